#include "shared/rules/time_limit.h"

#include <gtest/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

TEST(TimeLimitTest, CountsWorkingDaysAfterTheEvent) {
    // 24/11/2026, a Tuesday, is the day of culture.
    const HolidayCalendar calendar =
        HolidayCalendar::from_days({{.date = on("2026-11-24"), .name = "Ngày Văn hóa"}}, {})
            .value();
    const TimeLimit ten{.key = "appraisal", .days = 10, .working = true};
    EXPECT_EQ(last_day_of(ten, on("2026-11-20"), calendar), on("2026-12-07"));
}

TEST(TimeLimitTest, MovesTheEndOfCalendarDaysToTheNextWorkingDay) {
    const HolidayCalendar calendar;
    const TimeLimit days{.key = "dossier", .days = 45, .working = false};
    EXPECT_EQ(last_day_of(days, on("2026-10-01"), calendar), on("2026-11-16"));  // 15/11: Sunday
    EXPECT_EQ(last_day_of(days, on("2026-10-02"), calendar), on("2026-11-16"));
}

}  // namespace
}  // namespace thidua
