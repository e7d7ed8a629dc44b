#pragma once

#include <filesystem>
#include <iosfwd>

#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

/// What the shell is told (the project's contract for all programs).
enum class ExitCode { done = 0, failed = 1, wrong_words = 2, unreachable = 3 };

/// What every command is given. `out` is for the result that was asked for, `err` for everything
/// else a person reads.
struct CommandContext {
    std::filesystem::path data;  ///< the server's folder
    bool as_json = false;        ///< exactly one JSON document on `out`
    std::ostream& out;
    std::ostream& err;
    const Clock& clock;
    Random& random;
};

/// A command either did its work, with a code for the shell, or failed with one sentence.
using CommandResult = Result<ExitCode>;

}  // namespace thidua
