#include "shared/calendar/schedule.h"

#include <algorithm>

#include "shared/base/translate.h"
#include "shared/calendar/schedule_name.h"

namespace thidua {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;

constexpr int first_year_allowed = 2000;
constexpr int last_year_allowed = 2100;
constexpr int months_max = 24;
constexpr int working_days_max = 60;
constexpr int days_max = 400;

bool is_within(int value, int low, int high) { return low <= value && value <= high; }

/// The day of the month counted from the span's first month; the last day of a shorter month.
CivilDate day_in(const MonthSpan& span, int months_on, int day_of_month) {
    const auto first = year{span.year} / month{span.first_month};
    const auto target = first + months{months_on - 1};
    const CivilDate end{target / std::chrono::last};
    return std::min(CivilDate{target / day{static_cast<unsigned>(day_of_month)}}, end);
}

std::optional<CivilDate> internal_due_of(const ScheduleRule& rule, const MonthSpan& span,
                                         const Due& due, const HolidayCalendar& calendar) {
    if (rule.internal_month != 0) return day_in(span, rule.internal_month, rule.internal_day);
    if (rule.internal_working_days == 0) return std::nullopt;
    return calendar.add_working_days(last_working_day(due, calendar), -rule.internal_working_days);
}

PlannedPeriod plan_period(const ScheduleRule& rule, const MonthSpan& span, int part,
                          const HolidayCalendar& calendar) {
    const PeriodName name = period_name(rule.kind, span.year, part);
    const Due due{.date = day_in(span, rule.due_month, rule.due_day),
                  .wording = rule.wording,
                  .roll = rule.roll};
    const CivilDate last = last_day(due, calendar);
    return {.label = name.label,
            .name_vi = name.vi,
            .name_en = name.en,
            .window = window_of(rule.window, span),
            .opens = plus_days(last, -rule.opens_days_before),
            .due = due,
            .internal_due = internal_due_of(rule, span, due, calendar),
            .closes = plus_days(last, rule.closes_days_after)};
}

}  // namespace

int months_of(ScheduleKind kind) {
    switch (kind) {
        case ScheduleKind::quarterly:
            return 3;
        case ScheduleKind::half_year:
            return 6;
        case ScheduleKind::annual:
        case ScheduleKind::once:
            break;
    }
    return 12;
}

std::optional<std::string> find_mistake(const ScheduleRule& rule) {
    if (!is_within(rule.due_month, 1, months_max) || !is_within(rule.due_day, 1, 31)) {
        return tr("The due date needs a month from 1 to 24 and a day from 1 to 31.");
    }
    const bool has_fixed_day = rule.internal_month != 0 || rule.internal_day != 0;
    if (has_fixed_day && (!is_within(rule.internal_month, 1, months_max) ||
                          !is_within(rule.internal_day, 1, 31))) {
        return tr("The internal date needs a month from 1 to 24 and a day from 1 to 31.");
    }
    if (!is_within(rule.internal_working_days, 0, working_days_max)) {
        return tr("The internal deadline lies from 0 to 60 working days earlier.");
    }
    if (!is_within(rule.opens_days_before, 0, days_max) ||
        !is_within(rule.closes_days_after, 0, days_max)) {
        return tr("A period opens and closes within 400 days of its due date.");
    }
    return std::nullopt;
}

std::vector<PlannedPeriod> plan_periods(const ScheduleRule& rule, int first_year, int last_year,
                                        const HolidayCalendar& calendar) {
    std::vector<PlannedPeriod> periods;
    if (find_mistake(rule) || first_year < first_year_allowed || last_year > last_year_allowed) {
        return periods;
    }
    if (rule.kind == ScheduleKind::once) last_year = std::min(first_year, last_year);
    const auto length = static_cast<unsigned>(months_of(rule.kind));
    for (int in_year = first_year; in_year <= last_year; ++in_year) {
        for (unsigned first = 1; first <= 12; first += length) {
            const MonthSpan span{.year = in_year, .first_month = first, .months = length};
            periods.push_back(
                plan_period(rule, span, static_cast<int>((first - 1) / length + 1), calendar));
        }
    }
    return periods;
}

}  // namespace thidua
