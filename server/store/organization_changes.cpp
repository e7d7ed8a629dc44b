#include "server/store/organization_changes.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/store/editing_device.h"
#include "server/store/organization_cache.h"
#include "server/store/own_edit.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/device_record.h"
#include "shared/model/holiday_calendar_record.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

template <class... Words>
Error because(ErrorCode code, const std::string& pattern, const Words&... words) {
    return failure(code, fmt::format(fmt::runtime(pattern), words...));
}

Record with(Record record, const Unit& unit) {
    write_fields(record.fields, unit);
    return record;
}

DeviceRecord record_of(const Device& device, std::optional<CivilDate> last_day) {
    return {.device = device.id.text(),
            .name = device.name,
            .person = device.grantee.person,
            .unit = device.grantee.unit,
            .organ = device.grantee.organ,
            .role = device.grantee.role,
            .enrolled_at = device.enrolled_at,
            .revoked = device.revoked_at.has_value(),
            .until = last_day};
}

}  // namespace

Result<Record> OrganizationChanges::find_unit(const std::string& code) {
    auto record = RecordStore{database_}.find(unit_id(code));
    if (record && record->type == record_types::unit) return *std::move(record);
    return because(ErrorCode::not_found,
                   tr("There is no unit with the code {}; \"unit list\" shows them all."), code);
}

std::vector<Record> OrganizationChanges::list_with_below(const Record& top) {
    const std::vector<Record> all = RecordStore{database_}.list(record_types::unit);
    std::vector<Record> found{top};
    for (std::size_t at = 0; at < found.size(); ++at)
        for (const Record& unit : all) {
            const bool is_new = std::ranges::find(found, unit.id, &Record::id) == found.end();
            if (is_new && view_of<Unit>(unit).parent == found[at].id) found.push_back(unit);
        }
    return found;
}

std::size_t OrganizationChanges::count_devices(const std::vector<Record>& units) {
    const auto devices = DeviceStore{database_}.list();
    const auto works_there = [&](const Device& device) {
        return !device.revoked_at &&
               std::ranges::find(units, device.grantee.unit, &Record::id) != units.end();
    };
    return static_cast<std::size_t>(std::ranges::count_if(devices, works_there));
}

Result<UnitChange> OrganizationChanges::move_unit(const std::string& code,
                                                  const std::string& parent_code) {
    const auto record = find_unit(code);
    if (!record) return record.error();
    const auto parent = find_unit(parent_code);
    if (!parent) return parent.error();
    const std::vector<Record> moved = list_with_below(*record);
    const auto unit = view_of<Unit>(*record);
    if (std::ranges::find(moved, parent->id, &Record::id) != moved.end())
        return because(ErrorCode::invalid_input,
                       tr("{} is part of {}; a unit cannot stand below itself."), parent_code,
                       code);
    if (unit.parent == parent->id)
        return because(ErrorCode::wrong_state, tr("{} stands below {} already."), code,
                       parent_code);
    const RecordId organ = is_organ(unit.kind) ? record->id : view_of<Unit>(*parent).organ;
    OwnEdit edit{moment_.now, moment_.random};
    for (const Record& before : moved) {
        auto after = view_of<Unit>(before);
        if (before.id == record->id) after.parent = parent->id;
        // An organ below it stays its own.
        if (after.organ == unit.organ && organ != unit.organ) {
            after.former_organs.insert(after.organ);
            after.former_organs.erase(organ);
            after.organ = organ;
            DeviceStore{database_}.set_organ(before.id, organ);
        }
        edit.bring(before, with(before, after));
    }
    edit.append(database_, moment_.now);
    note_organization_changed(database_);
    return UnitChange{code, unit.name, moved.size(), count_devices(moved)};
}

Result<void> OrganizationChanges::check_heir(const Record& unit, const UnitClosing& closing,
                                             const Record& heir) {
    const auto closed = view_of<Unit>(unit);
    const auto into = view_of<Unit>(heir);
    if (heir.id == unit.id)
        return because(ErrorCode::invalid_input, tr("{} cannot be merged into itself."),
                       closing.code);
    if (is_organ(closed.kind) || is_organ(into.kind) || closed.organ != into.organ)
        return because(ErrorCode::invalid_input,
                       tr("Only units of one organ can be merged; move {} into the organ of {} "
                          "first."),
                       closing.code, closing.into);
    if (into.valid_to && *into.valid_to <= closing.last_day)
        return because(ErrorCode::invalid_input, tr("{} closes on {}; name the unit that goes on."),
                       closing.into, to_display(*into.valid_to));
    return {};
}

