#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/periods.h"
#include "shared/base/result.h"
#include "shared/calendar/reminders.h"

namespace thidua {

class LocalStore;
class Workspace;

/// When this device's person wants to be reminded: 14, 7, 3, 1 days before, on the day, and when
/// overdue, unless set otherwise.
ReminderWishes reminder_wishes(LocalStore& store);
/// "14,7,3,1" as one types it; empty: the defaults; "none": never. Errors: invalid_input.
Result<ReminderWishes> wishes_from_words(const std::string& words);
std::string to_words(const ReminderWishes& wishes);
void save_reminder_wishes(LocalStore& store, const ReminderWishes& wishes);

/// The day that the unit works towards: of a returned report the one that the return named; else
/// the one that it was extended to; else the organ's internal one until it is over, then the one
/// that decides whether the report is on time.
struct OwnDue {
    Due due;
    bool is_internal = false;
};
OwnDue own_due(const PeriodView& period, const RecordId& unit, CivilDate today,
               const HolidayCalendar& calendar);

/// One sentence for each period of which a reminder stands that was not told yet on this machine;
/// they are noted as told. Needs no line: what was pulled last is enough.
std::vector<std::string> take_new_reminders(Workspace& workspace);

}  // namespace thidua
