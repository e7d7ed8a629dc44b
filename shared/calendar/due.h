#pragma once

#include <string>

#include "shared/base/enum_text.h"
#include "shared/base/time.h"
#include "shared/calendar/holidays.h"

namespace thidua {

/// "trước ngày D" ends when D begins; "chậm nhất ngày D", "đến hết ngày D" end when D ends.
enum class DueWording { before, by };

/// What happens when the last day is not a working day. A date fixed in a plan is no period counted
/// from an event, so by default nothing does (Civil Code Article 148 speaks of periods).
enum class Roll { none, previous_working_day };

/// A due date with the form of words it was given in, which is stored and shown.
struct Due {
    CivilDate date{};
    DueWording wording = DueWording::by;
    Roll roll = Roll::none;

    bool operator==(const Due&) const = default;
};

/// The last day that is in time: 14/12 for "before 15/12" and for "by 14/12"; moved to the working
/// day before when the due date rolls.
[[nodiscard]] CivilDate last_day(const Due& due, const HolidayCalendar& calendar);

/// The last working day that is in time, on which one should plan: 13/12/2030 for "before 15/12",
/// though 14/12/2030, a Saturday, is in time as well.
[[nodiscard]] CivilDate last_working_day(const Due& due, const HolidayCalendar& calendar);

/// The first instant that is too late: the midnight in Viet Nam that ends the last day.
[[nodiscard]] Instant due_instant(const Due& due, const HolidayCalendar& calendar);

/// Days from today to the last day that is in time: 0 on that day, negative once it is over.
[[nodiscard]] int days_left(const Due& due, CivilDate today, const HolidayCalendar& calendar);

/// "before 15/12/2026", "by the end of 14/12/2026", in the language of the interface.
[[nodiscard]] std::string to_words(const Due& due);

template <>
struct EnumNames<DueWording> {
    static constexpr std::array<std::string_view, 2> names{"before", "by"};
};
template <>
struct EnumNames<Roll> {
    static constexpr std::array<std::string_view, 2> names{"none", "previous_working_day"};
};

}  // namespace thidua
