#pragma once

#include "server/store/held_store.h"

namespace thidua {

/// Of an edit that came back and waits: whether the new epoch has changed all that it waits on, which
/// is then otherwise than RecoveryFold makes it. Only then may it be merged as a new edit would be;
/// else its ground, too, may have to come back first, and the fold gives it its place.
[[nodiscard]] bool stands_on_new_ground(Database& database, const HeldEdit& held);

}  // namespace thidua
