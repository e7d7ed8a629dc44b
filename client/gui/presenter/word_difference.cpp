#include "client/gui/presenter/word_difference.h"

#include <algorithm>

namespace thidua {
namespace {

constexpr std::size_t words_max = 1500;

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

/// Words with the blanks that follow them.
std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t from = 0;
    while (from < text.size()) {
        std::size_t to = from;
        while (to < text.size() && !is_blank(text[to])) ++to;
        while (to < text.size() && is_blank(text[to])) ++to;
        words.push_back(text.substr(from, to - from));
        from = to;
    }
    return words;
}

std::string_view bare(std::string_view word) {
    while (!word.empty() && is_blank(word.back())) word.remove_suffix(1);
    return word;
}

/// lengths[i][j]: words in common of before[i..] and text[j..].
using Lengths = std::vector<std::vector<unsigned short>>;

Lengths common_lengths(const std::vector<std::string_view>& before,
                       const std::vector<std::string_view>& text) {
    Lengths lengths(before.size() + 1, std::vector<unsigned short>(text.size() + 1, 0));
    for (std::size_t i = before.size(); i-- > 0;) {
        for (std::size_t j = text.size(); j-- > 0;) {
            lengths[i][j] = bare(before[i]) == bare(text[j])
                                ? static_cast<unsigned short>(lengths[i + 1][j + 1] + 1)
                                : std::max(lengths[i + 1][j], lengths[i][j + 1]);
        }
    }
    return lengths;
}

void append(std::vector<TextPiece>& pieces, std::string_view word, bool differs) {
    if (pieces.empty() || pieces.back().differs != differs) pieces.push_back({{}, differs});
    pieces.back().text += word;
}

}  // namespace

std::vector<TextPiece> mark_difference(std::string_view before, std::string_view text) {
    const auto old_words = words_of(before);
    const auto new_words = words_of(text);
    if (old_words.size() > words_max || new_words.size() > words_max)
        return {{std::string{text}, before != text}};
    const Lengths lengths = common_lengths(old_words, new_words);
    std::vector<TextPiece> pieces;
    std::size_t i = 0;
    std::size_t j = 0;
    while (j < new_words.size()) {
        if (i < old_words.size() && bare(old_words[i]) == bare(new_words[j])) {
            append(pieces, new_words[j++], false);
            ++i;
        } else if (i < old_words.size() && lengths[i + 1][j] >= lengths[i][j + 1]) {
            ++i;
        } else {
            append(pieces, new_words[j++], true);
        }
    }
    return pieces;
}

}  // namespace thidua
