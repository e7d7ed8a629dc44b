#include "client/gui/presenter/place.h"

#include <array>

#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr std::array<std::string_view, 9> keys{"home",      "reports", "conflicts",
                                               "attention", "matrix",  "consolidation",
                                               "forms",     "report",  "submission"};

bool sees_the_organ(Role role) {
    return role == Role::office || role == Role::council_secretary || role == Role::leadership ||
           role == Role::auditor;
}

}  // namespace

std::vector<Place> places_of(Role role) {
    std::vector<Place> places{Place::home, Place::reports, Place::conflicts, Place::attention};
    if (!sees_the_organ(role)) return places;
    places.insert(places.begin() + 2, {Place::matrix, Place::consolidation});
    places.push_back(Place::forms);
    return places;
}

std::string place_name(Place place) {
    switch (place) {
        case Place::home:
            return tr("To do");
        case Place::reports:
            return tr("Reports");
        case Place::conflicts:
            return tr("Differences");
        case Place::attention:
            return tr("Not accepted");
        case Place::matrix:
            return tr("Follow-up");
        case Place::consolidation:
            return tr("Consolidation");
        case Place::forms:
            return tr("Forms and periods");
        case Place::report:
            return tr("Report");
        case Place::submission:
            return tr("Submission");
    }
    return {};
}

Place sidebar_place(Place place) {
    return place == Place::report || place == Place::submission ? Place::reports : place;
}

std::string_view place_key(Place place) {
    return keys.at(static_cast<std::size_t>(place));
}

std::optional<Place> place_from_key(std::string_view key) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i] == key) return static_cast<Place>(i);
    }
    return std::nullopt;
}

}  // namespace thidua
