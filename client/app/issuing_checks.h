#pragma once

#include "shared/base/result.h"
#include "shared/record/record.h"

/// What must be right before a paper goes to the head.
namespace thidua {

class Workspace;

/// Of an award decision that goes to be signed: it names nominations, none of which was not handed
/// in or was turned down, and cites no document that is not in force, unless "bases_reason" says
/// why.
Result<void> check_before_signing(Workspace& workspace, const Record& decision);

}  // namespace thidua
