#include <fmt/format.h>

#include "client/app/recovered_tray.h"
#include "client/cli/command_table.h"
#include "client/cli/list_file.h"
#include "client/cli/record_words.h"
#include "shared/base/translate.h"
#include "shared/model/report.h"

namespace thidua::cli {
namespace of_recovered {

Json to_json(const RecoveredView& recovered) {
    Json json = Json::object().set("id", recovered.id).set("record", recovered.record);
    return add_name(json, recovered.name)
        .set("title", recovered.name.title)
        .set("record_state", recovered.record_state)
        .set("version", Json::number(recovered.version))
        .set("parts", Json::number(recovered.parts))
        .set("epoch", recovered.epoch)
        .set("rev", Json::number(recovered.rev))
        .set("device", recovered.device_name)
        .set("person", recovered.person)
        .set("told_at", recovered.told_at)
        .set("state", to_text(recovered.state))
        .set("decided_by", recovered.decided_by);
}

/// "submitted (version 1)"; empty for what has no workflow.
std::string record_state_text(const RecoveredView& recovered) {
    const auto state = from_text<ReportState>(recovered.record_state);
    std::string text = state ? state_words(*state) : recovered.record_state;
    if (recovered.version > 0)
        text += fmt::format(fmt::runtime(tr(" (version {})")), recovered.version);
    return text;
}

std::string text_of(const RecoveredView& recovered) {
    std::string text = fmt::format("{}  {}\n", recovered.id.text(), words_of(recovered.name));
    if (const std::string state = record_state_text(recovered); !state.empty())
        text += fmt::format(fmt::runtime("  " + tr("As it stood there: {}.") + '\n'), state);
    const std::string told = recovered.told_at ? to_display(*recovered.told_at) : std::string{};
    text += fmt::format(fmt::runtime("  " +
                                     tr("Kept by {} ({}), told on {}; records that would "
                                        "come back: {}.") +
                                     '\n'),
                        recovered.person, recovered.device_name, told, recovered.parts);
    return text + "  " + state_words(recovered) + '\n';
}

std::vector<ListTable> tables_of(const std::vector<RecoveredView>& views) {
    ListTable table{.title = tr("What a restored server lacks"),
                    .heads = {tr("What"), tr("As it stood there"), tr("Kept by"), tr("Device"),
                              tr("Told on"), tr("Records"), tr("State"), tr("Id")}};
    for (const RecoveredView& recovered : views)
        table.rows.push_back({words_of(recovered.name), record_state_text(recovered),
                              recovered.person, recovered.device_name, cell_of(recovered.told_at),
                              recovered.parts, state_words(recovered), recovered.id.text()});
    return {table};
}

Result<ExitCode> list(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto views = RecoveredTray{workspace}.list(!arguments.has("--all"));
    if (!views) return views.error();
    Json document = Json::list();
    std::string text;
    for (const RecoveredView& recovered : *views) {
        document.push(to_json(recovered));
        text += text_of(recovered);
    }
    if (text.empty()) text = tr("No recovered copy waits for a decision.") + '\n';
    return hand_over(workspace, arguments, console,
                     {document, text, [&] { return tables_of(*views); }});
}

Result<ExitCode> accept(Workspace& workspace, const Arguments& arguments, const Console& console) {
    RecoveredTray tray{workspace};
    const auto id = tray.resolve(arguments.word("ID"));
    if (!id) return id.error();
    const auto done = tray.accept(*id);
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("state", to_text(RecoveredState::accepted)),
                 tr("It comes back with the next synchronisation."));
    return ExitCode::done;
}

Result<ExitCode> dismiss(Workspace& workspace, const Arguments& arguments, const Console& console) {
    RecoveredTray tray{workspace};
    const auto id = tray.resolve(arguments.word("ID"));
    if (!id) return id.error();
    const auto done = tray.dismiss(*id);
    if (!done) return done.error();
    console.show(Json::object().set("id", *id).set("state", to_text(RecoveredState::dismissed)),
                 tr("It is left out, and not asked about again."));
    return ExitCode::done;
}

}  // namespace of_recovered

Commands recovered_commands() {
    using namespace of_recovered;
    return {
        {.noun = "recovered",
         .verb = "list",
         .about = tr_later("What a restored server lacks and another device has kept (Office)."),
         .options = {{.name = "--all",
                      .about = tr_later("also those that were decided or came back")},
                     list_file_option()},
         .run = list},
        {.noun = "recovered",
         .verb = "accept",
         .about = tr_later("Let a recovered copy come back, with what belongs to it (Office)."),
         .parameters = {{"ID"}},
         .run = accept},
        {.noun = "recovered",
         .verb = "dismiss",
         .about = tr_later("Leave a recovered copy out (Office)."),
         .parameters = {{"ID"}},
         .run = dismiss},
    };
}

}  // namespace thidua::cli
