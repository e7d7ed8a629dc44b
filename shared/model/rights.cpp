#include "shared/model/rights.h"

#include "shared/base/translate.h"

namespace thidua {
namespace {

bool works_in_unit(Role role) {
    return role == Role::officer || role == Role::head;
}

bool officer_may(Action action) {
    switch (action) {
        case Action::edit_report:
        case Action::settle_conflict:
        case Action::attach_file:
        case Action::nominate:
        case Action::raise_difficulty:
        case Action::register_initiative:
        case Action::work_in_unit:
        case Action::acknowledge:
            return true;
        default:
            return false;
    }
}

bool only_head_may(Action action) {
    switch (action) {
        case Action::submit_report:
        case Action::withdraw_report:
        case Action::edit_own_unit:
        case Action::submit_nomination:
        case Action::send_from_unit:
        case Action::grant_own_award:
            return true;
        default:
            return false;
    }
}

bool is_administration(Action action) {
    return action == Action::manage_units || action == Action::manage_devices;
}

bool is_voting(Action action) {
    return action == Action::vote || action == Action::cast_ballot;
}

/// What the Office prepares and does not do itself.
bool is_decision(Action action) {
    return action == Action::approve_plan || action == Action::decide_award;
}

bool leadership_may(Action action) {
    return is_voting(action) || is_decision(action) || action == Action::read_consolidation ||
           action == Action::answer_difficulty || action == Action::praise ||
           action == Action::acknowledge || action == Action::chair_council;
}

bool member_may(Action action) {
    return is_voting(action) || action == Action::read_consolidation ||
           action == Action::acknowledge;
}

/// Whoever works in no unit, and may write into none, says it where the whole organ reads it.
bool may_acknowledge(const Actor& actor, const Subject& subject) {
    const bool is_of_unit = works_in_unit(actor.role);
    if (subject.unit.is_nil()) return !is_of_unit;
    return actor.role == Role::office || (is_of_unit && actor.unit == subject.unit);
}

}  // namespace

bool may(Role role, Action action) {
    switch (role) {
        case Role::officer:
            return officer_may(action);
        case Role::head:
            return officer_may(action) || only_head_may(action);
        case Role::office:
            return !is_administration(action) && !is_voting(action) && !is_decision(action) &&
                   action != Action::grant_own_award;
        case Role::leadership:
            return leadership_may(action);
        case Role::council_secretary:
            return member_may(action) || action == Action::keep_council ||
                   action == Action::chair_council;
        case Role::council_member:
            return member_may(action);
        case Role::clerk:
            return action == Action::send_documents || action == Action::acknowledge;
        case Role::receiver:
            return action == Action::receive_reports;
        case Role::auditor:
            return action == Action::read_consolidation;
        case Role::administrator:
            break;
    }
    return is_administration(action);
}

bool may(const Actor& actor, Action action, const Subject& subject) {
    if (!may(actor.role, action)) return false;
    if (actor.role == Role::administrator) return true;
    if (actor.organ != subject.organ) return false;
    if (action == Action::acknowledge) return may_acknowledge(actor, subject);
    if (actor.unit == subject.unit) return true;
    return !works_in_unit(actor.role) && action != Action::edit_own_unit;
}

std::string refusal_words(Action action) {
    if (action == Action::edit_report || action == Action::settle_conflict) {
        return tr("Only the unit itself and the Office can change this report.");
    }
    if (action == Action::acknowledge) return tr("Only those who work in the organ can do this.");
    if (officer_may(action)) return tr("Only the unit itself and the Office can do this.");
    if (action == Action::grant_own_award)
        return tr("Only the head of a unit with legal personality can do this, for that unit.");
    if (only_head_may(action)) return tr("Only the head of the unit can do this.");
    if (is_voting(action)) return tr("Only the members of the Council can do this.");
    if (action == Action::receive_reports)
        return tr("Only the organ that the report was sent to can do this.");
    if (is_decision(action)) return tr("Only the leadership can do this.");
    if (action == Action::answer_difficulty || action == Action::praise)
        return tr("Only the leadership and the Office can do this.");
    if (action == Action::send_documents)
        return tr("Only the registry and the Office can do this.");
    if (action == Action::keep_council)
        return tr("Only the secretary of the Council and the Office can do this.");
    if (action == Action::chair_council)
        return tr("Only the chair and the secretary of the Council and the Office can do this.");
    if (is_administration(action)) return tr("Only the administrator of the server can do this.");
    return tr("Only the Office can do this.");
}

}  // namespace thidua
