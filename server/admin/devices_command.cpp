#include "server/admin/devices_command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/day_text.h"
#include "server/admin/server_files.h"
#include "server/store/device_store.h"
#include "server/store/editing_device.h"
#include "server/store/log_store.h"
#include "server/store/organization_changes.h"
#include "server/store/read_snapshot.h"
#include "shared/base/translate.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

nlohmann::ordered_json moment_or_null(const std::optional<Instant>& instant) {
    return instant ? nlohmann::ordered_json(to_iso(*instant)) : nlohmann::ordered_json(nullptr);
}

/// A device and the last day of its role.
struct DeviceLine {
    Device device;
    std::optional<CivilDate> until;
};

nlohmann::ordered_json to_json(const DeviceLine& line) {
    const Device& device = line.device;
    return {
        {"id", device.id.text()},
        {"unit", device.grantee.unit_code},
        {"role", to_text(device.grantee.role)},
        {"person", device.grantee.person},
        {"name", device.name},
        {"serial", device.serial},
        {"enrolled_at", to_iso(device.enrolled_at)},
        {"last_contact", moment_or_null(device.last_contact)},
        {"synced_through", device.synced_through.value()},
        {"revoked", device.revoked_at.has_value()},
        {"revoked_at", moment_or_null(device.revoked_at)},
        {"successor_of", device.successor_of ? nlohmann::ordered_json(device.successor_of->text())
                                             : nlohmann::ordered_json(nullptr)},
        {"until", line.until ? nlohmann::ordered_json(to_iso(*line.until))
                             : nlohmann::ordered_json(nullptr)}};
}

std::string until_words(const std::optional<CivilDate>& until, CivilDate today) {
    if (!until) return {};
    const std::string pattern = *until < today ? tr(", the role ended on {}") : tr(", until {}");
    return fmt::format(fmt::runtime(pattern), to_display(*until));
}

std::string to_line(const DeviceLine& line, Sequence head, CivilDate today) {
    const Device& device = line.device;
    const std::string contact = device.last_contact
                                    ? fmt::format(fmt::runtime(tr("last contact {}, has {} of {}")),
                                                  to_display(*device.last_contact),
                                                  device.synced_through.value(), head.value())
                                    : tr("no contact yet");
    const std::string revoked = device.revoked_at ? fmt::format(fmt::runtime(tr(", cut off {}")),
                                                                to_display(*device.revoked_at))
                                                  : std::string{};
    const std::string before =
        device.successor_of
            ? fmt::format(fmt::runtime(tr(", successor of {}")), device.successor_of->text())
            : std::string{};
    return fmt::format("{}  {}  {} ({}{})  {}  {}{}{}\n", device.id.text(),
                       device.grantee.unit_code, device.grantee.person,
                       role_words(device.grantee.role), until_words(line.until, today), device.name,
                       contact, revoked, before);
}

}  // namespace

CommandResult list_devices(CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const ReadSnapshot snapshot{*database};
    std::vector<DeviceLine> lines;
    for (const Device& device : DeviceStore{*database}.list())
        lines.push_back({device, find_last_day(*database, device)});
    const Sequence head = LogStore{*database}.head().seq;
    if (context.as_json) {
        auto list = nlohmann::ordered_json::array();
        for (const DeviceLine& line : lines) list.push_back(to_json(line));
        context.out << list.dump() << "\n";
        return ExitCode::done;
    }
    const CivilDate today = to_civil_date(context.clock.now());
    for (const DeviceLine& line : lines) context.out << to_line(line, head, today);
    if (lines.empty()) context.err << tr("No device is enrolled yet.") << "\n";
    return ExitCode::done;
}

CommandResult revoke_device(const std::string& id, CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    Transaction transaction{*database};
    DeviceStore devices{*database};
    const auto device = devices.find_by_ending(id);
    if (!device) return device.error();
    devices.revoke(device->id, context.clock.now());
    transaction.commit();
    if (context.as_json) {
        context.out << nlohmann::ordered_json{{"revoked", device->id.text()}}.dump() << "\n";
        return ExitCode::done;
    }
    context.err << fmt::format(fmt::runtime(tr("Device {} of {} ({}) is cut off.\n")),
                               device->id.text(), device->grantee.person,
                               device->grantee.unit_code);
    return ExitCode::done;
}

namespace {

Result<std::optional<CivilDate>> read_until(const std::string& until) {
    if (until.empty()) return std::optional<CivilDate>{};
    const auto day = read_day(until);
    if (!day) return day.error();
    return std::optional{*day};
}

/// One change of a device and what is said of it.
template <class Change, class Words>
CommandResult change_device(CommandContext& context, const std::string& until, const Change& change,
                            const Words& words) {
    const auto last_day = read_until(until);
    if (!last_day) return last_day.error();
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    Transaction transaction{*database};
    OrganizationChanges changes{*database, {context.clock.now(), context.random}};
    const auto device = change(changes, *last_day);
    if (!device) return device.error();
    transaction.commit();
    if (context.as_json)
        context.out << to_json(DeviceLine{*device, *last_day}).dump() << "\n";
    else
        context.err << words(*device, *last_day) << "\n";
    return ExitCode::done;
}

}  // namespace

CommandResult change_device_role(const std::string& id, Role role, const std::string& unit_code,
                                 const std::string& until, CommandContext& context) {
    return change_device(
        context, until,
        [&](OrganizationChanges& changes, const std::optional<CivilDate>& last_day) {
            return changes.change_role(id, role, unit_code, last_day);
        },
        [&](const Device& device, const std::optional<CivilDate>& last_day) {
            const std::string person = device.grantee.person;
            return last_day ? fmt::format(fmt::runtime(tr("{} is now {} of {}, until {}.")), person,
                                          role_words(role), device.grantee.unit_code,
                                          to_display(*last_day))
                            : fmt::format(fmt::runtime(tr("{} is now {} of {}.")), person,
                                          role_words(role), device.grantee.unit_code);
        });
}

CommandResult set_last_day(const std::string& id, const std::string& until,
                           CommandContext& context) {
    return change_device(
        context, until,
        [&](OrganizationChanges& changes, const std::optional<CivilDate>& last_day) {
            return changes.set_last_day(id, last_day);
        },
        [&](const Device& device, const std::optional<CivilDate>& last_day) {
            const std::string person = device.grantee.person;
            return last_day ? fmt::format(fmt::runtime(tr("{} stays {} of {} until {}.")), person,
                                          role_words(device.grantee.role), device.grantee.unit_code,
                                          to_display(*last_day))
                            : fmt::format(fmt::runtime(tr("{} stays {} of {} until further "
                                                          "notice.")),
                                          person, role_words(device.grantee.role),
                                          device.grantee.unit_code);
        });
}

}  // namespace thidua
