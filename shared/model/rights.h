#pragma once

#include <string>

#include "shared/base/enum_text.h"
#include "shared/base/id.h"
#include "shared/model/role.h"

namespace thidua {

/// What a person may do or not.
enum class Action {
    edit_report,  ///< change answers
    submit_report,
    withdraw_report,
    settle_conflict,
    edit_own_unit,  ///< the unit's own particulars, such as who to telephone
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
    manage_units,  ///< units, working calendar, rule sets
    manage_devices,
    plan_work,    ///< movements and plans of the organ
    announce,     ///< notices to everybody in the organ
    acknowledge,  ///< that a notice was read: for the own unit, or by name for none
    attach_file,
    nominate,           ///< draft a nomination
    submit_nomination,  ///< and take it back
    review_nomination,
    raise_difficulty,
    answer_difficulty,
    register_initiative,
    review_initiative,
    keep_council,      ///< sessions, cases, minutes
    vote,              ///< openly, or mark who has voted
    cast_ballot,       ///< secretly
    send_documents,    ///< number, date and dispatch what leaves the organ
    receive_reports,   ///< of other organs: confirm, return
    accept_recovered,  ///< what only another device had kept, after a restore
    release_held,      ///< edits that wait for what they were made on
    work_in_unit,      ///< targets, assessments, meetings, role models and the like of a unit
    send_from_unit,    ///< and hand them in, where the head answers for it
    review_work,       ///< the Office's side of them: verify, accept, return, inspect
    praise,            ///< without an award
    keep_people,       ///< the people of the organ, and other parties
    approve_plan,      ///< sign a plan or send it back
    keep_awards,       ///< rounds, drafts of decisions, the register
    decide_award,      ///< the head's alone, or a deputy's by delegation
    grant_own_award,   ///< of the head of a unit with legal personality, in the own unit
    chair_council      ///< open and close a session
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

/// Whether the person has it for that unit: an officer or a head in the own unit only; everybody
/// else in the organ, the Office also by entering on behalf of a unit. Receiving is about other
/// organs and is not asked here; nor is whether a unit that grants has legal personality.
[[nodiscard]] bool may(const Actor& actor, Action action, const Subject& subject);

/// Why not, in one sentence that says who can.
[[nodiscard]] std::string refusal_words(Action action);

template <>
struct EnumNames<Action> {
    static constexpr std::array<std::string_view, 46> names{"edit_report",
                                                            "submit_report",
                                                            "withdraw_report",
                                                            "settle_conflict",
                                                            "edit_own_unit",
                                                            "return_report",
                                                            "accept_report",
                                                            "reopen_report",
                                                            "enter_on_behalf",
                                                            "judge_evidence",
                                                            "publish_form",
                                                            "create_period",
                                                            "extend_period",
                                                            "exempt_unit",
                                                            "freeze_consolidation",
                                                            "read_consolidation",
                                                            "manage_units",
                                                            "manage_devices",
                                                            "plan_work",
                                                            "announce",
                                                            "acknowledge",
                                                            "attach_file",
                                                            "nominate",
                                                            "submit_nomination",
                                                            "review_nomination",
                                                            "raise_difficulty",
                                                            "answer_difficulty",
                                                            "register_initiative",
                                                            "review_initiative",
                                                            "keep_council",
                                                            "vote",
                                                            "cast_ballot",
                                                            "send_documents",
                                                            "receive_reports",
                                                            "accept_recovered",
                                                            "release_held",
                                                            "work_in_unit",
                                                            "send_from_unit",
                                                            "review_work",
                                                            "praise",
                                                            "keep_people",
                                                            "approve_plan",
                                                            "keep_awards",
                                                            "decide_award",
                                                            "grant_own_award",
                                                            "chair_council"};
};

}  // namespace thidua
