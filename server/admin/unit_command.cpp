#include "server/admin/unit_command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/day_text.h"
#include "server/admin/server_files.h"
#include "server/organization/organization_file.h"
#include "server/store/organization_changes.h"
#include "server/store/read_snapshot.h"
#include "server/store/record_store.h"
#include "shared/base/translate.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

using Json = nlohmann::ordered_json;

Json date_or_null(const std::optional<CivilDate>& date) {
    return date ? Json(to_iso(*date)) : Json(nullptr);
}

/// Units are named by their codes.
class UnitCodes {
public:
    explicit UnitCodes(const std::vector<Record>& units) {
        for (const Record& unit : units) codes_[unit.id] = view_of<Unit>(unit).code;
    }
    [[nodiscard]] std::string of(const RecordId& unit) const {
        const auto found = codes_.find(unit);
        return found == codes_.end() ? std::string{} : found->second;
    }

private:
    std::map<RecordId, std::string> codes_;
};

Json to_json(const Unit& unit, const UnitCodes& codes) {
    return {{"code", unit.code},
            {"name", unit.name},
            {"kind", to_text(unit.kind)},
            {"organ", codes.of(unit.organ)},
            {"parent", codes.of(unit.parent)},
            {"valid_from", date_or_null(unit.valid_from)},
            {"valid_to", date_or_null(unit.valid_to)},
            {"successor", codes.of(unit.successor)},
            {"split_from", codes.of(unit.origin)},
            {"former_names", unit.former_names},
            {"legal_personality", unit.has_legal_personality}};
}

std::string to_line(const Unit& unit, const UnitCodes& codes) {
    std::string line = fmt::format("{}  {} ({})  {}", unit.code, unit.name, kind_words(unit.kind),
                                   codes.of(unit.parent));
    if (unit.has_legal_personality) line += tr(", legal personality");
    if (unit.valid_to)
        line += fmt::format(fmt::runtime(tr(", closes on {}")), to_display(*unit.valid_to));
    if (!unit.successor.is_nil())
        line += fmt::format(fmt::runtime(tr(", merged into {}")), codes.of(unit.successor));
    if (!unit.origin.is_nil())
        line += fmt::format(fmt::runtime(tr(", split from {}")), codes.of(unit.origin));
    return line + "\n";
}

CommandResult say(const UnitChange& change, const std::string& words, CommandContext& context) {
    if (context.as_json)
        context.out << Json{{"unit", change.code},
                            {"name", change.name},
                            {"units", change.units},
                            {"devices", change.devices}}
                           .dump()
                    << "\n";
    else
        context.err << words << "\n";
    return ExitCode::done;
}

/// Does the change in a transaction of its own.
template <class Change>
auto in_store(CommandContext& context, const Change& change)
    -> decltype(change(std::declval<OrganizationChanges&>())) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    Transaction transaction{*database};
    OrganizationChanges changes{*database, {context.clock.now(), context.random}};
    auto changed = change(changes);
    if (changed) transaction.commit();
    return changed;
}

}  // namespace

CommandResult list_units(CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const ReadSnapshot snapshot{*database};
    const auto records = RecordStore{*database}.list(record_types::unit);
    const UnitCodes codes{records};
    std::map<std::string, Unit> by_code;
    for (const Record& record : records) {
        auto unit = view_of<Unit>(record);
        by_code.emplace(unit.code, std::move(unit));
    }
    auto list = Json::array();
    for (const auto& [code, unit] : by_code) {
        if (context.as_json)
            list.push_back(to_json(unit, codes));
        else
            context.out << to_line(unit, codes);
    }
    if (context.as_json) context.out << list.dump() << "\n";
    return ExitCode::done;
}

CommandResult move_unit(const std::string& code, const std::string& parent,
                        CommandContext& context) {
    const auto changed = in_store(
        context, [&](OrganizationChanges& changes) { return changes.move_unit(code, parent); });
    if (!changed) return changed.error();
    return say(*changed,
               fmt::format(fmt::runtime(tr("{} now stands below {}, with {} units and {} devices "
                                           "that work there.")),
                           code, parent, changed->units, changed->devices),
               context);
}

CommandResult rename_unit(const std::string& code, const std::string& name,
                          const std::string& short_name, const std::string& first_day,
                          CommandContext& context) {
    const auto date = read_day(first_day);
    if (!date) return date.error();
    const auto changed = in_store(context, [&](OrganizationChanges& changes) {
        return changes.rename_unit({code, name, short_name, *date});
    });
    if (!changed) return changed.error();
    return say(*changed,
               fmt::format(fmt::runtime(tr("{} is called \"{}\" from {} on.")), code, changed->name,
                           to_display(*date)),
               context);
}

CommandResult set_legal_personality(const std::string& code, bool has_it, CommandContext& context) {
    const auto changed = in_store(context, [&](OrganizationChanges& changes) {
        return changes.set_legal_personality(code, has_it);
    });
    if (!changed) return changed.error();
    return say(*changed,
               fmt::format(fmt::runtime(has_it ? tr("{} has legal personality: its head grants "
                                                    "awards of its own.")
                                               : tr("{} has no legal personality any more.")),
                           code),
               context);
}

