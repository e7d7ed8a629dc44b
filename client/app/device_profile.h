#pragma once

#include <optional>
#include <string>

#include "shared/base/time.h"
#include "shared/model/role.h"

namespace thidua {

class LocalStore;

/// Whose device this is.
struct DeviceProfile {
    DeviceId device;
    RecordId unit;
    RecordId organ;
    std::string unit_code;
    std::string unit_name;
    Role role = Role::officer;
    std::string person;
    std::optional<CivilDate> until = {};  ///< last day of the role, as the server has said
};

/// As it was enrolled, and as the server has said since: another role or unit of the person, a
/// unit that was moved, or merged into another one, which it then is (rule 6). Empty before
/// enrolment; without an organ until the first pull.
std::optional<DeviceProfile> read_device_profile(LocalStore& store, Instant now);

/// The unit that it is on that day: another one from the day after it was merged.
RecordId find_heir(LocalStore& store, const RecordId& unit, CivilDate today);

}  // namespace thidua
