#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"

namespace thidua {

/// Another program, run to its end. It reads nothing, and what it prints is not kept.
struct ProgramCall {
    std::filesystem::path program;
    std::vector<std::string> arguments = {};
    std::chrono::seconds time_max{60};
};

/// Where a program of this name is that the person could start by it; empty when nowhere.
std::optional<std::filesystem::path> find_program(const std::string& name);

/// Its exit code. `not_found` when it cannot be started; `internal` when it did not end in time or
/// broke down. Nothing of it runs on: on time out, it is ended with what it has started.
Result<int> run_program(const ProgramCall& call);

}  // namespace thidua
