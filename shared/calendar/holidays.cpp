#include "shared/calendar/holidays.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "shared/base/translate.h"

namespace thidua {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

bool is_weekday(CivilDate date) {
    return weekday{sys_days{date}}.iso_encoding() <= 5;
}

/// Mondays to Fridays from `from` through `through`, without walking over them.
int weekdays_between(CivilDate from, CivilDate through) {
    const int length = days_between(from, through) + 1;
    if (length <= 0) return 0;
    int count = length / 7 * 5;
    const unsigned first = weekday{sys_days{from}}.iso_encoding();
    for (unsigned i = 0; i < static_cast<unsigned>(length % 7); ++i) {
        if ((first + i - 1) % 7 < 5) ++count;
    }
    return count;
}

Error duplicate(CivilDate date) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("The working calendar lists {} twice.")),
                               to_display(date)));
}

std::optional<Error> add_days(std::map<CivilDate, SpecialDay>& to,
                              const std::vector<SpecialDay>& from) {
    for (const auto& day : from) {
        if (!day.date.ok()) {
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr(
                                           "The day \"{}\" of the working calendar has no date.")),
                                       day.name));
        }
        if (!to.emplace(day.date, day).second) return duplicate(day.date);
    }
    return std::nullopt;
}

std::vector<SpecialDay> list(const std::map<CivilDate, SpecialDay>& special_days) {
    std::vector<SpecialDay> listed;
    listed.reserve(special_days.size());
    for (const auto& [date, day] : special_days) listed.push_back(day);
    return listed;
}

int count_between(const std::map<CivilDate, SpecialDay>& special_days, CivilDate from,
                  CivilDate through, bool on_weekdays) {
    int count = 0;
    for (auto at = special_days.lower_bound(from);
         at != special_days.end() && at->first <= through; ++at) {
        if (is_weekday(at->first) == on_weekdays) ++count;
    }
    return count;
}

}  // namespace

CivilDate plus_days(CivilDate date, int count) { return CivilDate{sys_days{date} + days{count}}; }

int days_between(CivilDate from, CivilDate to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

Result<HolidayCalendar> HolidayCalendar::from_days(const std::vector<SpecialDay>& days_off,
                                                   const std::vector<SpecialDay>& working_days) {
    if (days_off.size() + working_days.size() > special_days_max) {
        return failure(ErrorCode::invalid_input,
                       tr("The working calendar has too many days in it; keep it to those that "
                          "differ from the ordinary week."));
    }
    HolidayCalendar calendar;
    if (const auto error = add_days(calendar.days_off_, days_off)) return *error;
    if (const auto error = add_days(calendar.working_days_, working_days)) return *error;
    for (const auto& [date, day] : calendar.working_days_) {
        if (calendar.days_off_.contains(date)) return duplicate(date);
    }
    if (const auto error = calendar.find_long_rest()) return *error;
    return calendar;
}

/// A rest begins with a day off or the weekend before it, so it is enough to look from there.
std::optional<Error> HolidayCalendar::find_long_rest() const {
    CivilDate looked_through{};
    for (const auto& [date, day] : days_off_) {
        if (looked_through.ok() && date <= looked_through) continue;
        CivilDate at = plus_days(date, -2);
        int rest = 0;
        for (; rest <= rest_run_days_max; at = plus_days(at, 1)) {
            if (!is_working_day(at)) {
                ++rest;
            } else if (at < date) {
                rest = 0;
            } else {
                break;
            }
        }
        if (rest > rest_run_days_max) {
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr("The working calendar has more than {} "
                                                       "days off in a row around {}.")),
                                       rest_run_days_max, to_display(date)));
        }
        looked_through = at;
    }
    return std::nullopt;
}

bool HolidayCalendar::is_working_day(CivilDate date) const {
    if (working_days_.contains(date)) return true;
    return is_weekday(date) && !days_off_.contains(date);
}

std::optional<SpecialDay> HolidayCalendar::find_day_off(CivilDate date) const {
    const auto found = days_off_.find(date);
    return found == days_off_.end() ? std::nullopt : std::optional{found->second};
}

CivilDate HolidayCalendar::next_working_day(CivilDate date) const {
    do date = plus_days(date, 1);
    while (!is_working_day(date));
    return date;
}

CivilDate HolidayCalendar::previous_working_day(CivilDate date) const {
    do date = plus_days(date, -1);
    while (!is_working_day(date));
    return date;
}

CivilDate HolidayCalendar::working_day_on_or_before(CivilDate date) const {
    return is_working_day(date) ? date : previous_working_day(date);
}

int HolidayCalendar::working_days_between(CivilDate from, CivilDate through) const {
    if (through < from) return 0;
    return weekdays_between(from, through) - count_between(days_off_, from, through, true) +
           count_between(working_days_, from, through, false);
}

CivilDate HolidayCalendar::add_working_days(CivilDate date, int count) const {
    count = std::clamp(count, -working_day_steps_max, working_day_steps_max);
    for (; count > 0; --count) date = next_working_day(date);
    for (; count < 0; ++count) date = previous_working_day(date);
    return date;
}

std::vector<SpecialDay> HolidayCalendar::list_days_off() const { return list(days_off_); }

std::vector<SpecialDay> HolidayCalendar::list_expected(CivilDate from, CivilDate through) const {
    std::vector<SpecialDay> days;
    for (const auto* const kind : {&days_off_, &working_days_})
        for (auto day = kind->lower_bound(from); day != kind->end() && day->first <= through; ++day)
            if (day->second.certainty == Certainty::expected) days.push_back(day->second);
    std::ranges::sort(days, {}, &SpecialDay::date);
    return days;
}

std::vector<SpecialDay> HolidayCalendar::list_working_days() const { return list(working_days_); }

}  // namespace thidua
