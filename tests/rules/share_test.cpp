#include "shared/rules/share.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace thidua {
namespace {

Share share(const std::string& text) {
    return Share::from_text(text).value();
}

TEST(ShareTest, ReadsPercentagesAndFractions) {
    EXPECT_EQ(share("66.5%").text(), "66.5%");
    EXPECT_EQ(share("66.5%").display(), "66,5%");
    EXPECT_EQ(share("2/3").text(), "2/3");
}

TEST(ShareTest, RefusesWhatIsNoPartOfAWhole) {
    for (const char* text : {"", "%", "/", "1/", "/2", "50", "101%", "-1%", "3/2", "1/0", "a/b"})
        EXPECT_FALSE(Share::from_text(text)) << text;
}

TEST(ShareTest, TakesTwoThirdsOfNineForSix) {
    EXPECT_TRUE(share("2/3").is_reached(6, 9));
    EXPECT_FALSE(share("2/3").is_exceeded(6, 9));
    EXPECT_FALSE(share("2/3").is_reached(5, 9));
}

TEST(ShareTest, IsNotMisledByRounding) {
    EXPECT_FALSE(share("66.67%").is_reached(2, 3));
    EXPECT_EQ(percent_of(2, 3, 2), Decimal::from_text("66.67"));
}

TEST(ShareTest, GivesNoughtPercentOfNothing) {
    EXPECT_EQ(percent_of(0, 0, 2), Decimal{});
}

RC_GTEST_PROP(ShareProperty, ComparesAsWholeNumbersDo, ()) {
    const auto whole = *rc::gen::inRange(1, 1000);
    const auto part = *rc::gen::inRange(0, whole + 1);
    const auto of = *rc::gen::inRange(0, 1000);
    const auto count = *rc::gen::inRange(0, 1000);
    const Share it{Decimal{part}, Decimal{whole}};
    RC_ASSERT(it.is_reached(count, of) == (count * whole >= part * of));
    RC_ASSERT(it.is_exceeded(count, of) == (count * whole > part * of));
}

RC_GTEST_PROP(ShareProperty, SurvivesItsText, ()) {
    const auto whole = *rc::gen::inRange(1, 1000);
    const Share it{Decimal{*rc::gen::inRange(0, whole + 1)}, Decimal{whole}};
    RC_ASSERT(Share::from_text(it.text()) == it);
}

}  // namespace
}  // namespace thidua
