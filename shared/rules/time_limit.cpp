#include "shared/rules/time_limit.h"

namespace thidua {

CivilDate last_day_of(const TimeLimit& limit, CivilDate event, const HolidayCalendar& calendar) {
    if (limit.working) return calendar.add_working_days(event, limit.days);
    const CivilDate end = plus_days(event, limit.days);
    return calendar.is_working_day(end) ? end : calendar.next_working_day(end);
}

}  // namespace thidua
