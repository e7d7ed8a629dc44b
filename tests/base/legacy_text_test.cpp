#include "shared/base/legacy_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "shared/base/text.h"

namespace thidua {
namespace {

constexpr auto as_tcvn3 = LegacyEncoding::tcvn3;
constexpr auto as_tcvn3_capital = LegacyEncoding::tcvn3_capital;
constexpr auto as_vni = LegacyEncoding::vni;

using Table = std::vector<std::pair<const char*, const char*>>;

/// Every letter of TCVN 5712:1993 VN3 in the order of its codes, as the standard lists them.
const Table tcvn3_table{
    {"\u00A1", "Ă"}, {"\u00A2", "Â"}, {"\u00A3", "Ê"}, {"\u00A4", "Ô"}, {"\u00A5", "Ơ"},
    {"\u00A6", "Ư"}, {"\u00A7", "Đ"}, {"\u00A8", "ă"}, {"\u00A9", "â"}, {"\u00AA", "ê"},
    {"\u00AB", "ô"}, {"\u00AC", "ơ"}, {"\u00AD", "ư"}, {"\u00AE", "đ"}, {"\u00B5", "à"},
    {"\u00B6", "ả"}, {"\u00B7", "ã"}, {"\u00B8", "á"}, {"\u00B9", "ạ"}, {"\u00BB", "ằ"},
    {"\u00BC", "ẳ"}, {"\u00BD", "ẵ"}, {"\u00BE", "ắ"}, {"\u00C6", "ặ"}, {"\u00C7", "ầ"},
    {"\u00C8", "ẩ"}, {"\u00C9", "ẫ"}, {"\u00CA", "ấ"}, {"\u00CB", "ậ"}, {"\u00CC", "è"},
    {"\u00CE", "ẻ"}, {"\u00CF", "ẽ"}, {"\u00D0", "é"}, {"\u00D1", "ẹ"}, {"\u00D2", "ề"},
    {"\u00D3", "ể"}, {"\u00D4", "ễ"}, {"\u00D5", "ế"}, {"\u00D6", "ệ"}, {"\u00D7", "ì"},
    {"\u00D8", "ỉ"}, {"\u00DC", "ĩ"}, {"\u00DD", "í"}, {"\u00DE", "ị"}, {"\u00DF", "ò"},
    {"\u00E1", "ỏ"}, {"\u00E2", "õ"}, {"\u00E3", "ó"}, {"\u00E4", "ọ"}, {"\u00E5", "ồ"},
    {"\u00E6", "ổ"}, {"\u00E7", "ỗ"}, {"\u00E8", "ố"}, {"\u00E9", "ộ"}, {"\u00EA", "ờ"},
    {"\u00EB", "ở"}, {"\u00EC", "ỡ"}, {"\u00ED", "ớ"}, {"\u00EE", "ợ"}, {"\u00EF", "ù"},
    {"\u00F1", "ủ"}, {"\u00F2", "ũ"}, {"\u00F3", "ú"}, {"\u00F4", "ụ"}, {"\u00F5", "ừ"},
    {"\u00F6", "ử"}, {"\u00F7", "ữ"}, {"\u00F8", "ứ"}, {"\u00F9", "ự"}, {"\u00FA", "ỳ"},
    {"\u00FB", "ỷ"}, {"\u00FC", "ỹ"}, {"\u00FD", "ý"}, {"\u00FE", "ỵ"}};

const Table vni_table{
    {"aù", "á"}, {"aø", "à"}, {"aû", "ả"}, {"aõ", "ã"}, {"aï", "ạ"}, {"aâ", "â"}, {"aá", "ấ"},
    {"aà", "ầ"}, {"aå", "ẩ"}, {"aã", "ẫ"}, {"aä", "ậ"}, {"aê", "ă"}, {"aé", "ắ"}, {"aè", "ằ"},
    {"aú", "ẳ"}, {"aü", "ẵ"}, {"aë", "ặ"}, {"eù", "é"}, {"eø", "è"}, {"eû", "ẻ"}, {"eõ", "ẽ"},
    {"eï", "ẹ"}, {"eâ", "ê"}, {"eá", "ế"}, {"eà", "ề"}, {"eå", "ể"}, {"eã", "ễ"}, {"eä", "ệ"},
    {"í", "í"},  {"ì", "ì"},  {"æ", "ỉ"},  {"ó", "ĩ"},  {"ò", "ị"},  {"où", "ó"}, {"oø", "ò"},
    {"oû", "ỏ"}, {"oõ", "õ"}, {"oï", "ọ"}, {"oâ", "ô"}, {"oá", "ố"}, {"oà", "ồ"}, {"oå", "ổ"},
    {"oã", "ỗ"}, {"oä", "ộ"}, {"ô", "ơ"},  {"ôù", "ớ"}, {"ôø", "ờ"}, {"ôû", "ở"}, {"ôõ", "ỡ"},
    {"ôï", "ợ"}, {"uù", "ú"}, {"uø", "ù"}, {"uû", "ủ"}, {"uõ", "ũ"}, {"uï", "ụ"}, {"ö", "ư"},
    {"öù", "ứ"}, {"öø", "ừ"}, {"öû", "ử"}, {"öõ", "ữ"}, {"öï", "ự"}, {"yù", "ý"}, {"yø", "ỳ"},
    {"yû", "ỷ"}, {"yõ", "ỹ"}, {"î", "ỵ"},  {"ñ", "đ"},  {"AÙ", "Á"}, {"AØ", "À"}, {"AÛ", "Ả"},
    {"AÕ", "Ã"}, {"AÏ", "Ạ"}, {"AÂ", "Â"}, {"AÁ", "Ấ"}, {"AÀ", "Ầ"}, {"AÅ", "Ẩ"}, {"AÃ", "Ẫ"},
    {"AÄ", "Ậ"}, {"AÊ", "Ă"}, {"AÉ", "Ắ"}, {"AÈ", "Ằ"}, {"AÚ", "Ẳ"}, {"AÜ", "Ẵ"}, {"AË", "Ặ"},
    {"EÙ", "É"}, {"EØ", "È"}, {"EÛ", "Ẻ"}, {"EÕ", "Ẽ"}, {"EÏ", "Ẹ"}, {"EÂ", "Ê"}, {"EÁ", "Ế"},
    {"EÀ", "Ề"}, {"EÅ", "Ể"}, {"EÃ", "Ễ"}, {"EÄ", "Ệ"}, {"Í", "Í"},  {"Ì", "Ì"},  {"Æ", "Ỉ"},
    {"Ó", "Ĩ"},  {"Ò", "Ị"},  {"OÙ", "Ó"}, {"OØ", "Ò"}, {"OÛ", "Ỏ"}, {"OÕ", "Õ"}, {"OÏ", "Ọ"},
    {"OÂ", "Ô"}, {"OÁ", "Ố"}, {"OÀ", "Ồ"}, {"OÅ", "Ổ"}, {"OÃ", "Ỗ"}, {"OÄ", "Ộ"}, {"Ô", "Ơ"},
    {"ÔÙ", "Ớ"}, {"ÔØ", "Ờ"}, {"ÔÛ", "Ở"}, {"ÔÕ", "Ỡ"}, {"ÔÏ", "Ợ"}, {"UÙ", "Ú"}, {"UØ", "Ù"},
    {"UÛ", "Ủ"}, {"UÕ", "Ũ"}, {"UÏ", "Ụ"}, {"Ö", "Ư"},  {"ÖÙ", "Ứ"}, {"ÖØ", "Ừ"}, {"ÖÛ", "Ử"},
    {"ÖÕ", "Ữ"}, {"ÖÏ", "Ự"}, {"YÙ", "Ý"}, {"YØ", "Ỳ"}, {"YÛ", "Ỷ"}, {"YÕ", "Ỹ"}, {"Î", "Ỵ"},
    {"Ñ", "Đ"}};

/// Every letter with a mark, and đ, in small letters.
std::vector<std::string> small_letters() {
    std::vector<std::string> letters;
    for (std::size_t at = 0; at < vni_table.size() / 2; ++at)
        letters.emplace_back(vni_table[at].second);
    return letters;
}

TEST(LegacyTextTest, KnowsEveryLetterOfTcvn3) {
    EXPECT_EQ(tcvn3_table.size(), 74U);
    for (const auto& [code, letter] : tcvn3_table) {
        EXPECT_EQ(from_legacy(code, as_tcvn3), letter);
        EXPECT_EQ(to_legacy(letter, as_tcvn3), code);
    }
}

TEST(LegacyTextTest, KnowsEveryLetterOfVni) {
    EXPECT_EQ(vni_table.size(), 2 * 67U);
    for (const auto& [code, letter] : vni_table) {
        EXPECT_EQ(from_legacy(code, as_vni), letter);
        EXPECT_EQ(to_legacy(letter, as_vni), code);
    }
}

TEST(LegacyTextTest, KnowsEverySmallLetterInBoth) {
    EXPECT_EQ(small_letters().size(), 67U);
    for (const std::string& letter : small_letters()) {
        EXPECT_EQ(from_legacy(to_legacy(letter, as_tcvn3).value(), as_tcvn3), letter);
        EXPECT_EQ(from_legacy(to_legacy(letter, as_vni).value(), as_vni), letter);
    }
}

TEST(LegacyTextTest, KnowsEveryCapitalWithAToneInACapitalFont) {
    for (std::size_t at = vni_table.size() / 2; at < vni_table.size(); ++at) {
        const std::string letter = vni_table[at].second;
        EXPECT_EQ(from_legacy(to_legacy(letter, as_tcvn3_capital).value(), as_tcvn3_capital),
                  letter);
    }
}

TEST(LegacyTextTest, ReadsWhatStandsInOldFiles) {
    EXPECT_EQ(from_legacy("B¶o Th¾ng", as_tcvn3), "Bảo Thắng");
    EXPECT_EQ(from_legacy("Së T\u00AD ph¸p tØnh Tuyªn Quang", as_tcvn3),
              "Sở Tư pháp tỉnh Tuyên Quang");
    EXPECT_EQ(from_legacy("Sôû Tö phaùp", as_vni), "Sở Tư pháp");
    EXPECT_EQ(from_legacy("SÔÛ TÖ PHAÙP", as_vni), "SỞ TƯ PHÁP");
}

TEST(LegacyTextTest, ReadsMarksInTheOtherCaseThanTheirLetter) {
    EXPECT_EQ(from_legacy("Aâ Aù aÙ", as_vni), "Â Á á");
}

TEST(LegacyTextTest, ReadsACapitalFontInCapitals) {
    EXPECT_EQ(from_legacy("së t\u00AD ph¸p", as_tcvn3_capital), "SỞ TƯ PHÁP");
    EXPECT_EQ(from_legacy("TØNH", as_tcvn3_capital), "TỈNH");
}

TEST(LegacyTextTest, LeavesWhatHasNoMeaningThere) {
    EXPECT_EQ(from_legacy("“5m²” 30° – ÿ", as_tcvn3), "“5m²” 30° – ÿ");
    EXPECT_EQ(from_legacy("ù ß 👍", as_vni), "ù ß 👍");
    EXPECT_EQ(from_legacy("B¶o", LegacyEncoding::none), "B¶o");
}

TEST(LegacyTextTest, WritesOnlyWhatCanBeReadBack) {
    EXPECT_FALSE(to_legacy("Ấ", as_tcvn3));
    EXPECT_FALSE(to_legacy("a", as_tcvn3_capital));
    EXPECT_FALSE(to_legacy("100 µm", as_tcvn3));
    EXPECT_FALSE(to_legacy("Malmä", as_vni));
    EXPECT_EQ(to_legacy("a\u0323", as_vni), "aï");
}

TEST(LegacyTextTest, IsConvertedBeforeItIsCleaned) {
    const std::string raw = to_legacy("tư kém", as_tcvn3).value();
    EXPECT_EQ(cleaned(from_legacy(raw, as_tcvn3)), "tư kém");
    EXPECT_NE(from_legacy(cleaned(raw), as_tcvn3), "tư kém");
}

TEST(LegacyTextTest, NamesEachEncoding) {
    EXPECT_EQ(legacy_name(LegacyEncoding::none), "Unicode");
    EXPECT_EQ(legacy_name(as_tcvn3), "TCVN3 (ABC)");
    EXPECT_EQ(legacy_name(as_tcvn3_capital), "TCVN3 (ABC), H");
    EXPECT_EQ(legacy_name(as_vni), "VNI");
}

TEST(LegacyPreviewTest, ShowsEachTextThatChangesOnce) {
    const std::vector<std::string> cells{"STP", "B¶o Th¾ng", "B¶o Th¾ng", "12", "Hµ Néi", "Hµ"};
    const auto previews = preview_legacy(cells, as_tcvn3, 2);
    ASSERT_EQ(previews.size(), 2U);
    EXPECT_EQ(previews[0].before, "B¶o Th¾ng");
    EXPECT_EQ(previews[0].after, "Bảo Thắng");
    EXPECT_EQ(previews[1].after, "Hà Nội");
}

RC_GTEST_PROP(LegacyTextProperty, ReadsBackWhatItWrote, ()) {
    static const std::vector<std::string> letters = [] {
        std::vector<std::string> all = small_letters();
        for (const char* each :
             {"a", "e", "i", "o", "u", "y", "b", "g", "n", "h", " ", "-", "1", "T"})
            all.emplace_back(each);
        return all;
    }();
    std::string text;
    for (const std::string& letter :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(letters)))
        text += letter;
    for (const LegacyEncoding encoding : {as_tcvn3, as_vni})
        RC_ASSERT(from_legacy(to_legacy(text, encoding).value(), encoding) == text);
}

}  // namespace
}  // namespace thidua
