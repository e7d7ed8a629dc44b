#pragma once

#include <optional>

#include "server/store/device_store.h"
#include "server/store/edit_guard.h"

namespace thidua {

/// The last day of the role at that device, as the administrator has said it: of the device that it
/// came from where it took a new identity. Empty: until further notice.
std::optional<CivilDate> find_last_day(Database& database, const Device& device);

/// The device as it stands in that organisation; one without a name for an unknown device.
EditingDevice find_editing_device(Database& database, const DeviceId& device,
                                  const OrganizationChart& chart);

}  // namespace thidua
