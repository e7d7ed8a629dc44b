#include "shared/base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string>
#include <vector>

namespace thidua {
namespace {

/// Text made of pieces that cleaning and folding care about.
rc::Gen<std::string> any_text() {
    const auto piece = rc::gen::element<std::string>(
        "a", "ệ", "e\u0323\u0302", "Đ", "\u00D0", "d", " ", "\u00A0", "-", "\u200B", "\u00AD",
        "\r\n", "\r", "\n", "Ươ", "\u0301", "👍🏽", "Z", "\uFEFF", "1");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& each : pieces) text += each;
                            return text;
                        });
}

TEST(TextTest, AcceptsWellFormedUtf8) {
    EXPECT_TRUE(is_clean_utf8("Tuyên Quang 👍"));
}

TEST(TextTest, RefusesBrokenUtf8AndNul) {
    EXPECT_FALSE(is_clean_utf8("a\xC3"));
    EXPECT_FALSE(is_clean_utf8("\xC0\xAF"));
    EXPECT_FALSE(is_clean_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_clean_utf8("\xF4\x90\x80\x80"));
    EXPECT_FALSE(is_clean_utf8(std::string_view{"a\0b", 3}));
}

/// By ICU, one character after the other.
bool is_clean_by_icu(const std::string& text) {
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 point = 0;
        U8_NEXT(text.data(), at, size, point);
        if (point <= 0) return false;
    }
    return true;
}

TEST(TextTest, RefusesWhatIcuRefusesOfEveryThreeBytes) {
    for (unsigned first = 0; first < 256; ++first)
        for (unsigned second = 0; second < 256; ++second)
            for (const unsigned third :
                 {0U, 0x41U, 0x7FU, 0x80U, 0x8FU, 0x90U, 0xA0U, 0xBFU, 0xC0U}) {
                const std::string text{static_cast<char>(first), static_cast<char>(second),
                                       static_cast<char>(third)};
                ASSERT_EQ(is_clean_utf8(text), is_clean_by_icu(text)) << first << ' ' << second;
            }
}

RC_GTEST_PROP(TextTest, RefusesWhatIcuRefuses, ()) {
    const auto byte = rc::gen::oneOf(
        rc::gen::arbitrary<char>(),
        rc::gen::element('\xE0', '\xED', '\xF0', '\xF1', '\xF4', '\x80', '\x9F', '\xA0', 'a'));
    const auto text = *rc::gen::container<std::string>(byte);
    RC_ASSERT(is_clean_utf8(text) == is_clean_by_icu(text));
}

TEST(TextTest, ComposesDecomposedLetters) {
    EXPECT_EQ(cleaned("Nguye\u0302\u0303n Thi\u0323 Ho\u0300a"), "Nguyễn Thị Hòa");
}

TEST(TextTest, KeepsTheTonePlacement) {
    EXPECT_EQ(cleaned("Hòa"), "Hòa");
    EXPECT_EQ(cleaned("Hoà"), "Hoà");
}

TEST(TextTest, TurnsForeignDIntoTheVietnameseOne) {
    EXPECT_EQ(cleaned("\u00D0\u1EA1i \u0189\u1ED9"), "Đại Độ");
}

TEST(TextTest, DropsWhatCannotBeSeen) {
    EXPECT_EQ(cleaned("\uFEFFTuyên\u200B\u00AD Quang\u2060"), "Tuyên Quang");
}

TEST(TextTest, MakesSpacesOfNoBreakSpaces) {
    EXPECT_EQ(cleaned("1\u00A02\u202F3"), "1 2 3");
}

TEST(TextTest, KeepsOneKindOfLineEnd) {
    EXPECT_EQ(cleaned("a\r\nb\rc\nd"), "a\nb\nc\nd");
}

TEST(TextTest, CountsPointsNotBytes) {
    EXPECT_EQ(code_points("Nguyễn Thị Hòa"), 14U);
    EXPECT_EQ(code_points("👍"), 1U);
}

TEST(TextTest, FoldsMarksCaseAndGaps) {
    EXPECT_EQ(folded("Đổi mới"), "doi moi");
    EXPECT_EQ(folded("  DOI  -  MOI "), "doi moi");
    EXPECT_EQ(folded("tối\u00A0ưu"), "toi uu");
    EXPECT_EQ(folded("\u00D0ổi"), "doi");
}

TEST(TextTest, FoldsBothTonePlacementsAlike) {
    EXPECT_EQ(folded("Hòa"), folded("Hoà"));
}

TEST(TextTest, SortsLettersInTheVietnameseOrder) {
    std::vector<std::string> letters{"ư", "đ", "b", "ă", "a", "u", "d", "ơ", "â", "o", "ô"};
    std::sort(letters.begin(), letters.end(),
              [](const auto& a, const auto& b) { return compare_text(a, b) < 0; });
    EXPECT_EQ(letters,
              (std::vector<std::string>{"a", "ă", "â", "b", "d", "đ", "o", "ô", "ơ", "u", "ư"}));
}

TEST(TextTest, SortsTonesInTheVietnameseOrder) {
    std::vector<std::string> tones{"má", "mạ", "ma", "mã", "mà", "mả"};
    std::sort(tones.begin(), tones.end(),
              [](const auto& a, const auto& b) { return compare_text(a, b) < 0; });
    EXPECT_EQ(tones, (std::vector<std::string>{"ma", "mà", "mả", "mã", "má", "mạ"}));
}

TEST(TextTest, TakesComposedAndDecomposedAsEqual) {
    EXPECT_EQ(compare_text("ế", "e\u0302\u0301"), 0);
}

TEST(Mistake08_SortedByFamilyName, PeopleAreSortedByGivenNameFirst) {
    EXPECT_LT(compare_person_names("Trần Văn An", "Nguyễn Văn Bình"), 0);
    EXPECT_LT(compare_person_names("Trần Hồng Lâm", "Lê Văn Lâm"), 0);
    EXPECT_LT(compare_person_names("Lê Văn Lâm", "Trần Văn Lâm"), 0);
    EXPECT_EQ(compare_person_names("Lê  Văn Lâm ", "Lê Văn Lâm"), 0);
}

RC_GTEST_PROP(TextProperty, CleansOnceAndForAll, ()) {
    const std::string once = cleaned(*any_text());
    RC_ASSERT(cleaned(once) == once);
    RC_ASSERT(is_clean_utf8(once));
}

RC_GTEST_PROP(TextProperty, FoldsOnceAndForAll, ()) {
    const std::string text = *any_text();
    RC_ASSERT(folded(folded(text)) == folded(text));
    RC_ASSERT(folded(cleaned(text)) == folded(text));
}

TEST(BlankTest, IsWhatNobodySees) {
    for (const char* const blank : {"", " ", "\t\r\n", "\u00A0", "\u3000", "\u200B\uFEFF"})
        EXPECT_TRUE(is_blank(blank)) << blank;
    for (const char* const written : {"-", " a ", "\xFF"})
        EXPECT_FALSE(is_blank(written)) << written;
}

}  // namespace
}  // namespace thidua
