#pragma once

#include <string>

#include "shared/calendar/schedule.h"

namespace thidua {

/// What a period is called: its label in ids and commands, its name in both languages.
struct PeriodName {
    std::string label;
    std::string vi;
    std::string en;
};

/// `part` counts the periods of that kind within the year from 1.
[[nodiscard]] PeriodName period_name(ScheduleKind kind, int year, int part);

}  // namespace thidua
