#pragma once

#include <span>
#include <string>
#include <string_view>

namespace thidua {

/// The word among those known that somebody who wrote `written` most likely meant: the one that the
/// fewest added, dropped or changed bytes make of it, where these are at most a third of it, or
/// two; the first of several. Empty when none is near.
[[nodiscard]] std::string closest_word(std::string_view written,
                                       std::span<const std::string> known);

}  // namespace thidua
