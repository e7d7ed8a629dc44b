#include "shared/base/legacy_table.h"

#include <unicode/uchar.h>

#include <array>
#include <string_view>

namespace thidua {
namespace {

struct Run {
    char16_t first_code;
    std::u16string_view letters;
};

/// TCVN 5712:1993, VN3. Toned capitals have no codes.
constexpr std::array<Run, 8> tcvn3_runs{{{0xA1, u"ĂÂÊÔƠƯĐăâêôơưđ"},
                                         {0xB5, u"àảãáạ"},
                                         {0xBB, u"ằẳẵắ"},
                                         {0xC6, u"ặầẩẫấậè"},
                                         {0xCE, u"ẻẽéẹềểễếệìỉ"},
                                         {0xDC, u"ĩíịò"},
                                         {0xE1, u"ỏõóọồổỗốộờởỡớợù"},
                                         {0xF1, u"ủũúụừửữứựỳỷỹýỵ"}}};

/// A base, then one of the marks, which makes of it the letter at the same place.
struct Marked {
    char16_t base;
    std::u16string_view marks;
    std::u16string_view letters;
};

constexpr std::u16string_view tones = u"ùøûõï";
constexpr std::u16string_view hats = u"âáàåãä";
constexpr std::u16string_view breves = u"êéèúüë";

/// Small letters; capitals are made alike of the capitals of both.
constexpr std::array<Marked, 11> vni_pairs{{{u'a', tones, u"áàảãạ"},
                                            {u'a', hats, u"âấầẩẫậ"},
                                            {u'a', breves, u"ăắằẳẵặ"},
                                            {u'e', tones, u"éèẻẽẹ"},
                                            {u'e', hats, u"êếềểễệ"},
                                            {u'o', tones, u"óòỏõọ"},
                                            {u'o', hats, u"ôốồổỗộ"},
                                            {u'ô', tones, u"ớờởỡợ"},
                                            {u'u', tones, u"úùủũụ"},
                                            {u'ö', tones, u"ứừửữự"},
                                            {u'y', u"ùøûõ", u"ýỳỷỹ"}}};
constexpr std::u16string_view vni_single_codes = u"íìæóòîôöñ";
constexpr std::u16string_view vni_single_letters = u"íìỉĩịỵơưđ";

char16_t upper(char16_t unit) {
    return static_cast<char16_t>(u_toupper(unit));
}

LegacyLetters make_tcvn3() {
    LegacyLetters table;
    for (const Run& run : tcvn3_runs)
        for (std::size_t at = 0; at < run.letters.size(); ++at)
            table[std::u16string(1, static_cast<char16_t>(run.first_code + at))] = run.letters[at];
    return table;
}

void add_pairs(LegacyLetters& table, const Marked& row) {
    for (std::size_t at = 0; at < row.marks.size(); ++at) {
        const char16_t mark = row.marks[at];
        table[{row.base, mark}] = row.letters[at];
        table[{upper(row.base), upper(mark)}] = upper(row.letters[at]);
    }
}

LegacyLetters make_vni() {
    LegacyLetters table;
    for (const Marked& row : vni_pairs) add_pairs(table, row);
    for (std::size_t at = 0; at < vni_single_codes.size(); ++at) {
        const char16_t code = vni_single_codes[at];
        table[std::u16string(1, code)] = vni_single_letters[at];
        table[std::u16string(1, upper(code))] = upper(vni_single_letters[at]);
    }
    return table;
}

LegacyCodes turned_round(const LegacyLetters& letters) {
    LegacyCodes codes;
    for (const auto& [code, letter] : letters) codes[letter] = code;
    return codes;
}

}  // namespace

const LegacyLetters& letters_of(LegacyEncoding encoding) {
    static const LegacyLetters none;
    static const LegacyLetters tcvn3 = make_tcvn3();
    static const LegacyLetters vni = make_vni();
    if (encoding == LegacyEncoding::none) return none;
    return encoding == LegacyEncoding::vni ? vni : tcvn3;
}

const LegacyCodes& codes_of(LegacyEncoding encoding) {
    static const LegacyCodes none;
    static const LegacyCodes tcvn3 = turned_round(make_tcvn3());
    static const LegacyCodes vni = turned_round(make_vni());
    if (encoding == LegacyEncoding::none) return none;
    return encoding == LegacyEncoding::vni ? vni : tcvn3;
}

bool is_marked_letter(char16_t unit) {
    return codes_of(LegacyEncoding::vni).contains(unit);
}

}  // namespace thidua
