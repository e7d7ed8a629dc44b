#pragma once

#include <chrono>
#include <cstdint>

namespace thidua {

/// A TCP connection whose other end has acknowledged nothing of what was sent for so long is broken
/// off by the system. `socket`: as the system numbers it. Where that cannot be, nothing happens.
void limit_unacknowledged(std::intptr_t socket, std::chrono::milliseconds at_most);

}  // namespace thidua
