#include "shared/calendar/due.h"

#include <fmt/format.h>

#include "shared/base/translate.h"

namespace thidua {

CivilDate last_day(const Due& due, const HolidayCalendar& calendar) {
    const CivilDate last =
        due.wording == DueWording::before ? plus_days(due.date, -1) : due.date;
    return due.roll == Roll::previous_working_day ? calendar.working_day_on_or_before(last) : last;
}

CivilDate last_working_day(const Due& due, const HolidayCalendar& calendar) {
    return calendar.working_day_on_or_before(last_day(due, calendar));
}

Instant due_instant(const Due& due, const HolidayCalendar& calendar) {
    return to_start_of_day(plus_days(last_day(due, calendar), 1));
}

int days_left(const Due& due, CivilDate today, const HolidayCalendar& calendar) {
    return days_between(today, last_day(due, calendar));
}

std::string to_words(const Due& due) {
    const std::string pattern =
        due.wording == DueWording::before ? tr("before {}") : tr("by the end of {}");
    return fmt::format(fmt::runtime(pattern), to_display(due.date));
}

}  // namespace thidua
