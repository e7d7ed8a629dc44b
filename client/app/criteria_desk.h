#pragma once

#include <string>

#include "shared/base/decimal.h"
#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// Before a unit hands in its assessment: its set of criteria is issued, each criterion of it has a
/// mark, and no mark is of a criterion that the set does not have.
Result<void> check_assessment(Workspace& workspace, const Record& assessment);

/// In the save that issues a set of criteria the one that it replaces ceases to be in force.
void replace_former_set(Workspace& workspace, const Record& criteria_set, EditBuilder& edit);

/// What an assessment comes to: what the Office has verified, and the unit's own word elsewhere.
struct AssessmentResult {
    int exceeded = 0;
    int met = 0;
    int not_met = 0;
    int verified = 0;
    Decimal points{0};
};
AssessmentResult result_of_assessment(const Record& assessment);
/// "1 exceeded, 2 met, 0 not met; 1 of 3 verified".
std::string words_of(const AssessmentResult& result);

}  // namespace thidua