CommandResult close_unit(const std::string& code, const std::string& last_day,
                         const std::string& into, CommandContext& context) {
    const auto date = read_day(last_day);
    if (!date) return date.error();
    const auto changed = in_store(context, [&](OrganizationChanges& changes) {
        return changes.close_unit({code, *date, into});
    });
    if (!changed) return changed.error();
    const std::string words =
        into.empty()
            ? fmt::format(fmt::runtime(tr("{} exists through {}.")), code, to_display(*date))
            : fmt::format(fmt::runtime(tr("{} exists through {} and is then one with {}.")), code,
                          to_display(*date), into);
    return say(*changed, words, context);
}

namespace {

/// "STP-HT=Phòng Hộ tịch"; without the sign a code without a name, which is refused.
UnitPart part_from(const std::string& words) {
    const std::size_t sign = words.find('=');
    if (sign == std::string::npos) return {.code = words, .name = {}};
    return {.code = words.substr(0, sign), .name = words.substr(sign + 1)};
}

/// Who works in the unit at a device, and who of the register belongs to it.
struct UnitPeople {
    std::vector<Device> devices;
    std::vector<Record> register_lines;
};

UnitPeople people_of(Database& database, const RecordId& unit) {
    UnitPeople people;
    for (Device& device : DeviceStore{database}.list())
        if (device.grantee.unit == unit && !device.revoked_at)
            people.devices.push_back(std::move(device));
    for (Record& person : RecordStore{database}.list(record_types::person))
        if (id_or_none(person.fields, "unit") == unit)
            people.register_lines.push_back(std::move(person));
    return people;
}

void say_people(const UnitPeople& people, CommandContext& context) {
    for (const Device& device : people.devices)
        context.err << fmt::format(
                           fmt::runtime(tr("{}, {}: \"thidua-server devices role {} {} --unit "
                                           "CODE\"")),
                           device.grantee.person, role_words(device.grantee.role), device.id.text(),
                           to_text(device.grantee.role))
                    << "\n";
    for (const Record& person : people.register_lines)
        context.err << fmt::format(fmt::runtime(tr("{}: the Office changes the unit in the "
                                                   "register of people, \"thidua person set {} "
                                                   "unit=CODE\"")),
                                   text_or_empty(person.fields, "name"), person.id.text())
                    << "\n";
}

Json to_json(const UnitPeople& people) {
    Json devices = Json::array();
    for (const Device& device : people.devices)
        devices.push_back({{"device", device.id.text()},
                           {"person", device.grantee.person},
                           {"role", to_text(device.grantee.role)}});
    Json lines = Json::array();
    for (const Record& person : people.register_lines)
        lines.push_back({{"id", person.id.text()}, {"name", text_or_empty(person.fields, "name")}});
    return {{"devices", devices}, {"people", lines}};
}

}  // namespace

CommandResult split_unit(const std::string& code, const std::string& first_day,
                         const std::vector<std::string>& parts, CommandContext& context) {
    const auto date = read_day(first_day);
    if (!date) return date.error();
    UnitSplit split{.code = code, .first_day = *date, .parts = {}};
    for (const std::string& part : parts) split.parts.push_back(part_from(part));
    const auto changed =
        in_store(context, [&](OrganizationChanges& changes) { return changes.split_unit(split); });
    if (!changed) return changed.error();
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const UnitPeople people = people_of(*database, unit_id(code));
    if (context.as_json) {
        context.out << Json{{"unit", changed->code},
                            {"name", changed->name},
                            {"units", changed->units},
                            {"to_reassign", to_json(people)}}
                           .dump()
                    << "\n";
        return ExitCode::done;
    }
    context.err << fmt::format(
                       fmt::runtime(tr("{} is {} units from {} on. To be given one of them:")),
                       code, parts.size(), to_display(*date))
                << "\n";
    say_people(people, context);
    return ExitCode::done;
}

CommandResult load_organization(const std::filesystem::path& file, CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    Transaction transaction{*database};
    RecordStore store{*database};
    std::vector<Record> known;
    for (const auto type :
         {record_types::unit, record_types::movement, record_types::holiday_calendar})
        for (Record& record : store.list(type)) known.push_back(std::move(record));
    const auto records = read_organization(file, known);
    if (!records) return records.error();
    const LoadCounts counts =
        OrganizationChanges{*database, {context.clock.now(), context.random}}.load(*records);
    transaction.commit();
    if (context.as_json)
        context.out << Json{{"added", counts.added},
                            {"kept", counts.kept},
                            {"changed", counts.changed}}
                           .dump()
                    << "\n";
    else
        context.err << fmt::format(
            fmt::runtime(
                tr("{} records added, {} changed by the working calendar; of the others {} "
                   "were there and stay as they are.\n")),
            counts.added, counts.changed, counts.kept);
    return ExitCode::done;
}

}  // namespace thidua
