#pragma once

#include "shared/model/record_types.h"
#include "shared/model/role.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// An enrolled device and the person who works on it.
struct DeviceRecord {
    static constexpr std::string_view record_type = record_types::device;

    std::string device;  ///< text of its DeviceId
    std::string name;
    std::string person;
    RecordId unit;
    RecordId organ;
    Role role = Role::officer;
    std::optional<Instant> enrolled_at;
    bool revoked = false;
    /// Last day of the role: what reaches the server later, and is not shown to have been there by
    /// then, is not taken. Empty: until further notice.
    std::optional<CivilDate> until;

    bool operator==(const DeviceRecord&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<DeviceRecord> auto& device) {
    visit("device", device.device);
    visit("name", device.name);
    visit("person", device.person);
    visit("unit", device.unit);
    visit("organ", device.organ);
    visit("role", device.role);
    visit("enrolled_at", device.enrolled_at);
    visit("revoked", device.revoked);
    visit("until", device.until);
}

}  // namespace thidua
