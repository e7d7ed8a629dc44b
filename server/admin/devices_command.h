#pragma once

#include <string>

#include "server/admin/command.h"
#include "shared/model/role.h"

namespace thidua {

/// Every enrolled device: whose it is, its last contact, how far it has synced.
CommandResult list_devices(CommandContext& context);

/// Cuts a device off: at its next message, and within a second where it is connected. `id` is whole
/// or any ending that only one device has.
CommandResult revoke_device(const std::string& id, CommandContext& context);

/// Another role for the person at the device, and another unit where a code is given. The device
/// finds its scopes changed at its next contact, and within seconds where it is connected.
/// `until` is the last day of it, "2027-06-30", or empty.
CommandResult change_device_role(const std::string& id, Role role, const std::string& unit_code,
                                 const std::string& until, CommandContext& context);

/// The last day of the role that the person at the device has; an empty `until` takes it back.
CommandResult set_last_day(const std::string& id, const std::string& until,
                           CommandContext& context);

}  // namespace thidua
