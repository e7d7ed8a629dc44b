#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/environment.h"
#include "client/cli/command.h"
#include "shared/base/enum_text.h"

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

/// The exit code of a failure.
[[nodiscard]] ExitCode exit_code_of(ErrorCode code);

}  // namespace thidua::cli

namespace thidua {

/// As the document that --json prints of a failure names it.
template <>
struct EnumNames<ErrorCode> {
    static constexpr std::array<std::string_view, 11> names{
        "invalid_input", "not_found",     "not_allowed", "wrong_state", "unreachable", "refused",
        "damaged",       "newer_version", "locked",      "disk_full",   "internal"};
};

}  // namespace thidua
