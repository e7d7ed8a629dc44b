#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "server/admin/command.h"

namespace thidua {

/// Runs `thidua-server` with these arguments (the program's name left out) and returns what to tell
/// the shell. Sets the language of the program. Failures of the machine come out as exceptions.
ExitCode run_command_line(const std::vector<std::string>& arguments, std::ostream& out,
                          std::ostream& err, const Clock& clock, Random& random);

}  // namespace thidua
