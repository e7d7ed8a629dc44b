#pragma once

#include "shared/base/id.h"
#include "shared/base/result.h"

namespace thidua {

class Workspace;

/// Refuses what would alter the figures of a year whose phase the Office has reviewed and locked
/// (C18), as far as this device knows: wrong_state with the lock's title and the way out. What
/// units write is never refused; it counts once it is accepted.
Result<void> check_not_locked(Workspace& workspace, const RecordId& period);

}  // namespace thidua
