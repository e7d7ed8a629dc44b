#pragma once

#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// Without it the head of a unit grants nothing himself; the sentence says so.
Result<void> check_has_legal_personality(Workspace& workspace, const RecordId& unit);

/// What the head of a unit with legal personality grants under the unit's own seal: checked by the
/// rule set of the decision's day, refused with the right way where it is not for such heads, and
/// entered in the register in the same save as the step. `said`: decision_number, decided_on, and
/// grant_reason for going on in spite of a check.
Result<void> prepare_own_grant(Workspace& workspace, const Record& nomination, const Fields& said,
                               EditBuilder& edit);

}  // namespace thidua
