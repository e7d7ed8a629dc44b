#pragma once

#include <map>
#include <vector>

#include "shared/calendar/holidays.h"
#include "shared/evidence/period_status.h"
#include "shared/model/period.h"

namespace thidua {

/// All that says how the units stand in one period. Records of other periods must not be in it.
struct PeriodRecords {
    RecordId id;
    Period period;
    std::vector<Record> units;  ///< that exist in the organ; those that owe a report are picked
    std::vector<Record> reports;
    std::vector<Record> evidence;
    std::vector<Record> extensions;
    std::vector<Record> exemptions;
};

/// The first instant that is too late for the period, before any extension.
Instant due_at(const Period& period, const HolidayCalendar& calendar);
/// "trước ngày 15/12/2026", "trước 17:00 ngày 10/12/2026".
std::string due_words(const Period& period);
/// Whether a unit of the organ owes a report in the period that is due then: it exists on the last
/// day in time.
bool owes_report(const Period& period, Instant due_at, const Record& unit);

/// Units expected, on time, late, missing, extended, exempt; each with its evidence; and units that
/// had reported before they were merged or closed. The same function on server and device.
PeriodStatus make_period_status(const PeriodRecords& records, const HolidayCalendar& calendar,
                                Instant now);

}  // namespace thidua
