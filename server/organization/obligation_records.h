#pragma once

#include <vector>

#include "server/organization/json_entry.h"
#include "server/organization/unit_records.h"
#include "shared/calendar/holidays.h"

namespace thidua {

/// The obligations of the files and every period that their rules give for first_year..last_year,
/// as records in the organs' scopes. An entry may be for several organs ("organs"): each gets its
/// own obligation. Obligations come before their periods.
std::vector<Record> obligation_records(const std::vector<JsonEntry>& files,
                                       const UnitDirectory& units,
                                       const HolidayCalendar& calendar);

}  // namespace thidua
