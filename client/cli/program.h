#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "client/app/environment.h"
#include "client/cli/command.h"

namespace thidua::cli {

/// What main hands over, and a test in its place.
struct ProgramParts {
    Environment environment;
    std::ostream& out;
    std::ostream& err;
    bool is_terminal = false;  ///< of `err`
    /// Reads an environment variable: THIDUA_DATA and those of the locale.
    std::function<std::optional<std::string>(const char*)> variable;
};

/// `thidua` with these words after its name. Whatever goes wrong ends as an exit code and one
/// sentence on `err`; nothing is thrown.
ExitCode run_program(const Commands& commands, const std::vector<std::string>& words,
                     const ProgramParts& parts);

/// What a failure is called in the document that --json prints of it; permanent.
[[nodiscard]] std::string_view to_text(ErrorCode code);
/// The exit code of a failure.
[[nodiscard]] ExitCode exit_code_of(ErrorCode code);

}  // namespace thidua::cli
