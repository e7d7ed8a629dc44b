#pragma once

#include "shared/base/result.h"
#include "shared/record/record.h"

/// What must be right before a paper goes to the head, and before it gets its number.
namespace thidua {

class Workspace;

/// Of an award decision that goes to be signed: it names nominations, none of which was not handed
/// in or was turned down, and cites no document that is not in force, unless "bases_reason" says
/// why.
Result<void> check_before_signing(Workspace& workspace, const Record& decision);

/// The number is no other paper's of that year, as far as this device knows (a number is never
/// given twice). `said`: number and issued_on.
Result<void> check_number_is_free(Workspace& workspace, const Record& paper, const Fields& said);

}  // namespace thidua
