#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace thidua {

/// Joins two changes of the same prose by paragraph (line): what only one side changed is taken,
/// what both changed alike is taken once. Empty when both changed the same or touching paragraphs
/// differently, or when a text has more paragraphs than paragraphs_max.
std::optional<std::string> merge_paragraphs(std::string_view base, std::string_view ours,
                                            std::string_view theirs);

inline constexpr std::size_t paragraphs_max = 2000;

}  // namespace thidua
