#include "shared/calendar/reminders.h"

#include <fmt/format.h>

#include "shared/base/translate.h"

namespace thidua {
namespace {

/// The smallest wish that is not yet past: with 5 days left, the 7 of {14, 7, 3, 1}.
std::optional<int> step_reached(const std::vector<int>& days_before, int left) {
    std::optional<int> step;
    for (const int wish : days_before) {
        if (wish >= 1 && wish >= left && (!step || wish < *step)) step = wish;
    }
    return step;
}

}  // namespace

std::optional<Reminder> find_reminder(const Due& due, CivilDate today,
                                      const HolidayCalendar& calendar,
                                      const ReminderWishes& wishes) {
    const int left = days_left(due, today, calendar);
    if (left < 0) {
        if (!wishes.when_overdue) return std::nullopt;
        return Reminder{.kind = ReminderKind::overdue, .step = 0, .days_left = left};
    }
    if (left == 0 && wishes.on_the_day) {
        return Reminder{.kind = ReminderKind::on_the_day, .step = 0, .days_left = 0};
    }
    const auto step = step_reached(wishes.days_before, left);
    if (!step) return std::nullopt;
    return Reminder{.kind = ReminderKind::ahead, .step = *step, .days_left = left};
}

std::string to_words(const Reminder& reminder) {
    switch (reminder.kind) {
        case ReminderKind::on_the_day: return tr("Due today");
        case ReminderKind::overdue:
            return fmt::format(fmt::runtime(tr("Overdue by {} days")), -reminder.days_left);
        case ReminderKind::ahead: break;
    }
    return fmt::format(fmt::runtime(tr("{} days left")), reminder.days_left);
}

}  // namespace thidua
