#include <fmt/format.h>

#include <algorithm>

#include "client/app/due_reminders.h"
#include "client/app/organ_duties.h"
#include "client/app/workspace.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

std::string progress_words(const OrganDuty& duty) {
    switch (duty.progress) {
        case DutyProgress::not_begun:
            return tr("not begun");
        case DutyProgress::draft:
            return tr("being drafted");
        case DutyProgress::partly_sent: {
            const auto sent = std::ranges::count_if(duty.recipients, [](const Recipient& one) {
                return one.standing == RecipientStanding::sent ||
                       one.standing == RecipientStanding::received;
            });
            return fmt::format(fmt::runtime(tr("sent to {} of {} recipients")), sent,
                               duty.recipients.size());
        }
        case DutyProgress::sent:
            return duty.matter == DutyMatter::plan ? tr("issued") : tr("sent to all");
        case DutyProgress::received:
            return tr("received by all");
    }
    return {};
}

}  // namespace

std::string standing_name(const OrganDuty& duty) {
    const bool is_issued = duty.matter == DutyMatter::plan && duty.progress == DutyProgress::sent;
    return is_issued ? "issued" : std::string{to_text(duty.progress)};
}

std::string standing_words(const OrganDuty& duty) {
    std::string words = progress_words(duty);
    if (duty.overdue_days() > 0)
        words += ", " + fmt::format(fmt::runtime(tr("overdue by {} days")), duty.overdue_days());
    if (duty.late_days > 0)
        words += ", " + fmt::format(fmt::runtime(tr("{} days late")), duty.late_days);
    return words;
}

std::optional<Reminder> reminder_of(Workspace& workspace, const OrganDuty& duty) {
    if (duty.is_done()) return std::nullopt;
    return find_reminder(duty.due, to_civil_date(workspace.environment().clock.now()),
                         workspace.periods().holidays(), reminder_wishes(workspace.store()));
}

}  // namespace thidua
