#pragma once

#include <string>

#include "shared/calendar/holidays.h"

namespace thidua {

/// How long something may take, counted from an event (a complete dossier, a decision).
struct TimeLimit {
    std::string key;  ///< "appraisal_province"
    int days = 0;
    bool working = true;  ///< working days of State agencies; else days of the calendar
    std::string words = {};
    std::string source = {};
    bool is_confirmed = false;
};

/// The last day in time. The day of the event is not counted (Civil Code Article 147); a count of
/// calendar days that ends on a day off ends on the next working day (Article 148).
[[nodiscard]] CivilDate last_day_of(const TimeLimit& limit, CivilDate event,
                                    const HolidayCalendar& calendar);

}  // namespace thidua
