#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace thidua {

/// "7d", "12h", "30m": a whole number above 0 of days, hours or minutes, at most 365 days. Empty
/// for anything else.
std::optional<std::chrono::seconds> read_duration(std::string_view text);

}  // namespace thidua
