#include "server/store/edit_guard.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/model/conflict_record.h"
#include "shared/model/record_types.h"
#include "shared/model/signing.h"
#include "shared/model/table_record.h"
#include "shared/model/table_workflow.h"
#include "shared/model/upward_dossier.h"

namespace thidua {
namespace {

constexpr RejectReason passes = RejectReason::none;
constexpr RejectReason not_allowed = RejectReason::not_allowed;

RejectReason allowed_if(bool allowed) {
    return allowed ? passes : not_allowed;
}

bool is_too_large(const Operation& operation) {
    const auto* text = std::get_if<std::string>(&operation.value);
    return text != nullptr && code_points(*text) > limits::text_points_max;
}

/// By a second machine that did not know of the first: what it says of fields that may not be
/// changed is passed over by the workflow.
bool is_made_again(const RecordRule& rule, const Edit& edit, const Operation& operation) {
    return rule.is_made_twice && makes(edit, operation.record);
}

/// The unit that a new record names; nil when it names none, or two.
RecordId unit_named(const Edit& edit, const RecordId& record) {
    RecordId unit;
    for (const Operation& operation : edit.operations) {
        if (operation.record != record || operation.path != "unit") continue;
        const auto* const named = std::get_if<RecordId>(&operation.value);
        if (named == nullptr || (!unit.is_nil() && *named != unit)) return {};
        unit = *named;
    }
    return unit;
}

bool has_key(const RecordRule& rule, std::string_view path) {
    return std::ranges::find(rule.keys, path) != rule.keys.end();
}

}  // namespace

RejectReason ServerGuard::check(const Edit& edit, std::size_t operation, const Record* current) {
    const Operation& asked = edit.operations[operation];
    // Asked before any operation on it is done.
    existed_.try_emplace(asked.record, current != nullptr);
    if (edit.author != device_.person) return not_allowed;
    if (device_.has_ended) return RejectReason::role_ended;
    if (is_too_large(asked)) return RejectReason::too_large;
    if (current != nullptr && current->type != asked.record_type)
        return RejectReason::invalid_value;
    if (current == nullptr && asked.kind != OperationKind::create)
        return passes;  // merging says that it is unknown
    const auto& place =
        place_of(current != nullptr ? current->scope : asked.scope, edit, asked.record);
    if (!place) return not_allowed;
    const RecordRule* rule = find_record_rule(asked.record_type);
    if (rule == nullptr) return allowed_if(may_carry_here(*place));
    return check_known(*rule, edit, asked, current, *place);
}

RejectReason ServerGuard::check_known(const RecordRule& rule, const Edit& edit,
                                      const Operation& operation, const Record* current,
                                      const ScopePlace& place) {
    if (!rule.stands_in.has(place.kind)) return not_allowed;
    const auto action = action_of(rule, edit, operation, current);
    // A unit's own record stands where everybody reads it.
    const bool is_unit = rule.type == record_types::unit;
    const RecordId unit = is_unit ? operation.record : place.unit;
    const RecordId organ = is_unit ? chart_.organ_of(unit) : place.organ;
    const bool may_do = action && may_here(*action, unit, organ);
    if (!may_do && !may_make_for_unit(rule, edit, operation, organ)) return not_allowed;
    if (may_do && current != nullptr && !is_for_this_organ(rule, *action, *current))
        return not_allowed;
    const bool is_step = operation.kind == OperationKind::step;
    if (is_step && is_signature(rule.type, operation.path) && !may_sign_it(edit, *current, organ))
        return not_allowed;
    const bool is_field =
        operation.kind == OperationKind::set || operation.kind == OperationKind::remove_row;
    if (is_field && existed(operation.record)) {
        const RejectReason reason = check_path(rule, edit, operation, *current);
        if (reason != passes) return reason;
    }
    return content_.check(rule, edit, operation, current, place);
}

bool ServerGuard::may_make_for_unit(const RecordRule& rule, const Edit& edit,
                                    const Operation& operation, const RecordId& organ) {
    const bool is_making = operation.kind == OperationKind::create ||
                           (operation.kind == OperationKind::set && !existed(operation.record));
    return rule.create_for_unit && is_making &&
           may_here(*rule.create_for_unit, unit_named(edit, operation.record), organ);
}

bool ServerGuard::is_for_this_organ(const RecordRule& rule, Action action, const Record& current) {
    if (!is_of_addressee(action)) return true;
    const auto subject = rule.type == record_types::conflict
                             ? records_.find(view_of<ConflictRecord>(current).record)
                             : std::optional{current};
    return !subject || subject->type != record_types::upward_dossier ||
           chart_.are_one(organ_addressed_by(subject->fields), device_.actor.organ);
}

bool ServerGuard::may_sign_it(const Edit& edit, const Record& paper, const RecordId& organ) {
    return may_sign(paper.fields, {device_.person, organ, day_of_signing(edit, paper)},
                    records_.list(record_types::person));
}

CivilDate ServerGuard::day_of_signing(const Edit& edit, const Record& paper) {
    const Instant since = records_.find_stamp(paper.id, "state").at.value_or(now_);
    return to_civil_date(std::max(since, std::min(edit.device_time, now_)));
}

std::optional<Action> ServerGuard::action_of(const RecordRule& rule, const Edit& edit,
                                             const Operation& operation, const Record* current) {
    if (operation.kind == OperationKind::create) return rule.create;
    if (operation.kind == OperationKind::step) {
        if (rule.type == record_types::conflict) return action_of_settling(*current);
        const auto action = find_step_action(rule, operation.path);
        return action ? action : rule.change;  // merging says that there is no such step
    }
    const FieldRule* const field = find_field(rule.fields, operation.path);
    if (field != nullptr && field->changed_by) return field->changed_by;
    if (!existed(operation.record)) return rule.create;
    return is_made_again(rule, edit, operation) ? rule.create : rule.change;
}

std::optional<Action> ServerGuard::action_of_settling(const Record& conflict) {
    const auto view = view_of<ConflictRecord>(conflict);
    const auto subject = records_.find(view.record);
    if (!subject) return std::nullopt;
    if (subject->type == record_types::report) return Action::settle_conflict;
    const RecordRule* rule = find_record_rule(subject->type);
    if (rule == nullptr) return Action::settle_conflict;
    const FieldRule* const field = find_field(rule->fields, view.path);
    return field != nullptr && field->changed_by ? field->changed_by : rule->change;
}

RejectReason ServerGuard::check_path(const RecordRule& rule, const Edit& edit,
                                     const Operation& operation, const Record& current) {
    if (rule.is_of_table()) {
        // What is said once is passed over by the workflow. Where a field is fixed since, whoever
        // made the record again has seen nothing there: both values stand for a person to choose.
        const FieldRule* const field = find_field(rule.fields, operation.path);
        const bool is_fixed_since = field != nullptr && is_null(operation.seen) &&
                                    fits(*field, operation.value) &&
                                    is_fixed_there(*field, current.fields, operation.path);
        const bool is_passed_over = is_made_again(rule, edit, operation) &&
                                    (is_said_once(rule, operation.path) || is_fixed_since);
        return is_passed_over ? passes
                              : check_change(rule, current, operation.path, operation.value);
    }
    if (has_key(rule, operation.path))
        return allowed_if(find_value(current.fields, operation.path) == operation.value);
    return allowed_if(operation.path.starts_with(rule.change_below) ||
                      is_made_again(rule, edit, operation));
}

const std::optional<ScopePlace>& ServerGuard::place_of(const ScopeId& scope, const Edit& edit,
                                                       const RecordId& record) {
    if (!last_place_ || last_place_->first != scope)
        last_place_ = {scope, find_place(scope, edit, record)};
    return last_place_->second;
}

std::optional<ScopePlace> ServerGuard::find_place(const ScopeId& scope, const Edit& edit,
                                                  const RecordId& record) const {
    if (auto place = chart_.find_place(scope)) return place;
    if (scope == device_scope(device_.device))
        return ScopePlace{ScopeKind::device, device_.actor.unit, device_.actor.organ};
    return find_new_place(scope, edit, record);
}

std::optional<ScopePlace> ServerGuard::find_new_place(const ScopeId& scope, const Edit& edit,
                                                      const RecordId& dossier) const {
    Fields said;
    for (const Operation& operation : edit.operations)
        if (operation.record == dossier && operation.kind == OperationKind::set &&
            operation.record_type == record_types::upward_dossier)
            set_value(said, operation.path, operation.value);
    const auto addressing = addressing_of(said, scope);
    if (!addressing) return std::nullopt;
    const Unit* const to = chart_.find(addressing->to);
    if (to == nullptr || !is_organ(to->kind)) return std::nullopt;
    return ScopePlace{ScopeKind::addressed, {}, addressing->from, addressing->to};
}

RecordId ServerGuard::as_own(const RecordId& unit) const {
    return !unit.is_nil() && chart_.are_one(unit, device_.actor.unit) ? device_.actor.unit : unit;
}

bool ServerGuard::may_here(Action action, const RecordId& unit, const RecordId& organ) {
    const std::tuple asked{action, unit, organ};
    if (!last_right_ || last_right_->first != asked)
        last_right_ = {asked, find_right(action, unit, organ)};
    return last_right_->second;
}

bool ServerGuard::find_right(Action action, const RecordId& unit, const RecordId& organ) const {
    if (action == Action::receive_reports)
        return may(device_.actor.role, action) && chart_.sends_to(organ, device_.actor.organ);
    if (action == Action::grant_own_award) {
        const Unit* const grantor = chart_.find(device_.actor.unit);
        if (grantor == nullptr || !grantor->has_legal_personality) return false;
    }
    return !organ.is_nil() && may(device_.actor, action, Subject{as_own(unit), organ});
}

bool ServerGuard::may_carry_here(const ScopePlace& place) const {
    const Actor& actor = device_.actor;
    if (!may_carry(actor.role, place.kind) || actor.organ != place.organ) return false;
    return place.unit.is_nil() || actor.role == Role::office || as_own(place.unit) == actor.unit;
}

bool ServerGuard::existed(const RecordId& record) const {
    const auto known = existed_.find(record);
    return known != existed_.end() && known->second;
}

}  // namespace thidua
