#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thidua {

using Paragraphs = std::vector<std::string_view>;

/// What three versions of a text have between two paragraphs that all of them share; each may have
/// nothing there.
struct TextChunk {
    Paragraphs base;
    Paragraphs ours;
    Paragraphs theirs;
    std::optional<std::string_view> shared = {};  ///< behind it; none behind the last
};

/// From the first paragraph (line) to the last; the views are into the three texts. Empty when one
/// of them has more paragraphs than paragraphs_max.
std::optional<std::vector<TextChunk>> compare_paragraphs(std::string_view base,
                                                         std::string_view ours,
                                                         std::string_view theirs);

/// Joins two changes of the same prose by paragraph (line): what only one side changed is taken,
/// what both changed alike is taken once. Empty when both changed the same or touching paragraphs
/// differently, or when a text has more paragraphs than paragraphs_max.
std::optional<std::string> merge_paragraphs(std::string_view base, std::string_view ours,
                                            std::string_view theirs);

inline constexpr std::size_t paragraphs_max = 2000;

}  // namespace thidua
