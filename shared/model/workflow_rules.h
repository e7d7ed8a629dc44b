#pragma once

#include "shared/record/workflow.h"

namespace thidua {

/// The transition tables of reports and conflicts (sync.md's table of concurrent steps: the first
/// step at the server stands, the second becomes a request, a note or a rejection with its reason).
///
/// Report: draft -> submitted n ("submit"), submitted n -> accepted n ("accept"),
/// submitted n -> returned n ("return"), submitted n -> draft ("withdraw"),
/// accepted n -> returned n ("reopen"), accepted n as it is ("decline": the officer saw what the
/// unit asks, as requests_seen() tells it in the arguments, and the answer is no). Conflict: open
/// -> settled ("settle").
class ModelWorkflow final : public WorkflowRules {
public:
    [[nodiscard]] StepDecision decide(const Record& now, const Operation& step,
                                      const Edit& edit) const override;
    [[nodiscard]] SetGate gate(const Record& now, const FieldPath& path) const override;
};

/// "withdrawn/<n>": true on a report whose version n the unit took back. Since a restore two
/// contents may have had that number; the evidence says which it was.
FieldPath withdrawn_path(std::int64_t version);

}  // namespace thidua
