#pragma once

#include <string>
#include <utility>
#include <vector>

#include "shared/record/edit.h"

namespace thidua {

/// What a workflow step does to its record where the record stands now.
struct StepDecision {
    OutcomeKind outcome = OutcomeKind::applied;  ///< applied, already, noted or rejected
    RejectReason reason = RejectReason::none;
    std::vector<std::pair<FieldPath, Value>> changes = {};

    static StepDecision rejected(RejectReason reason) {
        return {.outcome = OutcomeKind::rejected, .reason = reason};
    }
};

/// Where a plain change of a field goes when the workflow has a say in it.
enum class SetGate {
    allow,
    as_request,  ///< kept below "request/" until the office reopens or declines
    fixed,       ///< as whoever made the record said; a later maker of the same says nothing
};

/// The transition tables of the record types that have a workflow (merge policy "state").
class WorkflowRules {
public:
    virtual ~WorkflowRules() = default;
    [[nodiscard]] virtual StepDecision decide(const Record& now, const Operation& step,
                                              const Edit& edit) const = 0;
    /// `now` existed before the edit.
    [[nodiscard]] virtual SetGate gate(const Record& now, const FieldPath& path) const = 0;
};

/// Whether the step that settles a conflict was decided on the other value that it holds now: its
/// argument "other_edit" names the edit that carried it. A step without the argument is.
bool settles_what_was_seen(const Record& conflict, const Operation& step);

/// Below this stand the changes that a request to reopen carries: one value for each field, of
/// whoever asked first. Another's other value is a conflict.
inline constexpr std::string_view request_prefix = "request/";
/// And below this, true: the field is to be cleared.
inline constexpr std::string_view clear_request_prefix = "request_clear/";
/// The step that is asked for, where anything is; and the words of a withdrawal that came too late.
inline constexpr std::string_view requested_step_path = "requested_step";
inline constexpr std::string_view requested_reason_path = "requested_reason";

}  // namespace thidua
