#pragma once

#include <string>

#include "server/admin/command.h"

namespace thidua {

/// Every enrolled device: whose it is, its last contact, how far it has synced.
CommandResult list_devices(CommandContext& context);

/// Cuts a device off: at its next message, and within a second where it is connected. `id` is whole
/// or any ending that only one device has.
CommandResult revoke_device(const std::string& id, CommandContext& context);

}  // namespace thidua
