#include "shared/base/legacy_text.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <set>

#include "shared/base/icu_text.h"
#include "shared/base/legacy_table.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

constexpr std::size_t code_units_max = 2;

std::u16string units(const icu::UnicodeString& text) {
    return {text.getBuffer(), static_cast<std::size_t>(text.length())};
}

icu::UnicodeString to_icu(const std::u16string& text) {
    return {text.data(), static_cast<int32_t>(text.size())};
}

/// Two units as they are in the table: a mark typed in the other case than its letter is the same.
std::u16string in_one_case(std::u16string code) {
    const bool is_capital = u_isUUppercase(code[0]);
    for (char16_t& unit : code)
        unit = static_cast<char16_t>(is_capital ? u_toupper(unit) : u_tolower(unit));
    return code;
}

/// The letter that begins at `at`, the longest code first, and how many units it takes.
struct Found {
    char16_t letter;
    std::size_t units;
};

Found find_letter(const LegacyLetters& letters, const std::u16string& text, std::size_t at) {
    if (at + 1 < text.size())
        if (const auto pair = letters.find(in_one_case(text.substr(at, code_units_max)));
            pair != letters.end())
            return {.letter = pair->second, .units = code_units_max};
    const auto single = letters.find(text.substr(at, 1));
    return {.letter = single == letters.end() ? text[at] : single->second, .units = 1};
}

/// Whether it would be read as a code or the end of one.
bool is_code(LegacyEncoding encoding, char16_t unit) {
    return std::ranges::any_of(letters_of(encoding),
                               [&](const auto& entry) { return entry.first.back() == unit; });
}

/// How the unit is written there; empty when it cannot be.
std::u16string code_of(LegacyEncoding encoding, char16_t unit) {
    const LegacyCodes& codes = codes_of(encoding);
    const bool in_capitals = encoding == LegacyEncoding::tcvn3_capital;
    const auto small = static_cast<char16_t>(u_tolower(unit));
    if (in_capitals && u_toupper(unit) != unit) return {};
    if (const auto found = codes.find(unit); found != codes.end()) return found->second;
    if (const auto found = codes.find(small); in_capitals && found != codes.end())
        return found->second;
    if (is_marked_letter(unit) || is_code(encoding, unit)) return {};
    return {unit};
}

}  // namespace

std::string_view legacy_name(LegacyEncoding encoding) {
    switch (encoding) {
        case LegacyEncoding::none:
            return "Unicode";
        case LegacyEncoding::tcvn3:
            return "TCVN3 (ABC)";
        case LegacyEncoding::tcvn3_capital:
            return "TCVN3 (ABC), H";
        case LegacyEncoding::vni:
            return "VNI";
    }
    return "";
}

std::string from_legacy(std::string_view text, LegacyEncoding encoding) {
    if (encoding == LegacyEncoding::none) return std::string{text};
    const LegacyLetters& letters = letters_of(encoding);
    const std::u16string codes = units(to_utf16(text));
    std::u16string read;
    for (std::size_t at = 0; at < codes.size();) {
        const Found found = find_letter(letters, codes, at);
        read += found.letter;
        at += found.units;
    }
    icu::UnicodeString result = to_icu(read);
    if (encoding == LegacyEncoding::tcvn3_capital) result.toUpper(icu::Locale::getRoot());
    return to_utf8(result);
}

std::optional<std::string> to_legacy(std::string_view text, LegacyEncoding encoding) {
    if (encoding == LegacyEncoding::none) return std::string{text};
    std::u16string written;
    for (const char16_t unit : units(composed(to_utf16(text)))) {
        const std::u16string code = code_of(encoding, unit);
        if (code.empty()) return std::nullopt;
        written += code;
    }
    return to_utf8(to_icu(written));
}

std::vector<LegacyPreview> preview_legacy(const std::vector<std::string>& texts,
                                          LegacyEncoding encoding, std::size_t count_max) {
    std::vector<LegacyPreview> previews;
    std::set<std::string_view> seen;
    for (const std::string& text : texts) {
        if (previews.size() == count_max) break;
        std::string after = from_legacy(text, encoding);
        if (after == text || !seen.insert(text).second) continue;
        previews.push_back({.before = text, .after = cleaned(after)});
    }
    return previews;
}

}  // namespace thidua
