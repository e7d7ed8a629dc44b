#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/calendar/holidays.h"
#include "tests/calendar/calendar_of_the_state.h"

namespace thidua {
namespace {

CivilDate some_date() { return plus_days(on("2025-06-01"), *rc::gen::inRange(0, 2200)); }

int counted_one_by_one(const HolidayCalendar& calendar, CivilDate from, CivilDate through) {
    int count = 0;
    for (CivilDate at = from; at <= through; at = plus_days(at, 1)) {
        if (calendar.is_working_day(at)) ++count;
    }
    return count;
}

RC_GTEST_PROP(HolidayCalendarProperty, CountsAsIfDayByDay, ()) {
    const HolidayCalendar calendar = calendar_of_the_state();
    const CivilDate from = some_date();
    const CivilDate through = plus_days(from, *rc::gen::inRange(-5, 400));
    RC_ASSERT(calendar.working_days_between(from, through) ==
              counted_one_by_one(calendar, from, through));
}

RC_GTEST_PROP(HolidayCalendarProperty, ReturnsToAWorkingDayAfterGoingThereAndBack, ()) {
    const HolidayCalendar calendar = calendar_of_the_state();
    const CivilDate from = calendar.working_day_on_or_before(some_date());
    const int count = *rc::gen::inRange(0, 200);
    RC_ASSERT(calendar.add_working_days(calendar.add_working_days(from, count), -count) == from);
}

RC_GTEST_PROP(HolidayCalendarProperty, AddsAsManyWorkingDaysAsItCounts, ()) {
    const HolidayCalendar calendar = calendar_of_the_state();
    const CivilDate from = some_date();
    const int count = *rc::gen::inRange(1, 200);
    const CivilDate to = calendar.add_working_days(from, count);
    RC_ASSERT(calendar.is_working_day(to));
    RC_ASSERT(calendar.working_days_between(plus_days(from, 1), to) == count);
}

}  // namespace
}  // namespace thidua
