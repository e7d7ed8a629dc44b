#include "shared/base/syllables.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/text.h"

namespace thidua {
namespace {

TEST(ToneNormalTest, BringsBothPlacementsTogether) {
    const std::pair<const char*, const char*> pairs[] = {
        {"hoà", "hòa"},   {"hoá", "hóa"},   {"toà", "tòa"},   {"khoẻ", "khỏe"}, {"thuý", "thúy"},
        {"thuỷ", "thủy"}, {"uỷ", "ủy"},     {"huỷ", "hủy"},   {"luỹ", "lũy"},   {"tuỳ", "tùy"},
        {"nguỵ", "ngụy"}, {"xoã", "xõa"},   {"hoạ", "họa"},   {"loè", "lòe"},   {"Hoà", "Hòa"},
        {"HOÀ", "HÒA"},   {"khoá", "khóa"}, {"Thuỵ", "Thụy"}, {"oà", "òa"}};
    for (const auto& [modern, older] : pairs) {
        EXPECT_EQ(tone_normal(modern), older);
        EXPECT_EQ(tone_normal(older), older);
    }
}

TEST(ToneNormalTest, LeavesSyllablesOfWhichThereIsOneSpelling) {
    for (const char* word : {"quý", "quỳ", "quả", "hoàn", "hoài", "thuyền", "khuỷu", "tuấn", "mùa",
                             "của", "giá", "gì", "tay", "khí", "nghỉ", "thì", "chị", "người"})
        EXPECT_EQ(tone_normal(word), word);
}

TEST(ToneNormalTest, BringsIAndYTogetherWhereBothAreUsed) {
    for (const auto& [y, i] : {std::pair{"Lý", "Lí"}, std::pair{"Mỹ", "Mĩ"}, std::pair{"kỹ", "kĩ"},
                               std::pair{"tỷ", "tỉ"}, std::pair{"sỹ", "sĩ"}, std::pair{"hy", "hi"},
                               std::pair{"LÝ", "LÍ"}, std::pair{"quý", "quí"},
                               std::pair{"quy", "qui"}, std::pair{"quý", "qúy"}})
        EXPECT_EQ(tone_normal(y), tone_normal(i));
    EXPECT_NE(tone_normal("tay"), tone_normal("tai"));
    EXPECT_NE(tone_normal("thúy"), tone_normal("thúi"));
}

TEST(ToneNormalTest, KeepsEverythingBetweenTheWords) {
    EXPECT_EQ(tone_normal("Xã Chiêm Hoá (Thanh Thuỷ), 05/KH-UBND 👍"),
              "Xã Chiêm Hóa (Thanh Thủy), 05/KH-UBND 👍");
    EXPECT_EQ(tone_normal(""), "");
}

TEST(ToneNormalTest, ReadsDecomposedLetters) {
    EXPECT_EQ(tone_normal("hoa\u0300"), "hòa");
}

TEST(TonelessTest, TakesTonesOffAndKeepsLetters) {
    EXPECT_EQ(toneless("má mà mả mã mạ"), "ma ma ma ma ma");
    EXPECT_EQ(toneless("ấ ặ ễ Ợ Ữ đ Đ"), "â ă ê Ơ Ư đ Đ");
    EXPECT_EQ(toneless("Tối ưu"), "Tôi ưu");
    EXPECT_EQ(toneless("señor"), "señor");
}

TEST(LoweredTest, KnowsVietnameseLetters) {
    EXPECT_EQ(lowered("ĐỔI MỚI ƯU Ặ"), "đổi mới ưu ặ");
}

TEST(IsSyllableTest, KnowsVietnameseOnes) {
    for (const char* word :
         {"Nguyễn", "quốc",  "quyết", "nghiêng", "giếng", "gì",     "giữa",  "ý",     "yên",
          "Lý",     "Vỹ",    "ở",     "thuở",    "khuya", "khuỷu",  "Huỳnh", "Quỳnh", "đường",
          "ngoằn",  "ngoèo", "UỶ",    "quýt",    "ÊM",    "phường", "Lềnh",  "Chá",   "tuyệt",
          "hòa",    "hoà",   "oanh",  "ưỡn",     "kế",    "hoạch"})
        EXPECT_TRUE(is_syllable(word)) << word;
}

TEST(IsSyllableTest, KnowsWhatIsNone) {
    for (const char* word : {"", "Müller", "café", "Zürich", "naïve", "bl", "cac", "cảc", "phướcc",
                             "Đ", "hßa", "xyz", "fa", "ngỳa", "má\u0300"})
        EXPECT_FALSE(is_syllable(word)) << word;
}

TEST(IsSyllableTest, WantsTheToneInItsPlace) {
    for (const char* word : {"xaõ", "hòan", "tuýên", "mùơ", "ngừơi", "taì", "xạo\u0301", "khuyả"})
        EXPECT_FALSE(is_syllable(word)) << word;
    for (const char* word : {"xão", "hoàn", "tuyến", "người", "tài", "mùa", "mứa", "ngoài", "thuý",
                             "thúy", "khuỷu", "quá", "già", "giếng", "huỳnh", "xoèn", "soóc"})
        EXPECT_TRUE(is_syllable(word)) << word;
}

TEST(InitialsTest, AreThoseOfEveryWordWithoutMarks) {
    EXPECT_EQ(initials("Nguyễn Văn An"), "nva");
    EXPECT_EQ(initials("Sở Tư pháp"), "stp");
    EXPECT_EQ(initials("  Đỗ   Ức (Trưởng phòng)"), "dutp");
    EXPECT_EQ(initials(""), "");
}

TEST(IsNearTest, ForgivesOneLetter) {
    EXPECT_TRUE(is_near("chuyen", "chuyen"));
    EXPECT_TRUE(is_near("chuyen", "chuyn"));
    EXPECT_TRUE(is_near("chuyn", "chuyen"));
    EXPECT_TRUE(is_near("chuyen", "chuyan"));
    EXPECT_TRUE(is_near("chuyen", "chueyn"));
    EXPECT_TRUE(is_near("phuong", "phuongg"));
}

TEST(IsNearTest, CountsLettersNotBytes) {
    EXPECT_TRUE(is_near("жжжжж", "жжжжжж"));
    EXPECT_TRUE(is_near("abcdж", "abcdё"));
    EXPECT_FALSE(is_near("жжжж", "жжжжж"));
}

TEST(IsNearTest, ForgivesNoMore) {
    EXPECT_FALSE(is_near("chuyen", "chyne"));
    EXPECT_FALSE(is_near("chuyen", "nechuy"));
    EXPECT_FALSE(is_near("chuyen", "chuyenxx"));
    EXPECT_FALSE(is_near("tuyen", "quang"));
}

TEST(IsNearTest, TakesShortWordsAtTheirWord) {
    EXPECT_FALSE(is_near("cac", "ca"));
    EXPECT_FALSE(is_near("nhan", "nhat"));
    EXPECT_FALSE(is_near("nhan", "nhang"));
}

TEST(ComparePeopleTest, SortsByTheNameWithoutAKey) {
    EXPECT_LT(compare_people("Nguyễn Văn An", "", "Lê Thị Bình", ""), 0);
}

TEST(ComparePeopleTest, SortsByAPersonsOwnKeyWhereThereIsOne) {
    EXPECT_GT(compare_people("Y Bion Niê", "", "Lê Thị Hà", ""), 0);
    EXPECT_LT(compare_people("Y Bion Niê", "Bion", "Lê Thị Hà", ""), 0);
    EXPECT_GT(compare_people("Lê Thị Hà", "", "Y Bion Niê", "Bion"), 0);
}

rc::Gen<std::string> any_words() {
    const auto piece = rc::gen::element<std::string>(
        "h", "q", "th", "o", "à", "oá", "u", "ỷ", "y", "ý", "i", "í", "e", "ẻ", "l", "n", " ", "Đ",
        "\u0301", "\u0323", "👍", "K", "Ư", "-", "n\u0303");
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& each : pieces) text += each;
                            return text;
                        });
}

