#include "shared/calendar/schedule.h"

#include <gtest/gtest.h>

#include "tests/calendar/calendar_of_the_state.h"

namespace thidua {
namespace {

class ScheduleTest : public testing::Test {
protected:
    static ScheduleRule before_the_15th_of_december() {
        return {.kind = ScheduleKind::annual,
                .due_month = 12,
                .due_day = 15,
                .wording = DueWording::before,
                .internal_working_days = 5,
                .opens_days_before = 43,
                .closes_days_after = 31};
    }
    static ScheduleRule every_quarter() {
        return {.kind = ScheduleKind::quarterly, .due_month = 3, .due_day = 20};
    }
    HolidayCalendar calendar = calendar_of_the_state();
};

TEST_F(ScheduleTest, PlansOnePeriodAYear) {
    const auto periods = plan_periods(before_the_15th_of_december(), 2026, 2030, calendar);
    ASSERT_EQ(periods.size(), 5U);
    EXPECT_EQ(periods[0].label, "2026");
    EXPECT_EQ(periods[4].name_vi, "Năm 2030");
    EXPECT_EQ(periods[4].name_en, "Year 2030");
}

TEST_F(ScheduleTest, CutsTheYearOffOnThe14thOfDecember) {
    const auto periods = plan_periods(before_the_15th_of_december(), 2026, 2026, calendar);
    EXPECT_EQ(periods[0].window, (Window{on("2025-12-15"), on("2026-12-14")}));
}

TEST_F(ScheduleTest, SetsTheInternalDeadlineFiveWorkingDaysEarlierEachYear) {
    const auto periods = plan_periods(before_the_15th_of_december(), 2026, 2030, calendar);
    EXPECT_EQ(periods[0].internal_due, on("2026-12-07"));
    EXPECT_EQ(periods[1].internal_due, on("2027-12-07"));
    EXPECT_EQ(periods[2].internal_due, on("2028-12-07"));
    EXPECT_EQ(periods[3].internal_due, on("2029-12-07"));
    EXPECT_EQ(periods[4].internal_due, on("2030-12-06"));
}

TEST_F(ScheduleTest, KeepsTimelyUntilAndClosedAfterApart) {
    const auto period = plan_periods(before_the_15th_of_december(), 2026, 2026, calendar).at(0);
    EXPECT_EQ(last_day(period.due, calendar), on("2026-12-14"));
    EXPECT_EQ(period.opens, on("2026-11-01"));
    EXPECT_EQ(period.closes, on("2027-01-14"));
}

TEST_F(ScheduleTest, NumbersQuartersTheRomanWay) {
    const auto periods = plan_periods(every_quarter(), 2026, 2026, calendar);
    ASSERT_EQ(periods.size(), 4U);
    EXPECT_EQ(periods[1].label, "2026-Q2");
    EXPECT_EQ(periods[1].name_vi, "Quý II/2026");
    EXPECT_EQ(periods[3].name_en, "Quarter IV/2026");
}

TEST_F(ScheduleTest, RunsAQuarterFromThe15thOfTheMonthBeforeToThe14thOfItsLastMonth) {
    const auto periods = plan_periods(every_quarter(), 2026, 2026, calendar);
    EXPECT_EQ(periods[0].window, (Window{on("2025-12-15"), on("2026-03-14")}));
    EXPECT_EQ(periods[1].window, (Window{on("2026-03-15"), on("2026-06-14")}));
    EXPECT_EQ(periods[3].window, (Window{on("2026-09-15"), on("2026-12-14")}));
}

TEST_F(ScheduleTest, HalvesAYearAsTheDecreeDoes) {
    const ScheduleRule rule{.kind = ScheduleKind::half_year, .due_month = 6, .due_day = 20};
    const auto periods = plan_periods(rule, 2026, 2026, calendar);
    ASSERT_EQ(periods.size(), 2U);
    EXPECT_EQ(periods[0].window, (Window{on("2025-12-15"), on("2026-06-14")}));
    EXPECT_EQ(periods[1].window, (Window{on("2026-06-15"), on("2026-12-14")}));
    EXPECT_EQ(periods[0].name_vi, "6 tháng đầu năm 2026");
    EXPECT_EQ(periods[1].label, "2026-H2");
}

TEST_F(ScheduleTest, CountsByTheCalendarWhereTheRegimeDoes) {
    ScheduleRule rule = before_the_15th_of_december();
    rule.window = WindowRule::calendar;
    EXPECT_EQ(plan_periods(rule, 2026, 2026, calendar).at(0).window,
              (Window{on("2026-01-01"), on("2026-12-31")}));
}

TEST_F(ScheduleTest, LetsAReportBeDueInTheNextYear) {
    ScheduleRule rule = before_the_15th_of_december();
    rule.due_month = 13;
    rule.wording = DueWording::by;
    EXPECT_EQ(plan_periods(rule, 2026, 2026, calendar).at(0).due.date, on("2027-01-15"));
}

TEST_F(ScheduleTest, TakesTheLastDayOfAShortMonth) {
    const ScheduleRule rule{.kind = ScheduleKind::quarterly, .due_month = 2, .due_day = 31};
    EXPECT_EQ(plan_periods(rule, 2028, 2028, calendar).at(0).due.date, on("2028-02-29"));
}

TEST_F(ScheduleTest, PlansAOneTimeDutyOnce) {
    const ScheduleRule rule{.kind = ScheduleKind::once, .due_month = 6, .due_day = 30};
    const auto periods = plan_periods(rule, 2026, 2030, calendar);
    ASSERT_EQ(periods.size(), 1U);
    EXPECT_EQ(due_instant(periods[0].due, calendar),
              instant_from_iso("2026-06-30T17:00:00Z").value());
}

TEST_F(ScheduleTest, PrefersAFixedInternalDay) {
    ScheduleRule rule = before_the_15th_of_december();
    rule.internal_month = 11;
    rule.internal_day = 30;
    EXPECT_EQ(plan_periods(rule, 2026, 2026, calendar).at(0).internal_due, on("2026-11-30"));
}

TEST_F(ScheduleTest, PlansNothingFromARuleWithAMistake) {
    ScheduleRule rule = before_the_15th_of_december();
    rule.due_month = 0;
    EXPECT_TRUE(find_mistake(rule).has_value());
    EXPECT_TRUE(plan_periods(rule, 2026, 2030, calendar).empty());
}

TEST_F(ScheduleTest, PlansNothingForYearsOutOfReason) {
    EXPECT_TRUE(plan_periods(before_the_15th_of_december(), 1, 2030, calendar).empty());
    EXPECT_TRUE(plan_periods(before_the_15th_of_december(), 2026, 99999, calendar).empty());
}

TEST_F(ScheduleTest, SaysWhatIsWrongWithEachPartOfARule) {
    ScheduleRule rule = before_the_15th_of_december();
    EXPECT_FALSE(find_mistake(rule));
    rule.closes_days_after = 401;
    EXPECT_EQ(find_mistake(rule), "A period opens and closes within 400 days of its due date.");
    rule.internal_working_days = -1;
    EXPECT_EQ(find_mistake(rule), "The internal deadline lies from 0 to 60 working days earlier.");
    rule.internal_day = 7;
    EXPECT_EQ(find_mistake(rule),
              "The internal date needs a month from 1 to 24 and a day from 1 to 31.");
}

}  // namespace
}  // namespace thidua