Result<void> OrganizationChanges::check_closing(const Record& unit, const UnitClosing& closing) {
    const auto closed = view_of<Unit>(unit);
    if (closed.valid_to)
        return because(ErrorCode::wrong_state, tr("{} closes on {} already."), closing.code,
                       to_display(*closed.valid_to));
    if (closed.valid_from && closing.last_day < *closed.valid_from)
        return because(ErrorCode::invalid_input, tr("{} begins only on {}."), closing.code,
                       to_display(*closed.valid_from));
    if (closing.into.empty()) return {};
    const auto heir = find_unit(closing.into);
    return heir ? check_heir(unit, closing, *heir) : Result<void>{heir.error()};
}

Result<UnitChange> OrganizationChanges::close_unit(const UnitClosing& closing) {
    const auto record = find_unit(closing.code);
    if (!record) return record.error();
    if (const auto sound = check_closing(*record, closing); !sound) return sound.error();
    auto unit = view_of<Unit>(*record);
    unit.valid_to = closing.last_day;
    if (!closing.into.empty()) unit.successor = unit_id(closing.into);
    OwnEdit edit{moment_.now, moment_.random};
    edit.bring(*record, with(*record, unit));
    edit.append(database_, moment_.now);
    note_organization_changed(database_);
    return UnitChange{closing.code, unit.name, 1, count_devices({*record})};
}

Result<UnitChange> OrganizationChanges::rename_unit(const UnitNaming& naming) {
    const auto record = find_unit(naming.code);
    if (!record) return record.error();
    auto unit = view_of<Unit>(*record);
    const std::string name = cleaned(naming.name);
    if (name.empty() || name == unit.name)
        return because(ErrorCode::wrong_state, tr("{} has this name already; say the new one."),
                       naming.code);
    if (naming.first_day > to_civil_date(moment_.now))
        return because(ErrorCode::invalid_input,
                       tr("The new name begins on {}; rename {} on that day, not before."),
                       to_display(naming.first_day), naming.code);
    const std::string last_day =
        to_iso(CivilDate{std::chrono::sys_days{naming.first_day} - std::chrono::days{1}});
    const bool is_after_all =
        unit.former_names.empty() || unit.former_names.rbegin()->first < last_day;
    if (!is_after_all || (unit.valid_from && naming.first_day <= *unit.valid_from))
        return because(ErrorCode::invalid_input,
                       tr("{} had another name on {} already; choose a later day."), naming.code,
                       to_display(naming.first_day));
    unit.former_names[last_day] = unit.name;
    unit.name = name;
    unit.short_name = cleaned(naming.short_name);
    OwnEdit edit{moment_.now, moment_.random};
    edit.bring(*record, with(*record, unit));
    edit.append(database_, moment_.now);
    note_organization_changed(database_);
    return UnitChange{naming.code, unit.name, 1, count_devices({*record})};
}

Result<UnitChange> OrganizationChanges::set_legal_personality(const std::string& code,
                                                              bool has_it) {
    const auto record = find_unit(code);
    if (!record) return record.error();
    auto unit = view_of<Unit>(*record);
    if (unit.has_legal_personality == has_it)
        return because(ErrorCode::wrong_state,
                       has_it ? tr("{} has legal personality already.")
                              : tr("{} has no legal personality already."),
                       code);
    unit.has_legal_personality = has_it;
    OwnEdit edit{moment_.now, moment_.random};
    edit.bring(*record, with(*record, unit));
    edit.append(database_, moment_.now);
    note_organization_changed(database_);
    return UnitChange{code, unit.name, 1, count_devices({*record})};
}

Result<Device> OrganizationChanges::find_active(const std::string& device_ending) {
    auto device = DeviceStore{database_}.find_by_ending(device_ending);
    if (device && device->revoked_at)
        return because(ErrorCode::wrong_state, tr("The device {} is cut off; enrol it anew."),
                       device->id.text());
    return device;
}

