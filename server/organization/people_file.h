#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/role.h"

namespace thidua {

/// Somebody to enrol a device for: in the sample, nobody who exists.
struct Person {
    std::string name;
    std::string unit_code;
    Role role = Role::officer;
    std::string position;  ///< "Trưởng phòng"; may be empty

    bool operator==(const Person&) const = default;
};

/// The people of a file of the form {"people": [{"name", "unit", "role", "position"}]}. Refuses
/// mistakes as read_organization does. That the units exist is for the caller to see.
Result<std::vector<Person>> read_people(const std::filesystem::path& file);

}  // namespace thidua
