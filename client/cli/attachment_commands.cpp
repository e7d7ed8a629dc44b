#include <fmt/format.h>

#include "client/app/attachments.h"
#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "client/cli/attachment_words.h"
#include "client/cli/command_table.h"
#include "client/cli/words.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace of_attachment {

Result<ExitCode> attach(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
    if (!id) return id.error();
    const auto attached = Attachments{workspace}.attach(*id, path_from_utf8(arguments.word("FILE")),
                                                        arguments.word("--field"));
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

Result<ExitCode> fetch(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto id = resolve_id(workspace, record_types::report, arguments.word("ID"));
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
    return {{.noun = "report",
             .verb = "attach",
             .about = tr_later("Attach a file to an answer of the report."),
             .parameters = {{"ID"}, {"FILE"}},
             .options = {{"--field", "PATH", tr_later("the answer that takes the file")}},
             .run = attach},
            {.noun = "report",
             .verb = "fetch",
             .about = tr_later("Write an attached file to disk, fetching it if it is not here."),
             .parameters = {{"ID"}, {"HASH"}},
             .options = {{"--to", "FILE", tr_later("the file to write"), true}},
             .run = fetch}};
}

}  // namespace thidua::cli
