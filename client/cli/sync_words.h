#pragma once

#include <string>

#include "client/app/sync_service.h"
#include "client/cli/command.h"

namespace thidua::cli {

Json to_json(const ChangesInQuestion& changes);
/// The figures of `thidua sync --json`, under their permanent names.
Json to_json(const SyncReport& report);
std::string sync_text(const SyncReport& report);

/// Says what waits for a person after a session: conflicts, rejected edits, a question of rule 14. `done` when nothing.
ExitCode say_what_waits(Workspace& workspace, const Console& console);

}  // namespace thidua::cli
