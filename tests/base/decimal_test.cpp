#include "shared/base/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace thidua {
namespace {

Decimal of(std::string_view text) {
    return Decimal::from_text(text).value();
}

/// Any number of up to 12 digits before and 6 after the point.
rc::Gen<Decimal> any_decimal() {
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange<std::int64_t>(-999'999'999'999, 1'000'000'000'000),
                      rc::gen::inRange(0, 1'000'000)),
        [](const std::pair<std::int64_t, int>& parts) {
            return Decimal{parts.first} +
                   Decimal{parts.second}.divided_by(Decimal{1'000'000}, 6).value();
        });
}

TEST(DecimalTest, WritesTheLowestForm) {
    EXPECT_EQ(of("1234.500").text(), "1234.5");
    EXPECT_EQ(of("0012.0").text(), "12");
    EXPECT_EQ(of("-0.00").text(), "0");
    EXPECT_EQ(of("0.05").text(), "0.05");
}

TEST(DecimalTest, RefusesWhatIsNotAPlainNumber) {
    for (const char* text : {"", "-", ".5", "5.", "1e3", " 1", "1 ", "1,5", "1.2.3", "--1", "½"})
        EXPECT_FALSE(Decimal::from_text(text)) << text;
}

TEST(DecimalTest, RefusesMoreDigitsThanTheLimits) {
    EXPECT_TRUE(Decimal::from_text(std::string(30, '9') + "." + std::string(12, '9')));
    EXPECT_FALSE(Decimal::from_text(std::string(31, '9')));
    EXPECT_FALSE(Decimal::from_text("0." + std::string(13, '9')));
}

TEST(DecimalTest, ReadsVietnamesePointsAsThousands) {
    EXPECT_EQ(Decimal::from_display("1.234").value(), Decimal{1234});
    EXPECT_EQ(Decimal::from_display("-1.234.567,5").value(), of("-1234567.5"));
    EXPECT_EQ(Decimal::from_display("1234,5").value(), of("1234.5"));
}

TEST(DecimalTest, RefusesGroupsThatAreNotOfThree) {
    for (const char* text : {"1.23", "1.2345", "1234.567", ".123", "1..234", "0.123", "1.234,",
                             "1,234,5", "1,2.345", "1.234.", ""})
        EXPECT_FALSE(Decimal::from_display(text)) << text;
}

TEST(DecimalTest, ShowsThousandsWithPoints) {
    EXPECT_EQ(of("1234567.5").display(), "1.234.567,5");
    EXPECT_EQ(of("-123").display(), "-123");
    EXPECT_EQ(of("-1000").display(), "-1.000");
}

TEST(DecimalTest, RoundsHalfAwayFromZero) {
    EXPECT_EQ(of("2.5").rounded(0), Decimal{3});
    EXPECT_EQ(of("-2.5").rounded(0), Decimal{-3});
    EXPECT_EQ(of("2.49").rounded(0), Decimal{2});
    EXPECT_EQ(of("0.005").rounded(2), of("0.01"));
}

TEST(DecimalTest, DividesHalfAwayFromZero) {
    EXPECT_EQ(Decimal{2}.divided_by(Decimal{3}, 4).value(), of("0.6667"));
    EXPECT_EQ(Decimal{-2}.divided_by(Decimal{3}, 4).value(), of("-0.6667"));
    EXPECT_EQ(Decimal{1}.divided_by(of("0.5"), 0).value(), Decimal{2});
}

TEST(DecimalTest, HasNoQuotientByZero) {
    EXPECT_FALSE(Decimal{1}.divided_by(Decimal{0}, 2));
}

TEST(DecimalTest, AddsTenthsExactly) {
    EXPECT_EQ(of("0.1") + of("0.2"), of("0.3"));
}

TEST(DecimalTest, OrdersByValueNotByDigits) {
    EXPECT_LT(of("9.9"), of("10"));
    EXPECT_LT(of("-10"), of("-9.9"));
    EXPECT_GT(of("0.10000001"), of("0.1"));
}

TEST(DecimalTest, KnowsWhenItIsWhole) {
    EXPECT_TRUE(of("7.000").is_integer());
    EXPECT_FALSE(of("7.001").is_integer());
}

TEST(DecimalTest, FindsTheWholeNumberBelowAndAbove) {
    EXPECT_EQ(of("1.5").floor(), of("1"));
    EXPECT_EQ(of("-1.5").floor(), of("-2"));
    EXPECT_EQ(of("-2").floor(), of("-2"));
    EXPECT_EQ(of("1.01").ceiling(), of("2"));
    EXPECT_EQ(of("-1.99").ceiling(), of("-1"));
    EXPECT_EQ(of("3").ceiling(), of("3"));
}

TEST(DecimalTest, RoundsUpToAStep) {
    EXPECT_EQ(of("759000").rounded_up_to(of("10000")), of("760000"));
    EXPECT_EQ(of("760000").rounded_up_to(of("10000")), of("760000"));
    EXPECT_EQ(of("-15").rounded_up_to(of("10")), of("-10"));
    EXPECT_EQ(of("1.21").rounded_up_to(of("0.5")), of("1.5"));
    EXPECT_EQ(of("7").rounded_up_to(of("2.5")), of("7.5"));
    EXPECT_EQ(of("0").rounded_up_to(of("10")), of("0"));
}

RC_GTEST_PROP(DecimalProperty, StaysWithinOneOfItsWholeNumbers, ()) {
    const Decimal number = *any_decimal();
    RC_ASSERT(number.floor() <= number);
    RC_ASSERT(number < number.floor() + Decimal{1});
    RC_ASSERT(number.ceiling() == -(-number).floor());
    const Decimal step{*rc::gen::inRange<std::int64_t>(1, 10'000)};
    RC_ASSERT(number <= number.rounded_up_to(step));
    RC_ASSERT(number.rounded_up_to(step) - number < step);
}

RC_GTEST_PROP(DecimalProperty, ReadsBackWhatItWrites, ()) {
    const Decimal number = *any_decimal();
    RC_ASSERT(Decimal::from_text(number.text()).value() == number);
    RC_ASSERT(Decimal::from_display(number.display()).value() == number);
}

RC_GTEST_PROP(DecimalProperty, AddsInAnyOrderAndGroup, ()) {
    const Decimal a = *any_decimal();
    const Decimal b = *any_decimal();
    const Decimal c = *any_decimal();
    RC_ASSERT((a + b) + c == a + (b + c));
    RC_ASSERT(a + b == b + a);
    RC_ASSERT(a + b - b == a);
    RC_ASSERT(a * (b + c) == a * b + a * c);
}

RC_GTEST_PROP(DecimalProperty, RoundsToWithinHalfAUnit, ()) {
    const Decimal number = *any_decimal();
    const Decimal off = number.rounded(2) - number;
    RC_ASSERT(off <= of("0.005"));
    RC_ASSERT(off >= of("-0.005"));
}

}  // namespace
}  // namespace thidua
