#include "client/app/known_people.h"

#include <algorithm>
#include <array>
#include <vector>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/model/member_value.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

struct HeldPosition {
    std::string title;
    RecordId unit;
    bool is_leading = false;
};

/// Those that the person holds on the day.
std::vector<HeldPosition> positions_on(const Fields& person, CivilDate day) {
    std::vector<HeldPosition> held;
    for (const std::string& key : typed_record::list_segments(person, "positions/")) {
        const std::string below = "positions/" + key + "/";
        const auto from = date_or_none(person, below + "from");
        const auto to = date_or_none(person, below + "to");
        if ((from && *from > day) || (to && *to < day)) continue;
        held.push_back({.title = text_or_empty(person, below + "title"),
                        .unit = id_or_none(person, below + "unit"),
                        .is_leading = is_true_at(person, below + "is_leader")});
    }
    return held;
}

bool leads(const HeldPosition& position, const RecordId& unit) {
    constexpr std::array<std::string_view, 4> of_something_else{"Công đoàn", "Đảng", "Bí thư",
                                                                "Thanh niên"};
    if (!position.is_leading || position.unit != unit || position.title.empty() ||
        position.title.starts_with("Phó"))
        return false;
    return std::ranges::none_of(of_something_else, [&](std::string_view words) {
        return position.title.find(words) != std::string::npos;
    });
}

KnownPerson known(const Fields& person, const HeldPosition& position) {
    return {.title = title_of_gender(text_or_empty(person, "gender")),
            .name = text_or_empty(person, "name"),
            .position = position.title,
            .unit = position.unit};
}

KnownPerson known_on(const Fields& person, CivilDate day) {
    const auto held = positions_on(person, day);
    KnownPerson one = known(person, held.empty() ? HeldPosition{} : held.front());
    if (one.unit.is_nil()) one.unit = id_or_none(person, "unit");
    return one;
}

}  // namespace

std::string title_of_gender(const std::string& gender) {
    return gender == "female" ? "Bà" : gender == "male" ? "Ông" : "Ông/Bà";
}

std::string without_organ(const std::string& position) {
    return position.substr(0, std::min(position.find(" Sở"), position.find(" UBND")));
}

std::optional<KnownPerson> head_of_unit(Workspace& workspace, const RecordId& unit, CivilDate day) {
    if (unit.is_nil()) return std::nullopt;
    for (const Record& person :
         RecordQuery{workspace.store()}.list({.type = record_types::person})) {
        if (date_or_none(person.fields, "left_on")) continue;
        for (const HeldPosition& position : positions_on(person.fields, day))
            if (leads(position, unit)) return known(person.fields, position);
    }
    return std::nullopt;
}

std::optional<KnownPerson> find_person_named(Workspace& workspace, const std::string& name,
                                             CivilDate day) {
    std::optional<KnownPerson> found;
    for (const Record& person :
         RecordQuery{workspace.store()}.list({.type = record_types::person})) {
        if (text_or_empty(person.fields, "name") != name) continue;
        if (found) return std::nullopt;
        found = known_on(person.fields, day);
    }
    return found;
}

std::optional<KnownPerson> find_known_person(Workspace& workspace, const RecordId& id,
                                             CivilDate day) {
    const auto person = RecordQuery{workspace.store()}.find(id);
    if (!person || person->type != record_types::person) return std::nullopt;
    return known_on(person->fields, day);
}

}  // namespace thidua
