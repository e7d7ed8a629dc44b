#include "shared/model/unit.h"

#include "shared/base/translate.h"

namespace thidua {

bool is_organ(UnitKind kind) {
    return kind == UnitKind::province || kind == UnitKind::department ||
           kind == UnitKind::commune || kind == UnitKind::other;
}

bool exists_on(const Unit& unit, CivilDate date) {
    return (!unit.valid_from || *unit.valid_from <= date) &&
           (!unit.valid_to || date <= *unit.valid_to);
}

const std::string& display_name(const Unit& unit) {
    return unit.short_name.empty() ? unit.name : unit.short_name;
}

const std::string& name_on(const Unit& unit, CivilDate date) {
    const auto former = unit.former_names.lower_bound(to_iso(date));
    return former == unit.former_names.end() ? unit.name : former->second;
}

std::string kind_words(UnitKind kind) {
    switch (kind) {
        case UnitKind::province:
            return tr("Province");
        case UnitKind::department:
            return tr("Department");
        case UnitKind::office:
            return tr("Office");
        case UnitKind::division:
            return tr("Division");
        case UnitKind::service_unit:
            return tr("Public service unit");
        case UnitKind::commune:
            return tr("Commune or ward");
        case UnitKind::council:
            return tr("Council");
        case UnitKind::other:
            break;
    }
    return tr("Other body");
}

}  // namespace thidua
