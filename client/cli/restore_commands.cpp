#include <fmt/format.h>

#include "client/app/restores.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/text_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_restore {

Json to_json(const RestoredFrom& device) {
    return Json::object()
        .set("device", device.device)
        .set("name", device.device_name)
        .set("person", device.person)
        .set("unit", device.unit_code)
        .set("unit_name", device.unit_name)
        .set("known", device.is_known)
        .set("last_contact", device.last_contact)
        .set("reported_at", device.reported_at)
        .set("edits_back", Json::number(device.edits_back))
        .set("copies", Json::number(device.copies));
}

Json to_json(const RestoreView& restore) {
    Json devices = Json::list();
    for (const RestoredFrom& device : restore.devices) devices.push(to_json(device));
    return Json::object()
        .set("id", restore.id)
        .set("epoch", restore.epoch)
        .set("at", restore.at)
        .set("reason", restore.reason)
        .set("state", restore.is_open ? "open" : "closed")
        .set("closed_at", restore.closed_at)
        .set("known", Json::number(restore.known()))
        .set("reported", Json::number(restore.reported()))
        .set("devices", devices);
}

std::string standing_words(const RestoredFrom& device) {
    if (device.reported_at)
        return fmt::format(fmt::runtime(tr("reported {}")), to_display(*device.reported_at));
    if (!device.last_contact) return tr("has not reported");
    return fmt::format(fmt::runtime(tr("has not reported; last contact {}")),
                       to_display(*device.last_contact));
}

std::string brought_words(const RestoredFrom& device) {
    if (device.edits_back == 0 && device.copies == 0) return {};
    return fmt::format(fmt::runtime(tr("edits that came back: {}; copies: {}")), device.edits_back,
                       device.copies);
}

std::string text_of(const RestoreView& restore) {
    const std::string why = restore.reason == "admin"
                                ? tr("restored from a backup")
                                : tr("the server noticed that it had been put back");
    std::string text =
        fmt::format(fmt::runtime(tr("{}: {}; {} of {} devices have reported.") + '\n'),
                    restore.at ? to_display(*restore.at) : std::string{}, why, restore.reported(),
                    restore.known());
    TextTable table{2};
    for (const RestoredFrom& device : restore.devices)
        table.add({device.unit_name, device.person, device.device_name, standing_words(device),
                   brought_words(device)});
    return text + table.text();
}

std::vector<ListTable> tables_of(const std::vector<RestoreView>& restores) {
    ListTable table{
        .title = tr("Restores of the server"),
        .heads = {tr("Restored at"), tr("Unit"), tr("Person"), tr("Device"), tr("Last contact"),
                  tr("Reported at"), tr("Edits that came back"), tr("Copies")}};
    for (const RestoreView& restore : restores)
        for (const RestoredFrom& device : restore.devices)
            table.rows.push_back({cell_of(restore.at), device.unit_name, device.person,
                                  device.device_name, cell_of(device.last_contact),
                                  cell_of(device.reported_at), device.edits_back, device.copies});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto restores = list_restores(workspace);
    if (!restores) return restores.error();
    Json document = Json::list();
    std::string text;
    for (const RestoreView& restore : *restores) {
        document.push(to_json(restore));
        text += text_of(restore);
    }
    if (text.empty()) text = tr("This device knows of no restore of the server.") + '\n';
    return hand_over(workspace, arguments, console,
                     {document, text, [&] { return tables_of(*restores); }});
}

}  // namespace of_restore

Commands restore_commands() {
    using namespace of_restore;
    return {{.noun = "restore",
             .verb = "list",
             .about = tr_later("Restores of the server: who has reported, and with what (Office)."),
             .options = {list_file_option()},
             .run = list}};
}

}  // namespace thidua::cli
