#include "client/app/sync_service.h"
#include "client/app/workspace.h"
#include "client/cli/command_table.h"
#include "client/cli/progress.h"
#include "client/cli/sync_watch.h"
#include "client/cli/sync_words.h"
#include "shared/base/translate.h"

namespace thidua::cli {
namespace of_sync {

Result<SyncReport> sync_with_progress(Workspace& workspace, const Console& console) {
    Progress progress{console};
    return sync_once(workspace.folder(), workspace.environment(),
                     [&progress](const LineState& state) { progress.show(state); });
}

Result<ExitCode> sync(Workspace& workspace, const Arguments& arguments, const Console& console) {
    if (arguments.has("--accept-changes")) accept_changes(workspace);
    if (arguments.has("--watch")) return watch(workspace, console);
    const auto report = sync_with_progress(workspace, console);
    if (!report) return report.error();
    console.show(to_json(*report), sync_text(*report));
    return say_what_waits(workspace, console);
}

}  // namespace of_sync

Commands sync_commands() {
    using namespace of_sync;
    return {{.noun = "sync",
             .about = tr_later("Exchange with the server: one session, or stay connected."),
             .options = {{"--watch", "", tr_later("stay connected until told to stop")},
                         {"--accept-changes", "",
                          tr_later("let in, this once, what the server wants to change")}},
             .run = sync}};
}

}  // namespace thidua::cli
