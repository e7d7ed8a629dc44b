#include "shared/base/text.h"

#include <unicode/coll.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

#include "shared/base/check.h"
#include "shared/base/icu_text.h"

namespace thidua {
namespace {

bool is_invisible(UChar32 point) {
    return point == 0x00AD || point == 0xFEFF || point == 0x180E ||
           (point >= 0x200B && point <= 0x200F) ||  // zero-width spaces, joiners, direction marks
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069);
}

bool is_line_end(UChar32 point) {
    return point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
}

UChar32 replacement(UChar32 point) {
    if (point == 0x00A0 || point == 0x202F || point == 0x2007) return ' ';
    if (point == 0x00D0 || point == 0x0189) return 0x0110;
    return point;
}

bool is_gap(UChar32 point) {
    return u_isUWhiteSpace(point) || point == '-' || (point >= 0x2010 && point <= 0x2015);
}

/// A small letter whose stroke or tail is no combining mark, so that decomposing leaves it.
UChar32 without_stroke(UChar32 point) {
    return point == 0x0111 || point == 0x00F0 || point == 0x0256 ? 'd' : point;
}

bool is_mark(UChar32 point) {
    return (U_MASK(u_charType(point)) & U_GC_M_MASK) != 0;
}

std::unique_ptr<icu::Collator> make_collator() {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made{
        icu::Collator::createInstance(icu::Locale{"vi", "VN"}, error)};
    CHECK(U_SUCCESS(error));
    made->setAttribute(UCOL_NORMALIZATION_MODE, UCOL_ON, error);
    CHECK(U_SUCCESS(error));
    return made;
}

struct PersonName {
    std::string_view given;
    std::string_view middle;
    std::string_view family;
};

std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(' ') - from + 1);
}

PersonName split_name(std::string_view name) {
    name = trimmed(name);
    const std::size_t last = name.rfind(' ');
    if (last == std::string_view::npos) return {.given = name, .middle = {}, .family = {}};
    const std::string_view before = trimmed(name.substr(0, last));
    const std::size_t first = std::min(before.find(' '), before.size());
    return {.given = name.substr(last + 1),
            .middle = trimmed(before.substr(first)),
            .family = before.substr(0, first)};
}

}  // namespace

std::string cleaned(std::string_view text) {
    const icu::UnicodeString typed = to_utf16(text);
    icu::UnicodeString kept;
    for (int32_t at = 0; at < typed.length(); at = typed.moveIndex32(at, 1)) {
        const UChar32 point = typed.char32At(at);
        if (is_invisible(point)) continue;
        if (!is_line_end(point)) {
            kept.append(replacement(point));
            continue;
        }
        const bool ends_return = point == '\n' && at > 0 && typed[at - 1] == '\r';
        if (!ends_return) kept.append(UChar32{'\n'});
    }
    return to_utf8(composed(kept));
}

bool is_blank(std::string_view text) {
    if (!is_clean_utf8(text)) return false;
    const icu::UnicodeString typed = to_utf16(text);
    for (int32_t at = 0; at < typed.length(); at = typed.moveIndex32(at, 1)) {
        const UChar32 point = typed.char32At(at);
        if (!is_invisible(point) && !u_isUWhiteSpace(point)) return false;
    }
    return true;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

std::string folded(std::string_view text) {
    icu::UnicodeString lower = to_utf16(text);
    lower.foldCase();
    const icu::UnicodeString apart = decomposed(lower);
    icu::UnicodeString kept;
    bool gap = false;
    for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 point = apart.char32At(at);
        if (is_mark(point) || is_invisible(point)) continue;
        if (is_gap(point)) {
            gap = true;
            continue;
        }
        if (gap && !kept.isEmpty()) kept.append(UChar32{' '});
        gap = false;
        kept.append(without_stroke(point));
    }
    return to_utf8(kept);
}

int compare_text(std::string_view a, std::string_view b) {
    static const std::unique_ptr<icu::Collator> collator = make_collator();
    UErrorCode error = U_ZERO_ERROR;
    const UCollationResult order =
        collator->compareUTF8({a.data(), static_cast<int32_t>(a.size())},
                              {b.data(), static_cast<int32_t>(b.size())}, error);
    CHECK(U_SUCCESS(error));
    return static_cast<int>(order);
}

int compare_person_names(std::string_view a, std::string_view b) {
    const PersonName left = split_name(a);
    const PersonName right = split_name(b);
    if (const int order = compare_text(left.given, right.given)) return order;
    if (const int order = compare_text(left.middle, right.middle)) return order;
    return compare_text(left.family, right.family);
}

}  // namespace thidua
