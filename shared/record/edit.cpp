#include "shared/record/edit.h"

#include <algorithm>

namespace thidua {

bool Receipt::has(OutcomeKind kind) const {
    return std::any_of(outcomes.begin(), outcomes.end(),
                       [kind](const OperationOutcome& outcome) { return outcome.kind == kind; });
}

}  // namespace thidua
