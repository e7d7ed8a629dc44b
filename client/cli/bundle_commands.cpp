#include <fmt/format.h>

#include "client/app/bundles.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace {

Result<ExitCode> write(Workspace& workspace, const Arguments& arguments, const Console& console) {
    const std::string file = arguments.word("FILE");
    const auto written = Bundles{workspace}.export_to(file);
    if (!written) return written.error();
    console.show(Json::object()
                     .set("file", file)
                     .set("edits", Json::number(written->edits))
                     .set("bytes", Json::number(written->bytes))
                     .set("hash", written->hash.hex()),
                 fmt::format(fmt::runtime(tr("{} holds {} changes that the server has not answered. "
                                             "Hand it to the Office, and take in its answer.")),
                             file, written->edits));
    return ExitCode::done;
}

Result<ExitCode> take_in(Workspace& workspace, const Arguments& arguments,
                         const Console& console) {
    const auto taken = Bundles{workspace}.import_from(arguments.word("FILE"));
    if (!taken) return taken.error();
    console.show(Json::object()
                     .set("pushed", Json::number(taken->receipts.answered))
                     .set("rejected", Json::number(taken->receipts.rejected))
                     .set("pulled", Json::number(taken->records_pulled))
                     .set("new_epoch", taken->is_new_epoch),
                 taken->is_new_epoch
                     ? tr("The server was restored since; export again.")
                     : fmt::format(fmt::runtime(tr("The server has answered {} changes, and sent "
                                                   "{} records.")),
                                   taken->receipts.answered, taken->records_pulled));
    return taken->receipts.rejected > 0 ? ExitCode::needs_person : ExitCode::done;
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

}  // namespace

Commands bundle_commands() {
    return {{.noun = "bundle",
             .verb = "export",
             .about = tr_later("Write what waits here into a file that only the server can read."),
             .parameters = {{.name = "FILE"}},
             .run = write},
            {.noun = "bundle",
             .verb = "import",
             .about = tr_later("Take in the server's answer to such a file."),
             .parameters = {{.name = "FILE"}},
             .run = take_in},
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
