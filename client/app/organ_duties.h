#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/app/upward_reports.h"
#include "shared/base/enum_text.h"
#include "shared/calendar/due.h"
#include "shared/calendar/reminders.h"

namespace thidua {

class Workspace;

/// What the organ has to bring out.
enum class DutyMatter {
    plan,    ///< its plan of a movement
    report,  ///< what its units' reports add up to
    review,  ///< the interim or final review at the end of a phase
    other
};

enum class DutyProgress {
    not_begun,
    draft,
    partly_sent,  ///< to some of its recipients
    sent,         ///< of a plan: issued
    received      ///< confirmed by every recipient
};

/// What an organ itself owes, beside what its units owe to it. It follows from the organ's periods,
/// and from the movements where they set a day or end a phase for which the organ has no period.
struct OrganDuty {
    RecordId organ;
    std::string organ_code;
    std::string organ_name;
    DutyMatter matter = DutyMatter::other;
    RecordId period;    ///< nil where only a movement asks for it
    RecordId movement;  ///< that asks; nil for a period
    std::string name;
    std::string form_key;
    Due due;
    std::string due_words;
    Instant due_at;              ///< the first instant that is too late
    std::int64_t days_left = 0;  ///< to the last day that is in time; negative: over
    std::optional<CivilDate> opens;
    std::optional<CivilDate> internal_due;  ///< the last day for the units' reports to the Office
    std::string rule;    ///< in words
    std::string source;  ///< the document that founds it
    DutyProgress progress = DutyProgress::not_begun;
    std::string number;                 ///< of what was issued or sent
    std::optional<CivilDate> done_on;   ///< issued, or sent to the last of them
    std::vector<Recipient> recipients;  ///< of a period's obligation, and whoever else has it

    [[nodiscard]] bool is_done() const {
        return progress == DutyProgress::sent || progress == DutyProgress::received;
    }
    /// 0 where it is in time, or done.
    [[nodiscard]] std::int64_t overdue_days() const {
        return !is_done() && days_left < 0 ? -days_left : 0;
    }
    std::int64_t late_days = 0;  ///< by which it was done too late
};

/// The duties of this device's organ and of those below it or that report to it, by organ and due
/// date: those that have opened, and of each obligation the next. Only for those who read what the
/// organ sends out; empty for everybody else. A receiver sees what goes to the own organ.
std::vector<OrganDuty> list_organ_duties(Workspace& workspace);

/// Of this device's own organ, those that have opened and are not done.
std::vector<OrganDuty> list_own_duties(Workspace& workspace);

/// "draft", "issued", "sent": permanent.
std::string standing_name(const OrganDuty& duty);
/// "sent to 1 of 3 recipients", "not begun, overdue by 4 days", "issued, 2 days late".
std::string standing_words(const OrganDuty& duty);
/// The reminder that stands today by the person's wishes.
std::optional<Reminder> reminder_of(Workspace& workspace, const OrganDuty& duty);

template <>
struct EnumNames<DutyMatter> {
    static constexpr std::array<std::string_view, 4> names{"plan", "report", "review", "other"};
};
template <>
struct EnumNames<DutyProgress> {
    static constexpr std::array<std::string_view, 5> names{"not_begun", "draft", "partly_sent",
                                                           "sent", "received"};
};

}  // namespace thidua
