#pragma once

#include "client/cli/command.h"

namespace thidua::cli {

/// `sync --watch`: stays connected, tries again while there is no line, sends what other processes
/// save on this device, and prints a line for each change, until SIGTERM or SIGINT. With --json one
/// document is printed at the end.
Result<ExitCode> watch(Workspace& workspace, const Console& console);

}  // namespace thidua::cli
