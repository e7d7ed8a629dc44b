#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "shared/base/legacy_text.h"

namespace thidua {
namespace {

constexpr auto none = LegacyEncoding::none;
constexpr auto tcvn3 = LegacyEncoding::tcvn3;
constexpr auto tcvn3_capital = LegacyEncoding::tcvn3_capital;
constexpr auto vni = LegacyEncoding::vni;

LegacyEncoding guess(std::string_view text) {
    return guess_encoding(text, "").encoding;
}

LegacyEncoding guess_of_font(std::string_view font) {
    return guess_encoding("Hµ", font).encoding;
}

TEST(LegacyGuessTest, GoesByTheFontFirst) {
    EXPECT_EQ(guess_of_font(".VnTime"), tcvn3);
    EXPECT_EQ(guess_of_font(".VnArial Narrow"), tcvn3);
    EXPECT_EQ(guess_of_font(".VnTimeH"), tcvn3_capital);
    EXPECT_EQ(guess_of_font(".VNTIMEH"), tcvn3_capital);
    EXPECT_EQ(guess_of_font("VNI-Times"), vni);
    EXPECT_TRUE(guess_encoding("Hµ", ".VnTime").by_font);
    EXPECT_FALSE(guess_encoding("Hµ", "Times New Roman").by_font);
}

TEST(LegacyGuessTest, TellsTcvn3ByItsWords) {
    EXPECT_EQ(guess("B¶o Th¾ng"), tcvn3);
    EXPECT_EQ(guess("Së T\u00AD ph¸p tØnh Tuyªn Quang"), tcvn3);
    EXPECT_EQ(guess_encoding("Së T\u00AD ph¸p tØnh Tuyªn Quang", "Arial").score, 100);
    EXPECT_EQ(guess("NguyÔn V¨n §ång"), tcvn3);
}

TEST(LegacyGuessTest, TellsCapitalsOfACapitalFont) {
    EXPECT_EQ(guess("UBND TØNH TUY£N QUANG"), tcvn3_capital);
    EXPECT_EQ(guess("Hµ"), tcvn3);
}

TEST(LegacyGuessTest, TellsVniByItsWords) {
    EXPECT_EQ(guess("Sôû Tö phaùp"), vni);
    EXPECT_EQ(guess("UÛY BAN NHAÂN DAÂN TÆNH"), vni);
    EXPECT_EQ(guess("Nguyeãn Vaên Ñoàng"), vni);
}

TEST(LegacyGuessTest, LeavesUnicodeAlone) {
    for (const char* text : {"",
                             "STP",
                             "Sở Tư pháp tỉnh Tuyên Quang",
                             "Hà",
                             "hòa",
                             "Nguyễn Văn Đồng",
                             "Nguye\u0302\u0303n",
                             "UỶ BAN NHÂN DÂN",
                             "hợp\u00AD tác",
                             "Xã Hòa An",
                             "Lý Thị Hà",
                             "The annual report",
                             "Müller, Zürich, café, naïve, Malmö, Noël",
                             "São Paulo",
                             "5 µm",
                             "30 °C, 5 m², ½",
                             "Vinamilk®",
                             "© 2026",
                             "«Vua»",
                             "£ 500, ¥ 100, § 5",
                             "Phường Hà Giang 1"})
        EXPECT_EQ(guess(text), none) << text;
}

TEST(LegacyGuessTest, BelievesLettersThatOnlyUnicodeHasMoreThanTheFont) {
    EXPECT_EQ(guess_encoding("Sở Tư pháp", ".VnTime").encoding, none);
    EXPECT_EQ(guess_encoding("Sở Tư pháp", "VNI-Times").encoding, none);
}

class CommuneNamesTest : public testing::Test {
protected:
    static std::vector<std::string> names() {
        std::ifstream in{THIDUA_SOURCE_ROOT "/installer/sample/communes.json"};
        const std::string file{std::istreambuf_iterator<char>{in}, {}};
        static const std::regex name{"\"name\": \"([^\"]+)\""};
        std::vector<std::string> found;
        for (auto at = std::sregex_iterator{file.begin(), file.end(), name};
             at != std::sregex_iterator{}; ++at)
            found.push_back((*at)[1]);
        return found;
    }
};

TEST_F(CommuneNamesTest, AreReadBackFromBothEncodings) {
    EXPECT_EQ(names().size(), 124U);
    for (const std::string& name : names())
        for (const LegacyEncoding encoding : {tcvn3, vni}) {
            const auto written = to_legacy(name, encoding);
            ASSERT_TRUE(written) << name;
            EXPECT_EQ(from_legacy(*written, encoding), name);
        }
}

TEST_F(CommuneNamesTest, AreGuessedAsAColumn) {
    std::string column_tcvn3;
    std::string column_vni;
    std::string column;
    for (const std::string& name : names()) {
        column_tcvn3 += to_legacy(name, tcvn3).value() + "\n";
        column_vni += to_legacy(name, vni).value() + "\n";
        column += name + "\n";
    }
    EXPECT_EQ(guess(column_tcvn3), tcvn3);
    EXPECT_EQ(guess(column_vni), vni);
    EXPECT_EQ(guess(column), none);
}

TEST_F(CommuneNamesTest, AreGuessedOneByOne) {
    for (const std::string& name : names()) {
        EXPECT_EQ(guess(to_legacy(name, tcvn3).value()), tcvn3) << name;
        EXPECT_EQ(guess(to_legacy(name, vni).value()), vni) << name;
        EXPECT_EQ(guess(name), none) << name;
    }
}

}  // namespace
}  // namespace thidua
