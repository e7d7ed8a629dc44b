#include "shared/base/syllables.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "shared/base/icu_text.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

constexpr std::u16string_view tone_marks = u"\u0300\u0301\u0303\u0309\u0323";
constexpr std::u16string_view vowels = u"aăâeêioôơuưy";

bool is_tone(char16_t unit) {
    return tone_marks.find(unit) != std::u16string_view::npos;
}

bool is_vowel(char16_t lower) {
    return vowels.find(lower) != std::u16string_view::npos;
}

bool is_of_a_word(UChar32 point) {
    return u_isalpha(point) || (U_MASK(u_charType(point)) & U_GC_M_MASK) != 0;
}

/// Tones apart from the letters that carry them. A tilde on n is no tone.
struct Spelling {
    std::u16string letters;  ///< NFC
    std::u16string tones;
    std::size_t toned = 0;  ///< which of the letters carries the last of them
};

std::u16string units(const icu::UnicodeString& text) {
    return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

Spelling spell(const icu::UnicodeString& text) {
    Spelling spelling;
    std::u16string kept;
    bool on_vowel = false;
    std::size_t letters = 0;
    for (const char16_t unit : units(decomposed(text))) {
        if (is_tone(unit) && on_vowel) {
            spelling.tones += unit;
            spelling.toned = letters - 1;
            continue;
        }
        if (u_getCombiningClass(unit) == 0) {
            on_vowel = is_vowel(static_cast<char16_t>(u_tolower(unit)));
            ++letters;
        }
        kept += unit;
    }
    spelling.letters = units(composed(icu::UnicodeString{kept.data(), int32_t(kept.size())}));
    return spelling;
}

std::u16string lower(std::u16string text) {
    for (char16_t& unit : text) unit = static_cast<char16_t>(u_tolower(unit));
    return text;
}

/// Where the older placement puts the tone of a syllable of which there are two; npos of others.
/// `letters` are lower and without tone.
std::size_t place_of_tone(std::u16string_view letters) {
    constexpr std::size_t none = std::u16string_view::npos;
    if (letters.size() < 2) return none;
    const std::u16string_view onset = letters.substr(0, letters.size() - 2);
    const std::u16string_view rhyme = letters.substr(letters.size() - 2);
    if (std::ranges::any_of(onset, is_vowel)) return none;
    if (onset == u"q") return rhyme == u"uy" || rhyme == u"ui" ? letters.size() - 1 : none;
    const bool is_one_of_two = rhyme == u"oa" || rhyme == u"oe" || rhyme == u"uy";
    return is_one_of_two ? letters.size() - 2 : none;
}

/// Whether i and y are both in use at the end of these lower letters, which are without tone.
bool may_end_in_either(std::u16string_view letters) {
    static constexpr std::u16string_view onsets = u"hklmst";
    if (letters.empty() || (letters.back() != u'i' && letters.back() != u'y')) return false;
    if (letters.size() == 2) return onsets.find(letters.front()) != std::u16string_view::npos;
    return letters == u"qui" || letters == u"quy";
}

icu::UnicodeString one_spelling(const icu::UnicodeString& word) {
    Spelling spelling = spell(word);
    const std::u16string letters = lower(spelling.letters);
    std::size_t place = place_of_tone(letters);
    if (may_end_in_either(letters)) {
        const bool is_capital = letters.back() != spelling.letters.back();
        const bool is_y = letters.front() == u'q';
        spelling.letters.back() = is_y ? (is_capital ? u'Y' : u'y') : (is_capital ? u'I' : u'i');
        place = letters.size() - 1;
    }
    if (place == std::u16string::npos || spelling.tones.size() > 1) return word;
    spelling.letters.insert(place + 1, spelling.tones);
    return composed(
        icu::UnicodeString{spelling.letters.data(), static_cast<int32_t>(spelling.letters.size())});
}

using Rhymes = std::set<std::u16string_view>;

const Rhymes& rhymes() {
    static const Rhymes all{
        u"a",   u"ac",   u"ach",  u"ai",   u"am",   u"an",   u"ang",  u"anh",  u"ao",   u"ap",
        u"at",  u"au",   u"ay",   u"ăc",   u"ăm",   u"ăn",   u"ăng",  u"ăp",   u"ăt",   u"âc",
        u"âm",  u"ân",   u"âng",  u"âp",   u"ât",   u"âu",   u"ây",   u"e",    u"ec",   u"em",
        u"en",  u"eng",  u"eo",   u"ep",   u"et",   u"ê",    u"êch",  u"êm",   u"ên",   u"ênh",
        u"êp",  u"êt",   u"êu",   u"i",    u"ia",   u"ich",  u"iêc",  u"iêm",  u"iên",  u"iêng",
        u"iêp", u"iêt",  u"iêu",  u"im",   u"in",   u"inh",  u"ip",   u"it",   u"iu",   u"o",
        u"oa",  u"oac",  u"oach", u"oai",  u"oam",  u"oan",  u"oang", u"oanh", u"oao",  u"oap",
        u"oat", u"oay",  u"oăc",  u"oăm",  u"oăn",  u"oăng", u"oăt",  u"oc",   u"oe",   u"oen",
        u"oeo", u"oet",  u"oi",   u"om",   u"on",   u"ong",  u"ooc",  u"oong", u"op",   u"ot",
        u"ô",   u"ôc",   u"ôi",   u"ôm",   u"ôn",   u"ông",  u"ôp",   u"ôt",   u"ơ",    u"ơi",
        u"ơm",  u"ơn",   u"ơp",   u"ơt",   u"u",    u"ua",   u"uâc",  u"uân",  u"uâng", u"uât",
        u"uây", u"uc",   u"uê",   u"uêch", u"uênh", u"uêu",  u"ui",   u"um",   u"un",   u"ung",
        u"uôc", u"uôi",  u"uôm",  u"uôn",  u"uông", u"uôt",  u"uơ",   u"up",   u"ut",   u"uy",
        u"uya", u"uych", u"uyên", u"uyêt", u"uynh", u"uyp",  u"uyt",  u"uyu",  u"ư",    u"ưa",
        u"ưc",  u"ưi",   u"ưm",   u"ưng",  u"ươc",  u"ươi",  u"ươm",  u"ươn",  u"ương", u"ươp",
        u"ươt", u"ươu",  u"ưt",   u"ưu"};
    return all;
}

/// Rhymes that follow nothing or qu.
const Rhymes& rhymes_with_y() {
    static const Rhymes all{u"y", u"yên", u"yêt", u"yêm", u"yêng", u"yêu", u"ynh", u"yt", u"ych"};
    return all;
}

bool ends_abruptly(std::u16string_view letters) {
    return letters.back() == u'c' || letters.back() == u'p' || letters.back() == u't' ||
           letters.ends_with(u"ch");
}

/// Whether the tone of this rhyme is written on its letter `at`: on the vowel with a mark, the last
/// if there are two; else on the second of two before a consonant, the middle of three, the first
/// of two; on either of oa, oe, uy.
bool may_carry_tone(std::u16string_view rhyme, std::size_t at) {
    const std::size_t marked = rhyme.find_last_of(u"ăâêôơư");
    if (marked != std::u16string_view::npos) return at == marked;
    const std::size_t end = std::min(rhyme.find_first_not_of(u"aeiouy"), rhyme.size());
    if (end < 2) return at == 0;
    if (end == 2 && end == rhyme.size())
        return at == 0 || (at == 1 && (rhyme == u"oa" || rhyme == u"oe" || rhyme == u"uy"));
    return at == 1;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

template <class View>
bool is_one_edit_apart(View left, View right) {
    static constexpr std::size_t letters_min = 5;
    const std::size_t shorter = std::min(left.size(), right.size());
    const std::size_t longer = std::max(left.size(), right.size());
    if (shorter < letters_min || longer - shorter > 1) return false;
    while (!left.empty() && !right.empty() && left.front() == right.front()) {
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
    const bool is_swap =
        left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0];
    return is_swap || std::max(left.size(), right.size()) <= 1;
}

}  // namespace

std::string tone_normal(std::string_view text) {
    const icu::UnicodeString all = composed(to_utf16(text));
    icu::UnicodeString result;
    icu::UnicodeString word;
    for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
        const UChar32 point = all.char32At(at);
        if (is_of_a_word(point)) {
            word.append(point);
            continue;
        }
        result.append(one_spelling(word)).append(point);
        word.remove();
    }
    return to_utf8(result.append(one_spelling(word)));
}

