#pragma once

#include <string>

#include "shared/base/result.h"
#include "shared/calendar/schedule.h"

namespace thidua {

/// Puts into the rule, whose kind is known, when a report is due, as one says it in either language
/// and as rule_words() shows it:
///
///     before 15/12; the units 5 working days earlier
///     by the end of 10/01 of the year after
///     by day 20 of its last month, on the working day before when that day is off
///     trước ngày 15/12; các đơn vị trước 5 ngày làm việc
///     chậm nhất ngày 5 của tháng sau
///
/// Marks and case do not count. invalid_input with a sentence that shows how to write it.
Result<ScheduleRule> due_rule_from_words(ScheduleRule rule, const std::string& words);

}  // namespace thidua
