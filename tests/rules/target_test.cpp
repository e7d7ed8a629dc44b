#include "shared/rules/target.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

class TargetTest : public testing::Test {
protected:
    TargetView view() const { return stand(figures, today); }
    TargetFigures figures{.direction = TargetDirection::at_least,
                          .target = Decimal{100},
                          .due = on("2026-12-14"),
                          .actual_on = on("2026-12-14")};
    CivilDate today = on("2026-12-15");
};

TEST_F(TargetTest, IsMetWhereItIsReachedExactly) {
    figures.actual = Decimal{100};
    EXPECT_EQ(view().standing, TargetStanding::met);
    EXPECT_EQ(view().percent, Decimal{100});
    EXPECT_EQ(view().words, "met: 100 of 100 (100%)");
}

TEST_F(TargetTest, IsExceededBeyond) {
    figures.actual = Decimal{101};
    EXPECT_EQ(view().standing, TargetStanding::exceeded);
    EXPECT_TRUE(view().is_met);
}

TEST_F(TargetTest, IsEarlyOnADayBeforeTheDueOneEvenWhenExceeded) {
    figures.actual = Decimal{120};
    figures.actual_on = on("2026-12-13");
    EXPECT_EQ(view().standing, TargetStanding::early);
    EXPECT_TRUE(view().is_exceeded);
    EXPECT_EQ(view().words, "met early, exceeded: 120 of 100 (120%)");
}

TEST_F(TargetTest, IsPendingThroughTheDueDayAndNotMetAfterwards) {
    figures.actual = Decimal{99};
    today = on("2026-12-14");
    EXPECT_EQ(view().standing, TargetStanding::pending);
    today = on("2026-12-15");
    EXPECT_EQ(view().standing, TargetStanding::not_met);
    figures.actual.reset();
    EXPECT_EQ(view().standing, TargetStanding::not_met);
}

TEST_F(TargetTest, SaysWhenItWasReachedAfterTheDueDay) {
    figures.actual = Decimal{100};
    figures.actual_on = on("2026-12-20");
    EXPECT_EQ(view().standing, TargetStanding::met);
    EXPECT_TRUE(view().is_late);
    EXPECT_NE(view().words.find("after the due day"), std::string::npos);
}

TEST_F(TargetTest, TurnsRoundForACeiling) {
    figures.direction = TargetDirection::at_most;
    figures.baseline = Decimal{200};
    figures.actual = Decimal{150};
    EXPECT_EQ(view().standing, TargetStanding::not_met);
    EXPECT_EQ(view().percent, Decimal{50});
    figures.actual = Decimal{100};
    EXPECT_EQ(view().standing, TargetStanding::met);
    figures.actual = Decimal{90};
    EXPECT_EQ(view().standing, TargetStanding::exceeded);
    figures.baseline.reset();
    EXPECT_EQ(view().percent, std::nullopt);
}

TEST_F(TargetTest, HasNoPercentageWhereTheBaselineIsTheTarget) {
    figures.baseline = Decimal{100};
    figures.actual = Decimal{100};
    EXPECT_EQ(view().percent, std::nullopt);
    EXPECT_EQ(view().standing, TargetStanding::met);
}

TEST_F(TargetTest, IsDoneOrNot) {
    figures.direction = TargetDirection::done;
    figures.target.reset();
    figures.actual = Decimal{0};
    EXPECT_EQ(view().standing, TargetStanding::not_met);
    figures.actual = Decimal{3};
    EXPECT_EQ(view().standing, TargetStanding::met);
    EXPECT_EQ(view().words, "met");
}

TEST_F(TargetTest, StaysPendingWithoutADueDay) {
    figures.due.reset();
    EXPECT_EQ(view().standing, TargetStanding::pending);
}

TEST_F(TargetTest, IsNeitherMetNorMeasuredWithoutATarget) {
    figures.target.reset();
    figures.actual = Decimal{5};
    EXPECT_FALSE(view().is_met);
    EXPECT_EQ(view().percent, std::nullopt);
}

RC_GTEST_PROP(TargetProperty, ShowsAStandingThatItsFlagsBearOut, ()) {
    TargetFigures figures{.target = Decimal{*rc::gen::inRange(-5, 5)},
                          .actual = Decimal{*rc::gen::inRange(-5, 5)},
                          .due = on("2026-12-14")};
    figures.direction = *rc::gen::element(TargetDirection::at_least, TargetDirection::at_most,
                                          TargetDirection::done);
    figures.actual_on = *rc::gen::element(on("2026-12-01"), on("2026-12-14"), on("2026-12-20"));
    const TargetView view = stand(figures, *rc::gen::element(on("2026-12-10"), on("2026-12-30")));
    RC_ASSERT(!view.is_exceeded || view.is_met);
    RC_ASSERT(!view.is_early || view.is_met);
    RC_ASSERT(!(view.is_early && view.is_late));
    const bool shown_met = view.standing == TargetStanding::met ||
                           view.standing == TargetStanding::exceeded ||
                           view.standing == TargetStanding::early;
    RC_ASSERT(shown_met == view.is_met);
}

}  // namespace
}  // namespace thidua
