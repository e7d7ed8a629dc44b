#include "shared/calendar/holidays.h"

#include <gtest/gtest.h>

#include "tests/calendar/calendar_of_the_state.h"

namespace thidua {
namespace {

class HolidayCalendarTest : public testing::Test {
protected:
    HolidayCalendar calendar = calendar_of_the_state();
};

TEST_F(HolidayCalendarTest, KeepsMondaysToFridaysWorkingAndWeekendsFree) {
    EXPECT_TRUE(calendar.is_working_day(on("2026-11-20")));
    EXPECT_FALSE(calendar.is_working_day(on("2026-11-21")));
    EXPECT_FALSE(calendar.is_working_day(on("2026-11-22")));
    EXPECT_TRUE(calendar.is_working_day(on("2026-11-23")));
}

TEST_F(HolidayCalendarTest, TakesTheDayOfVietnameseCultureOff) {
    EXPECT_FALSE(calendar.is_working_day(on("2026-11-24")));
}

TEST_F(HolidayCalendarTest, WorksOnASaturdayThatWasSwapped) {
    EXPECT_TRUE(calendar.is_working_day(on("2026-08-22")));
    EXPECT_FALSE(calendar.is_working_day(on("2026-08-31")));
}

TEST_F(HolidayCalendarTest, KnowsThatTetOf2030FallsOnTheSecondOfFebruary) {
    EXPECT_TRUE(calendar.find_day_off(on("2030-02-02")).has_value());
    EXPECT_EQ(calendar.next_working_day(on("2030-01-31")), on("2030-02-08"));
}

TEST_F(HolidayCalendarTest, FindsTheWorkingDayOnEachSideOfAHoliday) {
    EXPECT_EQ(calendar.next_working_day(on("2026-11-23")), on("2026-11-25"));
    EXPECT_EQ(calendar.previous_working_day(on("2026-11-25")), on("2026-11-23"));
}

TEST_F(HolidayCalendarTest, NeverGivesTheDateItselfAsNextOrPrevious) {
    EXPECT_EQ(calendar.next_working_day(on("2026-12-14")), on("2026-12-15"));
    EXPECT_EQ(calendar.previous_working_day(on("2026-12-14")), on("2026-12-11"));
}

TEST_F(HolidayCalendarTest, CountsFourteenWorkingDaysFromLateNovemberToTheDeadlineEveryYear) {
    for (const auto* year : {"2026", "2027", "2028", "2029", "2030"}) {
        const std::string y{year};
        EXPECT_EQ(calendar.working_days_between(on(y + "-11-25"), on(y + "-12-14")), 14) << y;
    }
}

TEST_F(HolidayCalendarTest, CountsNoWorkingDayBetweenDatesInTheWrongOrder) {
    EXPECT_EQ(calendar.working_days_between(on("2026-12-14"), on("2026-12-11")), 0);
}

TEST_F(HolidayCalendarTest, CountsASwappedSaturdayAsAWorkingDay) {
    EXPECT_EQ(calendar.working_days_between(on("2026-08-17"), on("2026-08-23")), 6);
}

TEST_F(HolidayCalendarTest, AddsWorkingDaysOverWeekendsAndHolidays) {
    EXPECT_EQ(calendar.add_working_days(on("2026-11-20"), 3), on("2026-11-26"));
    EXPECT_EQ(calendar.add_working_days(on("2026-11-26"), -3), on("2026-11-20"));
    EXPECT_EQ(calendar.add_working_days(on("2026-11-21"), 0), on("2026-11-21"));
}

TEST_F(HolidayCalendarTest, StopsAfterItsBoundOfSteps) {
    EXPECT_EQ(calendar.add_working_days(on("2026-11-20"), 2'000'000'000),
              calendar.add_working_days(on("2026-11-20"),
                                        HolidayCalendar::working_day_steps_max));
}

TEST_F(HolidayCalendarTest, ListsItsDaysInOrder) {
    const auto days = calendar.list_days_off();
    EXPECT_EQ(days.front().date, on("2026-01-01"));
    EXPECT_EQ(days.back().date, on("2030-11-25"));
    EXPECT_EQ(calendar.list_working_days().size(), 2U);
}

TEST(HolidayCalendarFromDaysTest, RefusesADayListedTwice) {
    const SpecialDay day{.date = on("2026-11-24"), .name = "a"};
    const auto calendar = HolidayCalendar::from_days({day, day}, {});
    ASSERT_FALSE(calendar);
    EXPECT_EQ(calendar.error().message, "The working calendar lists 24/11/2026 twice.");
}

TEST(HolidayCalendarFromDaysTest, RefusesADayThatIsBothOffAndWorking) {
    const SpecialDay day{.date = on("2026-08-22"), .name = "a"};
    EXPECT_FALSE(HolidayCalendar::from_days({day}, {day}));
}

TEST(HolidayCalendarFromDaysTest, RefusesADayWithoutADate) {
    EXPECT_FALSE(HolidayCalendar::from_days({{.name = "nothing"}}, {}));
}

TEST(HolidayCalendarFromDaysTest, RefusesARestSoLongThatNobodyWouldWork) {
    std::vector<SpecialDay> days;
    for (int i = 0; i < 40; ++i) days.push_back({.date = plus_days(on("2026-01-05"), i)});
    const auto calendar = HolidayCalendar::from_days(days, {});
    ASSERT_FALSE(calendar);
    EXPECT_EQ(calendar.error().message,
              "The working calendar has more than 30 days off in a row around 05/01/2026.");
}

TEST(HolidayCalendarFromDaysTest, AcceptsTwoRestsWithAWorkingDayBetween) {
    std::vector<SpecialDay> days;
    for (int i = 0; i < 50; ++i) {
        if (i != 22) days.push_back({.date = plus_days(on("2026-01-05"), i)});
    }
    EXPECT_TRUE(HolidayCalendar::from_days(days, {}));
}

TEST(CivilDateTest, CountsDaysOverMonthsAndLeapYears) {
    EXPECT_EQ(plus_days(on("2028-02-28"), 2), on("2028-03-01"));
    EXPECT_EQ(days_between(on("2027-12-15"), on("2028-12-14")), 365);
}

}  // namespace
}  // namespace thidua
