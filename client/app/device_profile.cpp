#include "client/app/device_profile.h"

#include "client/store/local_store.h"
#include "client/store/record_query.h"
#include "shared/model/device_record.h"
#include "shared/model/ids.h"
#include "shared/model/unit.h"

namespace thidua {
namespace {

/// Mergers follow each other only so often; more is a circle.
constexpr int mergers_max = 16;

DeviceProfile as_enrolled(LocalStore& store) {
    return {.device = store.device(),
            .unit = RecordId::from_bytes(store.text_meta(device_keys::unit)).value_or(RecordId{}),
            .organ = {},
            .unit_code = store.text_meta(device_keys::unit_code),
            .unit_name = store.text_meta(device_keys::unit_name),
            .role = from_text<Role>(store.text_meta(device_keys::role)).value_or(Role::officer),
            .person = store.text_meta(device_keys::person)};
}

std::optional<Unit> find_unit(LocalStore& store, const RecordId& id) {
    const auto record = RecordQuery{store}.find(id);
    if (!record || record->type != record_types::unit) return std::nullopt;
    return view_of<Unit>(*record);
}

bool is_merged(const Unit& unit, CivilDate today) {
    return !unit.successor.is_nil() && unit.valid_to && *unit.valid_to < today;
}

}  // namespace

RecordId find_heir(LocalStore& store, const RecordId& unit, CivilDate today) {
    RecordId heir = unit;
    auto here = find_unit(store, heir);
    for (int step = 0; step < mergers_max && here && is_merged(*here, today); ++step) {
        const RecordId next = here->successor;
        here = find_unit(store, next);
        if (here) heir = next;
    }
    return heir;
}

std::optional<DeviceProfile> read_device_profile(LocalStore& store, Instant now) {
    if (!store.is_enrolled()) return std::nullopt;
    DeviceProfile profile = as_enrolled(store);
    if (const auto said = RecordQuery{store}.find(device_record_id(profile.device))) {
        const auto device = view_of<DeviceRecord>(*said);
        profile.unit = device.unit;
        profile.role = device.role;
        profile.until = device.until;
    }
    profile.unit = find_heir(store, profile.unit, to_civil_date(now));
    const auto unit = find_unit(store, profile.unit);
    if (!unit) return profile;
    profile.organ = unit->organ;
    profile.unit_code = unit->code;
    profile.unit_name = unit->name;
    return profile;
}

}  // namespace thidua