Result<Device> OrganizationChanges::change_role(const std::string& device_ending, Role role,
                                                const std::string& unit_code,
                                                std::optional<CivilDate> last_day) {
    auto device = find_active(device_ending);
    if (!device) return device;
    Grantee& grantee = device->grantee;
    const Grantee before = grantee;
    if (!unit_code.empty()) {
        const auto unit = find_unit(unit_code);
        if (!unit) return unit.error();
        grantee.unit = unit->id;
        grantee.unit_code = unit_code;
        grantee.organ = view_of<Unit>(*unit).organ;
    }
    grantee.role = role;
    const bool is_until_then = !last_day || last_day == find_last_day(database_, *device);
    if (grantee == before && is_until_then)
        return because(ErrorCode::wrong_state, tr("{} is {} of {} already."), grantee.person,
                       role_words(role), grantee.unit_code);
    DeviceStore{database_}.set_grantee(device->id, grantee);
    tell_device(*device, last_day);
    return device;
}

Result<Device> OrganizationChanges::set_last_day(const std::string& device_ending,
                                                 std::optional<CivilDate> last_day) {
    auto device = find_active(device_ending);
    if (!device) return device;
    if (find_last_day(database_, *device) == last_day)
        return last_day ? because(ErrorCode::wrong_state,
                                  tr("The role of {} at this device ends on {} already."),
                                  device->grantee.person, to_display(*last_day))
                        : because(ErrorCode::wrong_state,
                                  tr("The role of {} at this device has no last day."),
                                  device->grantee.person);
    tell_device(*device, last_day);
    return device;
}

void OrganizationChanges::tell_device(const Device& device, std::optional<CivilDate> last_day) {
    const Record record = make_record(device_record_id(device.id), device_scope(device.id),
                                      record_of(device, last_day));
    OwnEdit edit{moment_.now, moment_.random};
    edit.bring(RecordStore{database_}.find(record.id), record);
    edit.append(database_, moment_.now);
    note_organization_changed(database_);
}

LoadCounts OrganizationChanges::load(const std::vector<Record>& records) {
    RecordStore store{database_};
    std::vector<Record> added;
    std::vector<std::pair<Record, Record>> changes;
    for (const Record& record : records) {
        const auto before = store.find(record.id);
        if (!before)
            added.push_back(record);
        else if (record.type == record_types::holiday_calendar &&
                 view_of<HolidayCalendarRecord>(record) != view_of<HolidayCalendarRecord>(*before))
            changes.emplace_back(*before, record);
    }
    load_records(database_, added, moment_.now, moment_.random);
    const std::size_t calendars = changes.size();
    for (std::size_t at = 0; at < calendars; ++at)
        if (const auto calendar = calendar_of(view_of<HolidayCalendarRecord>(changes[at].second)))
            follow(*calendar, changes);
    OwnEdit edit{moment_.now, moment_.random};
    for (const auto& [before, after] : changes) edit.bring(before, after);
    if (!edit.is_empty()) edit.append(database_, moment_.now);
    if (!changes.empty()) note_organization_changed(database_);
    return {.added = added.size(),
            .kept = records.size() - added.size() - calendars,
            .changed = changes.size()};
}

void OrganizationChanges::follow(const HolidayCalendar& calendar,
                                 std::vector<std::pair<Record, Record>>& changes) {
    RecordStore store{database_};
    for (const Record& record : store.list(record_types::obligation)) {
        const auto obligation = view_of<Obligation>(record);
        for (const PlannedPeriod& planned :
             plan_periods(obligation.schedule, static_cast<int>(obligation.first_year),
                          static_cast<int>(obligation.last_year), calendar)) {
            // Earlier ones are of an earlier rule, and keep the days that it gave them.
            if (planned.label < obligation.first_label) continue;
            const auto before = store.find(period_id(record.id, planned.label));
            if (!before) continue;
            const auto period = view_of<Period>(*before);
            const Period now = period_from_plan(obligation, record.id, planned);
            const bool is_open = due_instant(due_of(period), calendar) > moment_.now &&
                                 due_instant(due_of(now), calendar) > moment_.now;
            if (!is_open || now == period) continue;
            Record after = *before;
            write_fields(after.fields, now);
            changes.emplace_back(*before, std::move(after));
        }
    }
}

}  // namespace thidua
