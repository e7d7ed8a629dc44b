#pragma once

#include "server/store/device_store.h"
#include "shared/base/random.h"

namespace thidua::simulator {

// What an administrator does to the organ of the worlds. In the caller's transaction.

/// The second division goes to the neighbour, or comes back.
void move_division(Database& server, Instant now, Random& random);
/// A head becomes an officer, anybody else a head; what it is now.
Role change_role(Database& server, const DeviceId& device, Instant now, Random& random);

}  // namespace thidua::simulator
