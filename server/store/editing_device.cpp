#include "server/store/editing_device.h"

#include "server/store/device_store.h"

namespace thidua {

EditingDevice find_editing_device(Database& database, const DeviceId& id,
                                  const OrganizationChart& chart) {
    const auto device = DeviceStore{database}.find(id);
    if (!device) return {.device = id};
    const Grantee& grantee = device->grantee;
    const RecordId organ = chart.organ_of(grantee.unit);
    return {.device = id,
            .name = device->name,
            .person = grantee.person,
            .actor = {.role = grantee.role,
                      .unit = grantee.unit,
                      .organ = organ.is_nil() ? grantee.organ : organ}};
}

}  // namespace thidua
