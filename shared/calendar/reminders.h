#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/calendar/due.h"

namespace thidua {

/// When a person wants to be reminded. The defaults are those of the product.
struct ReminderWishes {
    std::vector<int> days_before{14, 7, 3, 1};  ///< In any order; entries below 1 are ignored.
    bool on_the_day = true;
    bool when_overdue = true;

    bool operator==(const ReminderWishes&) const = default;
};

enum class ReminderKind { ahead, on_the_day, overdue };

/// The reminder that stands today. `step` is the wish it fulfils (7 on the seventh and on the
/// fifth day before), so a machine that was off on the day itself still reminds once for each
/// step: remember the last (kind, step) shown for a period, show the next one when it differs.
struct Reminder {
    ReminderKind kind = ReminderKind::ahead;
    int step = 0;       ///< 0 unless ahead
    int days_left = 0;  ///< negative when overdue

    bool operator==(const Reminder&) const = default;
};

/// Empty while nothing is due yet, or where the wishes leave it out.
[[nodiscard]] std::optional<Reminder> find_reminder(const Due& due, CivilDate today,
                                                    const HolidayCalendar& calendar,
                                                    const ReminderWishes& wishes = {});

/// "7 days left", "Due today", "3 days overdue", in the language of the interface.
[[nodiscard]] std::string to_words(const Reminder& reminder);

template <>
struct EnumNames<ReminderKind> {
    static constexpr std::array<std::string_view, 3> names{"ahead", "on_the_day", "overdue"};
};

}  // namespace thidua
