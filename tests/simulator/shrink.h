#pragma once

#include "tests/simulator/world.h"

namespace thidua::simulator {

/// A script that breaks a rule, with as little in it as was found to be needed.
struct Shrunk {
    Script script;
    RunResult result;
    std::size_t runs = 0;
};

/// Leaves out of a script whatever is not needed for the first of its findings: the same judge
/// complains of the same rule still. Empty when the script breaks no rule. Runs at most so many
/// worlds.
std::optional<Shrunk> shrink(const Script& script, RunOptions options, std::size_t runs_max = 3000);

}  // namespace thidua::simulator