RC_GTEST_PROP(SyllablesProperty, AreBroughtTogetherOnceAndForAll, ()) {
    const std::string once = tone_normal(*any_words());
    RC_ASSERT(tone_normal(once) == once);
    RC_ASSERT(toneless(toneless(once)) == toneless(once));
    RC_ASSERT(folded(toneless(once)) == folded(once));
}

RC_GTEST_PROP(SyllablesProperty, AreNearWhicheverIsAskedFirst, ()) {
    const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
    const std::string a = *word;
    const std::string b = *word;
    RC_ASSERT(is_near(a, b) == is_near(b, a));
}

/// The distance by its definition: some one edit of `a` gives `b`.
bool is_one_edit_away(const std::string& a, const std::string& b) {
    if (a == b) return true;
    for (std::size_t at = 0; at <= a.size(); ++at) {
        for (const char letter : {'a', 'b', 'c'}) {
            std::string added = a;
            if (added.insert(at, 1, letter) == b) return true;
            std::string changed = a;
            if (at < a.size() && changed.replace(at, 1, 1, letter) == b) return true;
        }
        std::string left_out = a;
        if (at < a.size() && left_out.erase(at, 1) == b) return true;
        std::string swapped = a;
        if (at + 1 < a.size()) std::swap(swapped[at], swapped[at + 1]);
        if (swapped == b) return true;
    }
    return false;
}

RC_GTEST_PROP(SyllablesProperty, AreNearWhenOneEditApart, ()) {
    const auto word = rc::gen::container<std::string>(*rc::gen::inRange<std::size_t>(5, 8),
                                                      rc::gen::element('a', 'b', 'c'));
    const std::string a = *word;
    std::string b = *rc::gen::oneOf(word, rc::gen::just(a));
    const auto edits = *rc::gen::inRange(0, 3);
    for (int edit = 0; edit < edits; ++edit)
        b.insert(*rc::gen::inRange<std::size_t>(0, b.size() + 1), 1, 'b');
    RC_ASSERT(is_near(a, b) == is_one_edit_away(a, b));
}

}  // namespace
}  // namespace thidua
