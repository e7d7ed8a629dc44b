#pragma once

namespace thidua {

/// Prints the broken condition and stops the program; never returns.
[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace thidua

/// States what only our own bug can break. On in every build: a wrong figure that goes on is worse
/// than a program that stops.
#define CHECK(condition) \
    ((condition) ? void(0) : ::thidua::fail_check(#condition, __FILE__, __LINE__))
