#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/base/icu_text.h"
#include "shared/base/legacy_table.h"
#include "shared/base/legacy_text.h"
#include "shared/base/syllables.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

constexpr int score_min = 50;

bool is_ascii(UChar32 point) {
    return point < 0x80;
}

/// Signs are letters in TCVN3: only what is above Latin and no letter there ends a word.
bool belongs_to_a_word(UChar32 point) {
    return is_ascii(point) ? u_isalpha(point) : point > 0xA0 && (point < 0x100 || u_isalpha(point));
}

bool is_small_or_capital(UChar32 point) {
    const int8_t type = u_charType(point);
    return type == U_LOWERCASE_LETTER || type == U_UPPERCASE_LETTER;
}

/// Words that tell one encoding from another: with a letter or sign that is not ASCII. Not lone
/// signs ("®", "½"), and not the micrometre, the one unit that TCVN3 would read as a word.
bool is_telling(const icu::UnicodeString& word) {
    bool has_letter = false;
    bool has_mark = false;
    for (int32_t at = 0; at < word.length(); ++at) {
        has_letter = has_letter || is_small_or_capital(word.charAt(at));
        has_mark = has_mark || !is_ascii(word.charAt(at));
    }
    return has_letter && has_mark && word != icu::UnicodeString{u"\u00B5m"};
}

std::vector<std::string> telling_words(const icu::UnicodeString& text) {
    std::vector<std::string> words;
    icu::UnicodeString word;
    for (int32_t at = 0; at <= text.length(); ++at) {
        if (at < text.length() && belongs_to_a_word(text.charAt(at))) {
            word.append(text.charAt(at));
            continue;
        }
        if (is_telling(word)) words.push_back(to_utf8(word));
        word.remove();
    }
    return words;
}

int score_of(const std::vector<std::string>& words, LegacyEncoding encoding) {
    if (words.empty()) return 0;
    const auto hits = std::ranges::count_if(words, [&](const std::string& word) {
        return is_syllable(cleaned(from_legacy(word, encoding)));
    });
    return static_cast<int>(100 * hits / static_cast<std::ptrdiff_t>(words.size()));
}

bool has_letters_of_unicode(const icu::UnicodeString& text) {
    const icu::UnicodeString letters = composed(text);
    for (int32_t at = 0; at < letters.length(); ++at)
        if (letters.charAt(at) > 0xFF && is_marked_letter(letters.charAt(at))) return true;
    return false;
}

/// ASCII letters in capitals beside toned letters that TCVN3 only has as small ones: "TØNH".
bool looks_like_capitals(const icu::UnicodeString& text) {
    int capitals = 0;
    for (int32_t at = 0; at < text.length(); ++at) {
        const char16_t unit = text.charAt(at);
        if (unit >= 'a' && unit <= 'z') return false;
        if (unit >= 'A' && unit <= 'Z') ++capitals;
    }
    return capitals >= 2;
}

LegacyEncoding encoding_of_font(std::string_view font) {
    const std::string name = lowered(font);
    if (name.starts_with("vni")) return LegacyEncoding::vni;
    if (!name.starts_with(".vn")) return LegacyEncoding::none;
    return name.ends_with('h') ? LegacyEncoding::tcvn3_capital : LegacyEncoding::tcvn3;
}

}  // namespace

LegacyGuess guess_encoding(std::string_view text, std::string_view font) {
    const icu::UnicodeString raw = to_utf16(text);
    const std::vector<std::string> words = telling_words(raw);
    LegacyGuess guess{.score = score_of(words, LegacyEncoding::none)};
    if (has_letters_of_unicode(raw)) return guess;
    if (const LegacyEncoding named = encoding_of_font(font); named != LegacyEncoding::none)
        return {.encoding = named, .score = score_of(words, named), .by_font = true};
    for (const LegacyEncoding encoding : {LegacyEncoding::tcvn3, LegacyEncoding::vni})
        if (const int score = score_of(words, encoding); score > guess.score && score >= score_min)
            guess = {.encoding = encoding, .score = score};
    if (guess.encoding == LegacyEncoding::tcvn3 && looks_like_capitals(raw))
        guess.encoding = LegacyEncoding::tcvn3_capital;
    return guess;
}

}  // namespace thidua
