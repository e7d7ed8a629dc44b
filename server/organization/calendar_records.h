#pragma once

#include <vector>

#include "server/organization/json_entry.h"
#include "shared/calendar/holidays.h"
#include "shared/record/record.h"

namespace thidua {

/// The working calendar of the organisation files, and the record that carries it to devices.
struct CalendarFromFiles {
    HolidayCalendar calendar;     ///< weekends only where the files have none
    std::vector<Record> records;  ///< none or one, in the province's scope
};

/// Reads "holiday_calendars" of every file. Refuses a second calendar, and a day listed twice.
CalendarFromFiles read_calendar(const std::vector<JsonEntry>& files);

}  // namespace thidua
