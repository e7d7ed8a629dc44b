#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "server/store/organization_cache.h"
#include "server/store/organization_changes.h"
#include "server/store/own_edit.h"
#include "server/store/record_store.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

template <class... Words>
Error no_split(ErrorCode code, const std::string& pattern, const Words&... words) {
    return failure(code, fmt::format(fmt::runtime(pattern), words...));
}

CivilDate day_before(CivilDate day) {
    return CivilDate{std::chrono::sys_days{day} - std::chrono::days{1}};
}

/// Where the unit stood, and what it was.
Unit part_of(const Unit& whole, const RecordId& origin, const UnitPart& part, CivilDate first_day) {
    return {.code = part.code,
            .name = cleaned(part.name),
            .kind = whole.kind,
            .parent = whole.parent,
            .organ = whole.organ,
            .valid_from = first_day,
            .sort_key = whole.sort_key,
            .origin = origin};
}

}  // namespace

Result<void> OrganizationChanges::check_split(const Record& unit, const UnitSplit& split) {
    const auto whole = view_of<Unit>(unit);
    if (is_organ(whole.kind))
        return no_split(ErrorCode::invalid_input,
                        tr("{} is an organ by itself; only a unit of an organ is split."),
                        split.code);
    if (whole.valid_to)
        return no_split(ErrorCode::wrong_state, tr("{} closes on {} already."), split.code,
                        to_display(*whole.valid_to));
    if (whole.valid_from && split.first_day <= *whole.valid_from)
        return no_split(ErrorCode::invalid_input, tr("{} begins only on {}."), split.code,
                        to_display(*whole.valid_from));
    if (list_with_below(unit).size() > 1)
        return no_split(ErrorCode::invalid_input,
                        tr("There are units below {}; put them below another one first."),
                        split.code);
    if (split.parts.size() < 2)
        return no_split(ErrorCode::invalid_input, tr("Name the two or more units that {} becomes."),
                        split.code);
    std::set<std::string> codes;
    for (const UnitPart& part : split.parts) {
        if (is_blank(part.code) || is_blank(part.name))
            return no_split(ErrorCode::invalid_input,
                            tr("Each unit that {} becomes needs a code and a name."), split.code);
        if (!codes.insert(part.code).second || RecordStore{database_}.find(unit_id(part.code)))
            return no_split(ErrorCode::invalid_input,
                            tr("There is a unit with the code {} already; give a new one."),
                            part.code);
    }
    return {};
}

Result<UnitChange> OrganizationChanges::split_unit(const UnitSplit& split) {
    const auto record = find_unit(split.code);
    if (!record) return record.error();
    if (const auto sound = check_split(*record, split); !sound) return sound.error();
    auto whole = view_of<Unit>(*record);
    OwnEdit edit{moment_.now, moment_.random};
    for (const UnitPart& part : split.parts)
        edit.bring(std::nullopt, make_record(unit_id(part.code), province_scope(),
                                             part_of(whole, record->id, part, split.first_day)));
    whole.valid_to = day_before(split.first_day);
    Record ended = *record;
    write_fields(ended.fields, whole);
    edit.bring(*record, ended);
    edit.append(database_, moment_.now);
    note_organization_changed(database_);
    return UnitChange{split.code, whole.name, split.parts.size() + 1, count_devices({*record})};
}

}  // namespace thidua
