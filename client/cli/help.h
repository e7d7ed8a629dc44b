#pragma once

#include <string>

#include "client/cli/command_line.h"

namespace thidua::cli {

/// What --help shows: all commands, those of one noun, or one command with its options.
std::string help_text(const Commands& commands, const CommandLine& line);

/// "thidua report set ID [PATH=VALUE ...] [--from FILE.json]"
std::string usage_of(const Command& command);

}  // namespace thidua::cli
