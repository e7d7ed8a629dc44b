#include <fmt/format.h>

#include "client/app/held_tray.h"
#include "client/app/step_words.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/record_words.h"
#include "client/cli/report_words.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_held {

Json to_json(const HeldView& held) {
    Json json = Json::object().set("id", held.id).set("record", held.record);
    return add_name(json, held.name)
        .set("path", held.is_step ? "" : held.path)
        .set("label", held.is_step ? "" : held.label)
        .set("step", held.is_step ? held.path : "")
        .set("seen", thidua::cli::to_json(held.seen))
        .set("value", thidua::cli::to_json(held.value))
        .set("seen_text", held.seen_words)
        .set("value_text", held.value_words)
        .set("edit", held.edit)
        .set("author", held.author)
        .set("device", held.device_name)
        .set("received_at", held.received_at)
        .set("device_time", held.device_time)
        .set("state", to_text(held.state))
        .set("outcome", held.outcome)
        .set("released_by", held.released_by);
}

std::string text_of(const HeldView& held) {
    std::string text = fmt::format("{}  {}\n", held.id.text(), words_of(held.name));
    text += held.is_step
                ? "  " + step_words(held.name.type, held.path) + '\n'
                : fmt::format("  {}: {} → {}\n", held.label, held.seen_words, held.value_words);
    const std::string received = held.received_at ? to_display(*held.received_at) : std::string{};
    text += fmt::format(fmt::runtime("  " + tr("By {} ({}), received {}.") + '\n'), held.author,
                        held.device_name, received);
    return text + "  " + state_words(held) + '\n';
}

std::vector<ListTable> tables_of(const std::vector<HeldView>& views) {
    ListTable table{.title = tr("Changes that wait after a restore"),
                    .heads = {tr("What"), tr("Field"), tr("Before"), tr("After"), tr("Written by"),
                              tr("Device"), tr("Received"), tr("State"), tr("Id")}};
    for (const HeldView& held : views)
        table.rows.push_back({words_of(held.name),
                              held.is_step ? step_words(held.name.type, held.path) : held.label,
                              held.seen_words, held.value_words, held.author, held.device_name,
                              cell_of(held.received_at), state_words(held), held.id.text()});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto views = HeldTray{workspace}.list(!arguments.has("--all"));
    if (!views) return views.error();
    Json document = Json::list();
    std::string text;
    for (const HeldView& held : *views) {
        document.push(to_json(held));
        text += text_of(held);
    }
    if (text.empty()) text = tr("No change is held.") + '\n';
    return hand_over(workspace, arguments, console,
                     {document, text, [&] { return tables_of(*views); }});
}

Result<ExitCode> release(Workspace& workspace, const Arguments& arguments, const Console& console) {
    HeldTray tray{workspace};
    const auto id = tray.resolve(arguments.word("ID"));
    if (!id) return id.error();
    const auto released = tray.release(*id);
    if (!released) return released.error();
    console.show(Json::object()
                     .set("id", *id)
                     .set("state", to_text(HeldState::released))
                     .set("changes", Json::number(*released)),
                 fmt::format(fmt::runtime(tr("Changes of that save that the server merges with "
                                             "the next synchronisation: {}.")),
                             *released));
    return ExitCode::done;
}

}  // namespace of_held

Commands held_commands() {
    using namespace of_held;
    return {
        {.noun = "held",
         .verb = "list",
         .about =
             tr_later("Changes that wait, after a restore, for what they were made on (Office)."),
         .options = {{.name = "--all", .about = tr_later("also those that wait no longer")},
                     list_file_option()},
         .run = list},
        {.noun = "held",
         .verb = "release",
         .about = tr_later("Wait no longer: merge a held change, and all of its save (Office)."),
         .parameters = {{"ID"}},
         .run = release},
    };
}

}  // namespace thidua::cli
