#pragma once

#include "shared/calendar/holidays.h"

namespace thidua {

/// The days off of 2026 to 2030 that lie near the deadlines under test, and Tết.
HolidayCalendar calendar_of_the_state();

/// A date that exists, from "2026-12-14".
CivilDate on(std::string_view iso);

}  // namespace thidua
