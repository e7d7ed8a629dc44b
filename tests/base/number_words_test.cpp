#include "shared/base/number_words.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "shared/base/reading.h"

namespace thidua {
namespace {

Decimal number_of(std::string_view text) {
    return Decimal::from_text(text).value();
}

std::string words(std::string_view text) {
    return number_words(number_of(text));
}

TEST(NumberWordsTest, SayTheFirstTwenty) {
    const std::string first[] = {
        "không",    "một",      "hai",      "ba",       "bốn",      "năm",       "sáu",
        "bảy",      "tám",      "chín",     "mười",     "mười một", "mười hai",  "mười ba",
        "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi"};
    for (int number = 0; number <= 20; ++number)
        EXPECT_EQ(number_words(Decimal{number}), first[number]);
}

TEST(NumberWordsTest, SayMotTuLamAfterTens) {
    EXPECT_EQ(words("21"), "hai mươi mốt");
    EXPECT_EQ(words("24"), "hai mươi tư");
    EXPECT_EQ(words("25"), "hai mươi lăm");
    EXPECT_EQ(words("91"), "chín mươi mốt");
    EXPECT_EQ(words("555"), "năm trăm năm mươi lăm");
    EXPECT_EQ(words("444"), "bốn trăm bốn mươi tư");
    EXPECT_EQ(words("111"), "một trăm mười một");
    EXPECT_EQ(words("115"), "một trăm mười lăm");
    EXPECT_EQ(words("114"), "một trăm mười bốn");
}

TEST(NumberWordsTest, SayLinhForANoughtAmongTheTens) {
    EXPECT_EQ(words("101"), "một trăm linh một");
    EXPECT_EQ(words("104"), "một trăm linh bốn");
    EXPECT_EQ(words("105"), "một trăm linh năm");
    EXPECT_EQ(words("100"), "một trăm");
    EXPECT_EQ(words("110"), "một trăm mười");
}

TEST(NumberWordsTest, SayTheHundredThatIsMissingInTheMiddle) {
    EXPECT_EQ(words("1005"), "một nghìn không trăm linh năm");
    EXPECT_EQ(words("1020"), "một nghìn không trăm hai mươi");
    EXPECT_EQ(words("2026"), "hai nghìn không trăm hai mươi sáu");
    EXPECT_EQ(words("1000000005"), "một tỷ không trăm linh năm");
    EXPECT_EQ(words("1005000000"), "một tỷ không trăm linh năm triệu");
}

TEST(NumberWordsTest, PassOverGroupsOfNothing) {
    EXPECT_EQ(words("1000000"), "một triệu");
    EXPECT_EQ(words("1000500"), "một triệu năm trăm");
    EXPECT_EQ(words("20000"), "hai mươi nghìn");
}

TEST(NumberWordsTest, CountTyLikeANumber) {
    EXPECT_EQ(words("1000000000"), "một tỷ");
    EXPECT_EQ(words("1500000000000"), "một nghìn năm trăm tỷ");
    EXPECT_EQ(words("2000000000000000"), "hai triệu tỷ");
    EXPECT_EQ(words("1000000000000000000"), "một tỷ tỷ");
    EXPECT_EQ(words("1500000000000000000"), "một tỷ năm trăm triệu tỷ");
    EXPECT_TRUE(words("999999999999999999999").starts_with("chín trăm chín mươi chín tỷ"));
}

TEST(NumberWordsTest, SayWhatIsBelowNought) {
    EXPECT_EQ(words("-15"), "âm mười lăm");
}

TEST(NumberWordsTest, SayNothingOfFractionsAndOfWhatHasNoName) {
    EXPECT_EQ(words("1.5"), "");
    EXPECT_EQ(words("1000000000000000000000"), "");
}

TEST(MoneyTest, IsWrittenInWordsWithACapital) {
    EXPECT_EQ(money_words(number_of("2530000")), "Hai triệu năm trăm ba mươi nghìn đồng");
    EXPECT_EQ(money_words(number_of("759000")), "Bảy trăm năm mươi chín nghìn đồng");
    EXPECT_EQ(money_words(number_of("0")), "Không đồng");
    EXPECT_EQ(money_words(number_of("-1000")), "Âm một nghìn đồng");
    EXPECT_EQ(money_words(number_of("0.5")), "");
}

TEST(MoneyTest, IsShownWithPointsAndItsUnit) {
    EXPECT_EQ(money_display(number_of("2530000")), "2.530.000 đồng");
}

TEST(Mistake15_CountsBelowTen, HaveANoughtBeforeThem) {
    EXPECT_EQ(count_display(2), "02");
    EXPECT_EQ(count_display(9), "09");
    EXPECT_EQ(count_display(10), "10");
    EXPECT_EQ(count_display(0), "0");
    EXPECT_EQ(count_display(1234), "1.234");
}

TEST(RomanTest, WritesNumbersOfChaptersAndQuarters) {
    EXPECT_EQ(roman(1), "I");
    EXPECT_EQ(roman(4), "IV");
    EXPECT_EQ(roman(9), "IX");
    EXPECT_EQ(roman(14), "XIV");
    EXPECT_EQ(roman(49), "XLIX");
    EXPECT_EQ(roman(1945), "MCMXLV");
    EXPECT_EQ(roman(3999), "MMMCMXCIX");
    EXPECT_EQ(roman(0), "");
    EXPECT_EQ(roman(4000), "");
}

TEST(ListLetterTest, FollowsTheVietnameseAlphabetWithoutMarksButD) {
    std::string letters;
    for (int number = 1; number <= 23; ++number) letters += list_letter(number);
    EXPECT_EQ(letters, "abcdđeghiklmnopqrstuvxy");
    EXPECT_EQ(list_letter(0), "");
    EXPECT_EQ(list_letter(24), "");
}

TEST(ReadNumberWordsTest, ReadsWhatIsSaidElsewhere) {
    EXPECT_EQ(read_number_words("Hai triệu năm trăm ba mươi nghìn đồng"), number_of("2530000"));
    EXPECT_EQ(read_number_words("một trăm lẻ năm ngàn đồng chẵn"), number_of("105000"));
    EXPECT_EQ(read_number_words("Một tỉ, hai trăm triệu đồng"), number_of("1200000000"));
    EXPECT_EQ(read_number_words("hai mươi bốn"), number_of("24"));
    EXPECT_EQ(read_number_words("một trăm linh tư"), number_of("104"));
    EXPECT_EQ(read_number_words("bẩy mươi nhăm"), number_of("75"));
    EXPECT_EQ(read_number_words("âm năm"), number_of("-5"));
    EXPECT_EQ(read_number_words("không"), number_of("0"));
}

TEST(ReadNumberWordsTest, RefusesWhatIsNotOneNumber) {
    for (const char* said :
         {"", "đồng", "hai hai", "mươi", "hai mươi một", "một triệu hai", "trăm", "âm không",
          "nghìn một", "12", "hai đồng ba", "hai triệu năm tỷ nghìn"})
        EXPECT_FALSE(read_number_words(said)) << said;
}

TEST(ReadNumberWordsTest, RefusesWordsWithoutEnd) {
    std::string said = "một";
    for (int times = 0; times < 100; ++times) said += " tỷ";
    EXPECT_FALSE(read_number_words(said));
}

TEST(NumberWordsTest, LeaveNoDoubleBlankUpToAHundredThousand) {
    for (int number = 0; number <= 100'000; ++number) {
        const std::string said = number_words(Decimal{number});
        ASSERT_FALSE(said.empty()) << number;
        ASSERT_EQ(said.find("  "), std::string::npos) << number;
        ASSERT_NE(said.front(), ' ') << number;
        ASSERT_NE(said.back(), ' ') << number;
    }
}

RC_GTEST_PROP(NumberWordsProperty, AreReadBack, ()) {
    const auto low = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
    const auto high = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
    const auto size = *rc::gen::element<std::int64_t>(1, 1'000, 1'000'000, 1'000'000'000);
    const Decimal number = Decimal{low / size} + Decimal{high / size} * Decimal{1'000'000'000'000};
    RC_ASSERT(read_number_words(number_words(number)) == number);
    RC_ASSERT(read_number_words(money_words(number)) == number);
}

}  // namespace
}  // namespace thidua