std::string toneless(std::string_view text) {
    const std::u16string letters = spell(to_utf16(text)).letters;
    return to_utf8(icu::UnicodeString{letters.data(), static_cast<int32_t>(letters.size())});
}

std::string lowered(std::string_view text) {
    return to_utf8(composed(to_utf16(text).toLower(icu::Locale::getRoot())));
}

bool is_syllable(std::string_view word) {
    static constexpr std::array<std::u16string_view, 28> onsets{
        u"",   u"b",  u"c", u"ch", u"d",  u"đ",  u"g",   u"gh", u"gi", u"h",
        u"k",  u"kh", u"l", u"m",  u"n",  u"ng", u"ngh", u"nh", u"p",  u"ph",
        u"qu", u"r",  u"s", u"t",  u"th", u"tr", u"v",   u"x"};
    const Spelling spelling = spell(to_utf16(word));
    const std::u16string letters = lower(spelling.letters);
    if (letters.empty() || spelling.tones.size() > 1) return false;
    if (ends_abruptly(letters) && spelling.tones != u"\u0301" && spelling.tones != u"\u0323")
        return false;
    return std::ranges::any_of(onsets, [&](std::u16string_view onset) {
        if (!letters.starts_with(onset)) return false;
        const std::u16string_view rhyme = std::u16string_view{letters}.substr(onset.size());
        const bool takes_y = onset.empty() || onset == u"qu";
        if (!spelling.tones.empty() && !may_carry_tone(rhyme, spelling.toned - onset.size()))
            return false;
        return rhymes().contains(rhyme) || (takes_y && rhymes_with_y().contains(rhyme)) ||
               (rhyme == u"y" && (onset == u"v" || may_end_in_either(letters)));
    });
}

std::string initials(std::string_view name) {
    const icu::UnicodeString words = to_utf16(folded(name));
    icu::UnicodeString firsts;
    bool in_word = false;
    for (int32_t at = 0; at < words.length(); at = words.moveIndex32(at, 1)) {
        const UChar32 point = words.char32At(at);
        if (!in_word && u_isalnum(point)) firsts.append(point);
        in_word = u_isalnum(point);
    }
    return to_utf8(firsts);
}

bool is_near(std::string_view folded_a, std::string_view folded_b) {
    // Nearly all of it is ASCII, and much is compared: only the rest is worth a conversion.
    if (is_ascii(folded_a) && is_ascii(folded_b)) return is_one_edit_apart(folded_a, folded_b);
    return is_one_edit_apart<std::u16string_view>(units(to_utf16(folded_a)),
                                                  units(to_utf16(folded_b)));
}

int compare_people(std::string_view a, std::string_view key_a, std::string_view b,
                   std::string_view key_b) {
    return compare_person_names(key_a.empty() ? a : key_a, key_b.empty() ? b : key_b);
}

}  // namespace thidua
