#pragma once

#include <optional>
#include <vector>

#include "server/store/record_store.h"
#include "shared/calendar/holidays.h"
#include "shared/evidence/period_status.h"
#include "shared/store/database.h"

namespace thidua {

/// The province's working days; weekends only where no calendar can be read.
HolidayCalendar holidays_in(RecordStore& records);

/// `thidua-server deadlines`: how every unit stands in one period, or in all that have opened by
/// `now`, by due date.
std::vector<PeriodStatus> server_deadlines(Database& database, std::optional<RecordId> period,
                                           Instant now);

}  // namespace thidua
