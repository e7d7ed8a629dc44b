#include "server/store/editing_device.h"

#include "server/store/record_store.h"
#include "shared/model/device_record.h"
#include "shared/model/ids.h"

namespace thidua {
namespace {

/// New identities follow each other only so often; more is a circle.
constexpr int identities_max = 16;

}  // namespace

std::optional<CivilDate> find_last_day(Database& database, const Device& device) {
    RecordStore records{database};
    std::optional<Device> now = device;
    for (int step = 0; step < identities_max && now; ++step) {
        if (const auto said = records.find(device_record_id(now->id)))
            return view_of<DeviceRecord>(*said).until;
        const auto before = now->successor_of;
        now = before ? DeviceStore{database}.find(*before) : std::nullopt;
    }
    return std::nullopt;
}

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
                      .organ = organ.is_nil() ? grantee.organ : organ},
            .last_day = find_last_day(database, *device)};
}

}  // namespace thidua
