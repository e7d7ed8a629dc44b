#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/calendar/schedule.h"
#include "tests/calendar/calendar_of_the_state.h"

namespace thidua {
namespace {

ScheduleRule some_rule() {
    ScheduleRule rule;
    rule.kind = *rc::gen::element(ScheduleKind::annual, ScheduleKind::quarterly,
                                  ScheduleKind::half_year);
    rule.due_month = *rc::gen::inRange(1, 25);
    rule.due_day = *rc::gen::inRange(1, 32);
    rule.wording = *rc::gen::element(DueWording::before, DueWording::by);
    rule.roll = *rc::gen::element(Roll::none, Roll::previous_working_day);
    rule.window = *rc::gen::element(WindowRule::cut_off_14, WindowRule::calendar);
    rule.internal_working_days = *rc::gen::inRange(0, 61);
    rule.opens_days_before = *rc::gen::inRange(0, 401);
    rule.closes_days_after = *rc::gen::inRange(0, 401);
    return rule;
}

RC_GTEST_PROP(ScheduleProperty, LeavesNoDayBetweenWindowsAndCountsNoneTwice, ()) {
    const auto periods = plan_periods(some_rule(), 2026, 2030, calendar_of_the_state());
    for (std::size_t i = 1; i < periods.size(); ++i) {
        RC_ASSERT(plus_days(periods[i - 1].window.through, 1) == periods[i].window.from);
    }
}

RC_GTEST_PROP(ScheduleProperty, NeverClosesBeforeTheLastDayThatIsInTime, ()) {
    const auto calendar = calendar_of_the_state();
    for (const auto& period : plan_periods(some_rule(), 2026, 2030, calendar)) {
        RC_ASSERT(period.opens <= last_day(period.due, calendar));
        RC_ASSERT(last_day(period.due, calendar) <= period.closes);
    }
}

RC_GTEST_PROP(ScheduleProperty, PutsTheInternalDeadlineOnAnEarlierWorkingDay, ()) {
    const auto calendar = calendar_of_the_state();
    ScheduleRule rule = some_rule();
    rule.internal_working_days = *rc::gen::inRange(1, 61);
    for (const auto& period : plan_periods(rule, 2026, 2030, calendar)) {
        RC_ASSERT(period.internal_due.has_value());
        RC_ASSERT(calendar.is_working_day(*period.internal_due));
        RC_ASSERT(*period.internal_due < last_working_day(period.due, calendar));
    }
}

RC_GTEST_PROP(ScheduleProperty, GivesEveryPeriodItsOwnLabelInOrder, ()) {
    const auto periods = plan_periods(some_rule(), 2026, 2030, calendar_of_the_state());
    for (std::size_t i = 1; i < periods.size(); ++i) {
        RC_ASSERT(periods[i - 1].label < periods[i].label);
    }
}

}  // namespace
}  // namespace thidua
