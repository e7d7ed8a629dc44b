#pragma once

#include <string>

#include "shared/base/enum_text.h"
#include "shared/base/id.h"
#include "shared/model/role.h"

namespace thidua {

/// What a person may do or not.
enum class Action {
    edit_report,      ///< change answers
    submit_report,
    withdraw_report,
    settle_conflict,
    edit_own_unit,    ///< the unit's own particulars, such as who to telephone
    return_report,
    accept_report,
    reopen_report,
    enter_on_behalf,  ///< type and submit for another unit of the organ
    judge_evidence,   ///< settle a claim "arrived late, finished on time"
    publish_form,
    create_period,
    extend_period,
    exempt_unit,
    freeze_consolidation,
    read_consolidation,
    manage_units,     ///< units, working calendar, rule sets
    manage_devices
};

/// Whether the role has the right at all, somewhere.
[[nodiscard]] bool may(Role role, Action action);

/// Who asks.
struct Actor {
    Role role = Role::officer;
    RecordId unit;
    RecordId organ;
};

/// What it is about: a unit and its organ.
struct Subject {
    RecordId unit;
    RecordId organ;
};

/// Whether the person has it for that unit: an officer or a head in the own unit only; the Office
/// in its organ, and for another unit's report only by entering on behalf of it.
[[nodiscard]] bool may(const Actor& actor, Action action, const Subject& subject);

/// Why not, in one sentence that says who can.
[[nodiscard]] std::string refusal_words(Action action);

template <>
struct EnumNames<Action> {
    static constexpr std::array<std::string_view, 18> names{
        "edit_report",     "submit_report",  "withdraw_report", "settle_conflict",
        "edit_own_unit",   "return_report",  "accept_report",   "reopen_report",
        "enter_on_behalf", "judge_evidence", "publish_form",    "create_period",
        "extend_period",   "exempt_unit",    "freeze_consolidation", "read_consolidation",
        "manage_units",    "manage_devices"};
};

}  // namespace thidua
