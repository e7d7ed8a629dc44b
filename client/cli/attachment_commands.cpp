#include <fmt/format.h>

#include <algorithm>

#include "client/app/attachments.h"
#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "client/cli/attachment_words.h"
#include "client/cli/command_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace of_attachment {

Result<AttachedFile> attach_file(std::string_view type, const RecordId& id, Workspace& workspace,
                                 const Arguments& arguments) {
    Attachments files{workspace};
    const auto path = path_from_utf8(arguments.word("FILE"));
    const std::string field = arguments.word("--field");
    if (type == record_types::report) return files.attach(id, path, field);
    return files.attach(*find_record_rule(type), id, path, field);
}

Result<ExitCode> attach(std::string_view type, Workspace& workspace, const Arguments& arguments,
                        const Console& console) {
    const auto id = resolve_id(workspace, type, arguments.word("ID"));
    if (!id) return id.error();
    const auto attached = attach_file(type, *id, workspace, arguments);
    if (!attached) return attached.error();
    console.show(to_json(*attached),
                 fmt::format(fmt::runtime(tr("{} is attached; it is sent with the next contact.")),
                             attached->file.name));
    return ExitCode::done;
}

/// A session brings it, if the server has it.
Result<void> bring(Workspace& workspace, const AttachedFile& wanted) {
    Attachments files{workspace};
    if (files.has(wanted.file)) return {};
    files.want(wanted);
    if (auto synced = sync_once(workspace.folder(), workspace.environment()); !synced)
        return synced.error();
    if (files.has(wanted.file)) return {};
    return failure(ErrorCode::not_found,
                   tr("The server does not have this file yet; it comes when the machine that "
                      "attached it has sent it."));
}

Result<ExitCode> fetch(std::string_view type, Workspace& workspace, const Arguments& arguments,
                       const Console& console) {
    const auto id = resolve_id(workspace, type, arguments.word("ID"));
    if (!id) return id.error();
    const auto file = Attachments{workspace}.find(*id, arguments.word("HASH"));
    if (!file) return file.error();
    if (auto brought = bring(workspace, *file); !brought) return brought.error();
    const std::string to = arguments.word("--to");
    if (auto saved = Attachments{workspace}.save(file->file, path_from_utf8(to)); !saved)
        return saved.error();
    console.show(to_json(*file),
                 fmt::format(fmt::runtime(tr("{} is written to {}.")), file->file.name, to));
    return ExitCode::done;
}

bool takes_files(const RecordRule& rule) {
    return std::ranges::any_of(
        rule.fields, [](const FieldRule& field) { return field.kind == ValueKind::file; });
}

void add_commands(std::string noun, std::string_view type, Commands& commands) {
    const auto of = [type](auto verb) {
        return
            [type, verb](Workspace& workspace, const Arguments& arguments, const Console& console) {
                return verb(type, workspace, arguments, console);
            };
    };
    commands.push_back(
        {.noun = noun,
         .verb = "attach",
         .about = tr_later("Attach a file."),
         .parameters = {{"ID"}, {"FILE"}},
         .options = {{"--field", "PATH", tr_later("the answer or field that takes the file")}},
         .run = of(attach)});
    commands.push_back(
        {.noun = std::move(noun),
         .verb = "fetch",
         .about = tr_later("Write an attached file to disk, fetching it if it is not here."),
         .parameters = {{"ID"}, {"HASH"}},
         .options = {{"--to", "FILE", tr_later("the file to write"), true}},
         .run = of(fetch)});
}

}  // namespace of_attachment

Json to_json(const AttachedFile& attached) {
    return Json::object()
        .set("path", attached.path)
        .set("name", attached.file.name)
        .set("size", Json::number(attached.file.size))
        .set("hash", attached.file.hash.hex())
        .set("state", to_text(attached.place))
        .set("reason", attached.reason);
}

std::string attachments_text(const std::vector<AttachedFile>& files) {
    std::string text;
    for (const AttachedFile& file : files) {
        text += fmt::format("  {}  {}  {}: {}", file.path, file.file.name,
                            file.file.hash.hex().substr(0, 8), place_words(file.place));
        text += file.reason.empty() ? "\n" : ". " + file.reason + '\n';
    }
    return text.empty() ? text : '\n' + tr("Attached files:") + '\n' + text;
}

std::string place_words(FilePlace place) {
    switch (place) {
        case FilePlace::waiting:
            return tr("not sent yet");
        case FilePlace::sent:
            return tr("sent");
        case FilePlace::here:
            return tr("on this machine");
        case FilePlace::elsewhere:
            return tr("not on this machine");
        case FilePlace::refused:
            return tr("refused");
    }
    return {};
}

Commands attachment_commands() {
    using namespace of_attachment;
    Commands commands;
    add_commands("report", record_types::report, commands);
    for (const RecordRule& rule : record_rules())
        if (!rule.noun.empty() && takes_files(rule))
            add_commands(std::string{rule.noun}, rule.type, commands);
    return commands;
}

}  // namespace thidua::cli
