#include <fmt/format.h>

#include "client/app/bundles.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua::cli {
namespace of_bundle {

/// Nothing when there are no attached files to speak of.
std::string files_words(const BundledFiles& files) {
    if (files.left > 0)
        return '\n' + fmt::format(fmt::runtime(tr("{} attached files are in it; {} find no room "
                                                  "and wait for the next file, or for a line.")),
                                  files.in, files.left);
    if (files.in > 0)
        return '\n' + fmt::format(fmt::runtime(tr("{} attached files are in it.")), files.in);
    return {};
}

Result<ExitCode> write(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const std::string file = arguments.word("FILE");
    const auto written = Bundles{workspace}.export_to(file, !arguments.has("--without-files"));
    if (!written) return written.error();
    console.show(
        Json::object()
            .set("file", file)
            .set("edits", Json::number(written->edits))
            .set("files", Json::number(written->files.in))
            .set("files_left", Json::number(written->files.left))
            .set("bytes", Json::number(written->bytes))
            .set("hash", written->hash.hex()),
        fmt::format(fmt::runtime(tr("{} holds {} changes that the server has not answered. "
                                    "Hand it to the Office, and take in its answer.")),
                    file, written->edits) +
            files_words(written->files));
    return ExitCode::done;
}

Result<ExitCode> take_in(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto taken = Bundles{workspace}.import_from(arguments.word("FILE"));
    if (!taken) return taken.error();
    const SessionProgress& progress = taken->progress;
    console.show(Json::object()
                     .set("pushed", Json::number(progress.receipts.answered))
                     .set("rejected", Json::number(progress.receipts.rejected))
                     .set("pulled", Json::number(progress.records_pulled))
                     .set("files", Json::number(taken->files_stored))
                     .set("new_epoch", progress.is_new_epoch),
                 progress.is_new_epoch
                     ? tr("The server was restored since; export again.")
                     : fmt::format(fmt::runtime(tr("The server has answered {} changes, and sent "
                                                   "{} records.")),
                                   progress.receipts.answered, progress.records_pulled));
    return progress.receipts.rejected > 0 ? ExitCode::needs_person : ExitCode::done;
}

Result<ExitCode> relay(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const std::string reply = arguments.option("--reply").value_or("");
    const auto relayed =
        Bundles{workspace}.relay(path_from_utf8(arguments.word("FILE")), path_from_utf8(reply));
    if (!relayed) return relayed.error();
    console.show(Json::object()
                     .set("device", relayed->device.text())
                     .set("messages", Json::number(relayed->messages))
                     .set("reply", reply),
                 fmt::format(fmt::runtime(tr("The server has taken the file of device {}; carry {} "
                                             "back to it.")),
                             relayed->device.text(), reply));
    return ExitCode::done;
}

Result<ExitCode> note(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const auto noted = Bundles{workspace}.note_handover(arguments.word("FILE"),
                                                        arguments.option("--from").value_or(""));
    if (!noted) return noted.error();
    console.show(Json::object().set("id", *noted),
                 tr("It is noted that this file was handed over; the time counts from the next "
                    "contact with the server. Synchronise now."));
    return ExitCode::done;
}

}  // namespace of_bundle

Commands bundle_commands() {
    using namespace of_bundle;
    return {{.noun = "bundle",
             .verb = "export",
             .about = tr_later("Write what waits here into a file that only the server can read."),
             .parameters = {{.name = "FILE"}},
             .options = {{.name = "--without-files",
                          .about = tr_later("Leave out the attached files that wait.")}},
             .run = write},
            {.noun = "bundle",
             .verb = "import",
             .about = tr_later("Take in the server's answer to such a file."),
             .parameters = {{.name = "FILE"}},
             .run = take_in},
            {.noun = "bundle",
             .verb = "relay",
             .about = tr_later("Pass somebody else's file to the server and bring its answer."),
             .parameters = {{.name = "FILE"}},
             .options = {{.name = "--reply",
                          .value = "FILE",
                          .about = tr_later("Where to write the answer"),
                          .required = true}},
             .run = relay},
            {.noun = "bundle",
             .verb = "note",
             .about = tr_later("The Office: this file was handed over to us now."),
             .parameters = {{.name = "FILE"}},
             .options = {{.name = "--from",
                          .value = "TEXT",
                          .about = tr_later("Who brought it."),
                          .required = true}},
             .run = note}};
}

}  // namespace thidua::cli
