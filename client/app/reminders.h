#pragma once

#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

class Workspace;

/// One reminder that was drafted for a unit.
struct DraftedReminder {
    RecordId id;
    std::string unit_code;
    std::string unit_name;
    std::string kind;             ///< "reminder", then "letter", then "escalation"
    std::size_t sent_before = 0;  ///< to that unit in that period
};

struct ReminderOrder {
    RecordId period;
    CivilDate by{};
    /// The office's own words, with {unit}, {period}, {due} and {by} in them; empty: the usual ones
    /// of each kind.
    std::string words = {};
};

/// Drafts a reminder for every unit that owes a report of the period and has handed in none, each
/// one step sharper than what was sent to it before; a unit whose draft still lies there gets no
/// second one. Sending stays a step of its own. Errors: not_found; not_allowed; invalid_input for
/// words with another placeholder.
Result<std::vector<DraftedReminder>> draft_reminders(Workspace& workspace,
                                                     const ReminderOrder& order);

}  // namespace thidua
