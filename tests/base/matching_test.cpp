#include "shared/base/matching.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace thidua {
namespace {

TEST(MatchTest, HitsWithAndWithoutMarks) {
    EXPECT_EQ(match("tối ưu", "Phương án tối ưu nhất"), MatchLevel::exact);
    EXPECT_EQ(match("TỐI ƯU", "tối ưu"), MatchLevel::exact);
    EXPECT_EQ(match("tôi ưu", "tối ưu"), MatchLevel::tone);
    EXPECT_EQ(match("toi uu", "tối ưu"), MatchLevel::folded);
    EXPECT_EQ(match("TOI UU", "tối ưu"), MatchLevel::folded);
    EXPECT_EQ(match("doi moi", "Đổi mới"), MatchLevel::folded);
}

TEST(MatchTest, TakesBothPlacementsOfTheToneAsOne) {
    EXPECT_EQ(match("hoà", "Nguyễn Thị Hòa"), MatchLevel::exact);
    EXPECT_EQ(match("thúy", "Trần Thuý"), MatchLevel::exact);
    EXPECT_EQ(match("Lí", "Lý Thị Mai"), MatchLevel::exact);
    EXPECT_EQ(match("ly", "Lí Thị Mai"), MatchLevel::tone);
}

TEST(MatchTest, ReadsDecomposedLetters) {
    EXPECT_EQ(match("ho\u0300a", "Hoà"), MatchLevel::exact);
}

TEST(MatchTest, HitsWordsInAnyOrderWhenEachHits) {
    EXPECT_EQ(match("an nguyễn", "Nguyễn Văn An"), MatchLevel::exact);
    EXPECT_EQ(match("nguyễn bình", "Nguyễn Văn An"), MatchLevel::none);
}

TEST(MatchTest, IsAsGoodAsItsWorstWord) {
    EXPECT_EQ(match("nguyễn an", "Nguyễn Văn Ân"), MatchLevel::folded);
    EXPECT_EQ(match("nguyễn va", "Nguyễn Văn An"), MatchLevel::beginning);
}

TEST(MatchTest, HitsWhatIsStillBeingTyped) {
    EXPECT_EQ(match("ngu", "Nguyễn Văn An"), MatchLevel::beginning);
    EXPECT_EQ(match("an", "Hoàng Anh"), MatchLevel::beginning);
    EXPECT_EQ(match("an", "Lan"), MatchLevel::none);
}

TEST(MatchTest, HitsInitialsAndCodes) {
    EXPECT_EQ(match("nva", "Nguyễn Văn An"), MatchLevel::initials);
    EXPECT_EQ(match("stp", "Sở Tư pháp"), MatchLevel::initials);
    EXPECT_EQ(match("stp", "05/KH-STP"), MatchLevel::exact);
    EXPECT_EQ(match("va", "Nguyễn Văn An"), MatchLevel::beginning);
    EXPECT_EQ(match("nv", "Hà Nguyễn Văn An"), MatchLevel::none);
}

TEST(MatchTest, ForgivesSlips) {
    EXPECT_EQ(match("chuyển đổi", "chuyên đổi số"), MatchLevel::tone);
    EXPECT_EQ(match("cá nhân", "02 các nhân tiêu biểu"), MatchLevel::beginning);
    EXPECT_EQ(match("các nhân", "cá nhân"), MatchLevel::near);
    EXPECT_EQ(match("cải cách", "cả cách hành chính"), MatchLevel::near);
    EXPECT_EQ(match("phong trào 3an", "Phong trào \"3 an\""), MatchLevel::near);
    EXPECT_EQ(match("3 an", "Mô hình 3an"), MatchLevel::near);
    EXPECT_EQ(match("phuogn", "phường"), MatchLevel::near);
}

TEST(MatchTest, DoesNotForgiveMore) {
    EXPECT_EQ(match("thanh tra", "kế hoạch"), MatchLevel::none);
    EXPECT_EQ(match("ca", "nhân"), MatchLevel::none);
}

TEST(MatchTest, HitsEverythingWithNoWords) {
    EXPECT_EQ(match("", "Sở Tư pháp"), MatchLevel::exact);
    EXPECT_EQ(match(" - ", ""), MatchLevel::exact);
    EXPECT_EQ(match("a", ""), MatchLevel::none);
}

TEST(MatchTest, RanksTheBestFirst) {
    std::vector<std::string> names{"Ma Thị Án", "Ma Thị Ánh", "Ma Thị Ân", "Ma Thị An"};
    std::ranges::sort(names, {}, [](const std::string& name) { return match("ma thị an", name); });
    EXPECT_EQ(names,
              (std::vector<std::string>{"Ma Thị An", "Ma Thị Án", "Ma Thị Ân", "Ma Thị Ánh"}));
}

TEST(SearchTextTest, CutsAtWhatIsNoLetterOrFigure) {
    std::string words;
    for (const SearchText::Word& word : search_text("05/KH-STP, \"Đổi mới\"").words)
        words += word.exact + "|";
    EXPECT_EQ(words, "05|kh|stp|đổi|mới|");
}

RC_GTEST_PROP(MatchProperty, HitsEveryTextWithItself, ()) {
    const auto piece = rc::gen::element<std::string>("Hoà", "hòa", "3", "an", " ", "-", "Ư", "Đỗ",
                                                     "\u0301", "👍", "lý", "/", "ợ");
    const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
    std::string text;
    for (const std::string& each : pieces) text += each;
    RC_ASSERT(match(text, text) == MatchLevel::exact);
}

}  // namespace
}  // namespace thidua
