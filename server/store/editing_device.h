#pragma once

#include "server/store/edit_guard.h"

namespace thidua {

/// The device as it stands in that organisation; one without a name for an unknown device.
EditingDevice find_editing_device(Database& database, const DeviceId& device,
                                  const OrganizationChart& chart);

}  // namespace thidua
