#include "shared/model/rights.h"

#include "shared/base/translate.h"

namespace thidua {
namespace {

bool officer_may(Action action) {
    return action == Action::edit_report || action == Action::settle_conflict;
}

bool head_may(Action action) {
    switch (action) {
        case Action::edit_report:
        case Action::submit_report:
        case Action::withdraw_report:
        case Action::settle_conflict:
        case Action::edit_own_unit: return true;
        default: return false;
    }
}

bool is_administration(Action action) {
    return action == Action::manage_units || action == Action::manage_devices;
}

/// What concerns the own unit's report and not the organ's business.
bool is_about_own_unit(Action action) { return head_may(action); }

}  // namespace

bool may(Role role, Action action) {
    switch (role) {
        case Role::officer: return officer_may(action);
        case Role::head: return head_may(action);
        case Role::office: return !is_administration(action);
        case Role::leadership:
        case Role::council_secretary:
        case Role::council_member: return action == Action::read_consolidation;
        case Role::administrator: return is_administration(action);
        case Role::clerk:
        case Role::receiver: break;
    }
    return false;
}

bool may(const Actor& actor, Action action, const Subject& subject) {
    if (!may(actor.role, action)) return false;
    if (actor.role == Role::administrator) return true;
    if (actor.organ != subject.organ) return false;
    if (!is_about_own_unit(action) || actor.unit == subject.unit) return true;
    const bool on_behalf = actor.role == Role::office && action != Action::edit_own_unit;
    return on_behalf && may(actor.role, Action::enter_on_behalf);
}

std::string refusal_words(Action action) {
    if (action == Action::edit_report || action == Action::settle_conflict) {
        return tr("Only the unit itself and the Office can change this report.");
    }
    if (head_may(action)) return tr("Only the head of the unit can do this.");
    if (is_administration(action)) return tr("Only the administrator of the server can do this.");
    return tr("Only the Office can do this.");
}

}  // namespace thidua
