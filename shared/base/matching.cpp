#include "shared/base/matching.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "shared/base/icu_text.h"
#include "shared/base/syllables.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

/// Shorter ones are hit by chance.
constexpr std::size_t inner_initials_min = 3;
constexpr std::size_t joined_min = 3;

bool is_matched(UChar32 point) {
    return u_isalnum(point) || (U_MASK(u_charType(point)) & U_GC_M_MASK) != 0;
}

/// From the one spelling, so that "ly" and "lí" meet without marks, too.
SearchText::Word word_of(const icu::UnicodeString& letters) {
    const std::string exact = tone_normal(to_utf8(letters));
    return {.exact = exact, .tone = toneless(exact), .folded = folded(exact)};
}

MatchLevel level(const SearchText::Word& word, const SearchText::Word& other) {
    if (word.folded != other.folded)
        return other.folded.starts_with(word.folded) ? MatchLevel::beginning : MatchLevel::none;
    if (word.exact == other.exact) return MatchLevel::exact;
    return word.tone == other.tone ? MatchLevel::tone : MatchLevel::folded;
}

bool are_initials(const std::string& word, const std::string& initials) {
    if (word.size() < 2) return false;
    return word == initials ||
           (word.size() >= inner_initials_min && initials.find(word) != std::string::npos);
}

MatchLevel level(const SearchText::Word& word, const SearchText& text) {
    MatchLevel best = MatchLevel::none;
    for (const SearchText::Word& other : text.words) best = std::min(best, level(word, other));
    if (best < MatchLevel::initials) return best;
    if (are_initials(word.folded, text.initials)) return MatchLevel::initials;
    const bool has_near = std::ranges::any_of(text.words, [&](const SearchText::Word& other) {
        return is_near(word.folded, other.folded);
    });
    return has_near ? MatchLevel::near : MatchLevel::none;
}

/// Whether neighbouring words of the text, written together, are the words looked for, written
/// together: "3 an" and "3an"; with one letter too many or too few, "các nhân" and "cá nhân".
bool is_near_together(const SearchText& words, const SearchText& text) {
    std::string wanted;
    for (const SearchText::Word& word : words.words) wanted += word.folded;
    if (wanted.size() < joined_min) return false;
    std::string together;
    for (std::size_t first = 0; first < text.words.size(); ++first) {
        together.clear();
        for (std::size_t at = first; at < text.words.size(); ++at) {
            together += text.words[at].folded;
            if (together == wanted || is_near(together, wanted)) return true;
            if (together.size() > wanted.size()) break;
        }
    }
    return false;
}

}  // namespace

SearchText search_text(std::string_view text) {
    const icu::UnicodeString all = to_utf16(lowered(cleaned(text)));
    SearchText result;
    icu::UnicodeString word;
    for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
        const UChar32 point = all.char32At(at);
        if (is_matched(point)) {
            word.append(point);
        } else if (!word.isEmpty()) {
            result.words.push_back(word_of(word));
            word.remove();
        }
    }
    if (!word.isEmpty()) result.words.push_back(word_of(word));
    result.initials = initials(to_utf8(all));
    return result;
}

MatchLevel match(const SearchText& words, const SearchText& text) {
    MatchLevel worst = MatchLevel::exact;
    for (const SearchText::Word& word : words.words) {
        worst = std::max(worst, level(word, text));
        if (worst == MatchLevel::none)
            return is_near_together(words, text) ? MatchLevel::near : MatchLevel::none;
    }
    return worst;
}

MatchLevel match(std::string_view words, std::string_view text) {
    return match(search_text(words), search_text(text));
}

}  // namespace thidua
