#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/conflicts.h"

namespace thidua {

/// A stretch of long prose that the two sides of a conflict have otherwise; a side without a
/// paragraph there has none.
struct ConflictPart {
    std::size_t same_before = 0;  ///< paragraphs that both sides have alike, since the part before
    std::optional<std::string> base;
    std::optional<std::string> kept;
    std::optional<std::string> other;
};

/// The paragraphs that a conflict of prose is about. Whatever is chosen is the whole value.
struct ConflictExcerpt {
    std::vector<ConflictPart> parts;
    std::size_t same_after = 0;  ///< paragraphs behind the last part
};

/// Empty where there is nothing to leave out: no prose, or no paragraph that both sides have alike.
std::optional<ConflictExcerpt> excerpt_of(const ConflictView& view);

/// "[3 paragraphs are the same]"; empty for none.
std::string same_words(std::size_t paragraphs);
/// A part of one side as it is shown.
std::string part_words(const std::optional<std::string>& part);
/// One side, with a line for what is left out: `side` is &ConflictPart::base, kept or other.
std::string excerpt_words(const ConflictExcerpt& excerpt,
                          std::optional<std::string> ConflictPart::* side);

}  // namespace thidua
