#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/model/role.h"

namespace thidua {

/// Where in the window one can be. `report` and `submission` are reached from other places and
/// stand in no sidebar.
enum class Place {
    home,
    reports,
    conflicts,
    attention,
    matrix,
    consolidation,
    forms,
    report,
    submission
};

/// The sidebar of that role, top to bottom.
std::vector<Place> places_of(Role role);
/// Its name in the language of the interface.
std::string place_name(Place place);
/// The place of the sidebar that stays marked while one is there.
Place sidebar_place(Place place);
/// "home", "reports" ...: words of the command line.
std::string_view place_key(Place place);
std::optional<Place> place_from_key(std::string_view key);

}  // namespace thidua
