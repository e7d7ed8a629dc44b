#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thidua {

/// A run of text that is, or is not, in the other text too.
struct TextPiece {
    std::string text;
    bool differs = false;

    bool operator==(const TextPiece&) const = default;
};

/// `text` cut into runs, the words that `before` does not have there marked. Joined together the
/// pieces are the text. Long texts (more than 1,500 words) are compared as a whole.
std::vector<TextPiece> mark_difference(std::string_view before, std::string_view text);

}  // namespace thidua
