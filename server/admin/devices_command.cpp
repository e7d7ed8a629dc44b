#include "server/admin/devices_command.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <ostream>

#include "server/admin/server_files.h"
#include "server/store/device_store.h"
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

nlohmann::ordered_json to_json(const Device& device) {
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
                                             : nlohmann::ordered_json(nullptr)}};
}

std::string to_line(const Device& device, Sequence head) {
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
    return fmt::format("{}  {}  {} ({})  {}  {}{}{}\n", device.id.text(), device.grantee.unit_code,
                       device.grantee.person, role_words(device.grantee.role), device.name, contact,
                       revoked, before);
}

}  // namespace

CommandResult list_devices(CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    const ReadSnapshot snapshot{*database};
    const auto devices = DeviceStore{*database}.list();
    const Sequence head = LogStore{*database}.head().seq;
    if (context.as_json) {
        auto list = nlohmann::ordered_json::array();
        for (const Device& device : devices) list.push_back(to_json(device));
        context.out << list.dump() << "\n";
        return ExitCode::done;
    }
    for (const Device& device : devices) context.out << to_line(device, head);
    if (devices.empty()) context.err << tr("No device is enrolled yet.") << "\n";
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

CommandResult change_device_role(const std::string& id, Role role, const std::string& unit_code,
                                 CommandContext& context) {
    auto database = open_existing_store(context.data, false);
    if (!database) return database.error();
    Transaction transaction{*database};
    OrganizationChanges changes{*database, {context.clock.now(), context.random}};
    const auto device = changes.change_role(id, role, unit_code);
    if (!device) return device.error();
    transaction.commit();
    if (context.as_json) {
        context.out << to_json(*device).dump() << "\n";
        return ExitCode::done;
    }
    context.err << fmt::format(fmt::runtime(tr("{} is now {} of {}.\n")), device->grantee.person,
                               role_words(role), device->grantee.unit_code);
    return ExitCode::done;
}

}  // namespace thidua
