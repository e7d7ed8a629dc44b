#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/cli/command.h"

namespace thidua::cli {

/// What stands before or after the words of any command.
struct CommonOptions {
    std::optional<std::string> data;  ///< --data DIR
    std::optional<std::string> language;
    bool json = false;
    bool help = false;
    bool version = false;
};

/// A command line taken apart. `problem` is empty unless the words are wrong; then it is one
/// sentence, and the rest holds what was understood.
struct CommandLine {
    CommonOptions common = {};
    const Command* command = nullptr;  ///< one of those given; null with help and version
    std::string noun = {};             ///< for help: what was named before a command was complete
    Arguments arguments = Arguments{};
    std::string problem = {};
};

/// Takes apart the words after the program's name.
CommandLine parse_command_line(const Commands& commands, const std::vector<std::string>& words);

/// The value of `--lang` wherever it stands, before the words are looked at more closely: sentences
/// about wrong words are already in that language.
std::optional<std::string> find_language_option(const std::vector<std::string>& words);

}  // namespace thidua::cli
