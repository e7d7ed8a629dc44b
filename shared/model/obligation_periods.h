#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/calendar/holidays.h"
#include "shared/model/obligation.h"
#include "shared/record/record.h"

namespace thidua {

/// A period as it is, where there is one, and as the rule has it.
struct PeriodChange {
    std::optional<Record> before;
    Record after;
};

/// What the periods of an obligation become after it was made or changed: those that its rule has
/// and that are not there, unless they are over; the others follow it. A period whose figures have
/// begun to be counted, or, of what recurs, that is earlier than the obligation's first label,
/// stays as it is: its due day is known, and only an extension moves it. What the rule no longer
/// has is dropped. `periods` are all there are of the obligation.
[[nodiscard]] std::vector<PeriodChange> follow_obligation(const RecordId& id,
                                                          const Obligation& obligation,
                                                          const std::vector<Record>& periods,
                                                          const HolidayCalendar& calendar,
                                                          Instant now);

/// The label of the first period of the rule whose figures have not begun to be counted on that
/// day; empty when there is none.
[[nodiscard]] std::string next_label(const Obligation& obligation, const HolidayCalendar& calendar,
                                     CivilDate today);

}  // namespace thidua
