#include "server/store/edit_guard.h"

#include <algorithm>
#include <array>
#include <set>

#include "shared/base/limits.h"
#include "shared/base/text.h"
#include "shared/evidence/seal.h"
#include "shared/forms/form_reader.h"
#include "shared/forms/validation.h"
#include "shared/model/conflict_record.h"
#include "shared/model/form_record.h"
#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"
#include "shared/model/unit.h"

namespace thidua {
namespace {

constexpr RejectReason fine = RejectReason::none;
constexpr RejectReason not_allowed = RejectReason::not_allowed;
constexpr RejectReason invalid = RejectReason::invalid_value;

RejectReason allowed_if(bool allowed) { return allowed ? fine : not_allowed; }

/// What the edit sets on one record, as the record would look if nothing else were there.
Fields fields_set(const Edit& edit, const RecordId& record) {
    Fields fields;
    for (const Operation& operation : edit.operations)
        if (operation.record == record && operation.kind == OperationKind::set)
            set_value(fields, operation.path, operation.value);
    return fields;
}

const Operation* find_operation(const Edit& edit, OperationKind kind, const RecordId& record) {
    const auto found =
        std::find_if(edit.operations.begin(), edit.operations.end(),
                     [&](const Operation& operation) {
                         return operation.kind == kind && operation.record == record;
                     });
    return found == edit.operations.end() ? nullptr : &*found;
}

/// Then fields_set() is not what the record becomes.
bool sets_a_field_twice(const Edit& edit, const RecordId& record) {
    std::set<std::string_view> paths;
    return std::any_of(edit.operations.begin(), edit.operations.end(),
                       [&](const Operation& operation) {
                           return operation.record == record &&
                                  operation.kind == OperationKind::set &&
                                  !paths.insert(operation.path).second;
                       });
}

bool is_too_large(const Operation& operation) {
    const auto* text = std::get_if<std::string>(&operation.value);
    return text != nullptr && code_points(*text) > limits::text_points_max;
}

Action action_of_step(const std::string& step) {
    if (step == "submit") return Action::submit_report;
    if (step == "withdraw") return Action::withdraw_report;
    if (step == "accept") return Action::accept_report;
    if (step == "reopen") return Action::reopen_report;
    return Action::return_report;
}

}  // namespace

RejectReason ServerGuard::check(const Edit& edit, std::size_t operation, const Record* current) {
    const Operation& asked = edit.operations[operation];
    if (edit.author != device_.person) return not_allowed;
    if (is_too_large(asked)) return RejectReason::too_large;
    const std::string& type = current != nullptr ? current->type : asked.record_type;
    if (asked.record_type != type) return invalid;
    if (type == record_types::report) return check_report(edit, asked, current);
    if (type == record_types::submission) return check_submission(edit, asked);
    if (type == record_types::conflict) return check_conflict(asked, current);
    if (type == record_types::form) return check_form(edit, asked);
    if (type == record_types::period) return check_period(edit, asked);
    if (type == record_types::extension)
        return check_allowance(edit, asked, Action::extend_period);
    if (type == record_types::exemption) return check_allowance(edit, asked, Action::exempt_unit);
    return not_allowed;
}

RecordId ServerGuard::organ_of(const RecordId& unit) {
    const auto record = records_.find(unit);
    return record && record->type == record_types::unit ? view_of<Unit>(*record).organ
                                                        : RecordId{};
}

bool ServerGuard::may_here(Action action, const RecordId& unit) {
    const RecordId organ = organ_of(unit);
    return !organ.is_nil() && may(device_.actor, action, Subject{unit, organ});
}

bool ServerGuard::may_edit_answers_of(const RecordId& unit) {
    return may_here(Action::edit_report, unit) || may_here(Action::enter_on_behalf, unit);
}

RejectReason ServerGuard::check_report(const Edit& edit, const Operation& operation,
                                       const Record* current) {
    const bool is_made_here =
        find_operation(edit, OperationKind::create, operation.record) != nullptr;
    if (operation.kind == OperationKind::create) return check_new_report(edit, operation);
    if (current == nullptr) return fine;  // merging says that it is unknown
    const RecordId unit = view_of<Report>(*current).unit;
    if (operation.kind == OperationKind::step)
        return check_report_step(edit, operation, *current);
    const bool is_answer = operation.path.starts_with("answers/");
    // check_new_report has seen what a new report begins with.
    if (!is_answer) return allowed_if(is_made_here && operation.kind == OperationKind::set);
    if (!may_edit_answers_of(unit)) return not_allowed;
    return check_answer(operation, *current);
}

RejectReason ServerGuard::check_new_report(const Edit& edit, const Operation& operation) {
    const Fields fields = fields_set(edit, operation.record);
    const auto report = view_of<Report>(fields);
    if (!may_edit_answers_of(report.unit)) return not_allowed;
    const auto period = records_.find(report.period);
    if (!period || period->type != record_types::period) return invalid;
    const auto asked = view_of<Period>(*period);
    const RecordId organ = organ_of(report.unit);
    const auto form = forms_.find(records_, organ, asked.form_key);
    const bool is_placed = operation.record == report_id(report.period, report.unit) &&
                           operation.scope == unit_scope(report.unit) && asked.organ == organ;
    const bool is_by_form = form != nullptr && report.form_key == asked.form_key &&
                            report.form_version > 0 && report.form_version <= form->version;
    if (!is_placed || !is_by_form) return invalid;
    if (report.state != ReportState::draft || report.version != 0) return invalid;
    constexpr std::array<std::string_view, 6> settable{"period",       "unit",  "form_key",
                                                       "form_version", "state", "entered_on_behalf"};
    for (const auto& [path, value] : fields) {
        const bool is_known = path.starts_with("answers/") ||
                              std::find(settable.begin(), settable.end(), path) != settable.end();
        if (!is_known) return invalid;
    }
    return fine;
}

RejectReason ServerGuard::check_answer(const Operation& operation, const Record& report) {
    if (operation.kind == OperationKind::remove_row || is_null(operation.value)) return fine;
    const auto view = view_of<Report>(report);
    // A report keeps the form it was made with; a newer one is no judge of its fields.
    const auto form =
        forms_.find_version(records_, organ_of(view.unit), view.form_key, view.form_version);
    if (form == nullptr) return invalid;
    return check_value(*form, operation.path, operation.value) ? invalid : fine;
}

RejectReason ServerGuard::check_report_step(const Edit& edit, const Operation& operation,
                                            const Record& report) {
    const RecordId unit = view_of<Report>(report).unit;
    const Action action = action_of_step(operation.path);
    const bool is_units_step =
        action == Action::submit_report || action == Action::withdraw_report;
    const bool on_behalf = is_units_step && may_here(Action::enter_on_behalf, unit);
    if (!may_here(action, unit) && !on_behalf) return not_allowed;
    if (operation.path != "submit") return fine;
    const std::string seal = text_or_empty(operation.arguments, "seal");
    const auto version = integer_or_zero(operation.arguments, "version");
    const RecordId submission = submission_id(report.id, version, seal);
    return find_operation(edit, OperationKind::create, submission) != nullptr ? fine : invalid;
}

RejectReason ServerGuard::check_submission(const Edit& edit, const Operation& operation) {
    const Operation* create = find_operation(edit, OperationKind::create, operation.record);
    if (create == nullptr || operation.kind == OperationKind::step) return not_allowed;
    if (operation.kind != OperationKind::create) return fine;  // seen when it was made
    const Fields fields = fields_set(edit, operation.record);
    const auto made = view_of<Submission>(fields);
    const auto report = records_.find(made.report);
    const RecordId unit = report ? view_of<Report>(*report).unit
                                 : view_of<Report>(fields_set(edit, made.report)).unit;
    const bool on_behalf = may_here(Action::enter_on_behalf, unit);
    if (!may_here(Action::submit_report, unit) && !on_behalf) return not_allowed;
    const Hash seal = seal_of({answers_of(fields), made.form_key, made.form_version});
    const bool is_sound =
        made.unit == unit && made.seal == seal.hex() && create->scope == unit_scope(unit) &&
        operation.record == submission_id(made.report, made.version, made.seal) &&
        !sets_a_field_twice(edit, operation.record);
    return is_sound ? fine : invalid;
}

RejectReason ServerGuard::check_form(const Edit& edit, const Operation& operation) {
    const bool is_change = operation.kind == OperationKind::create ||
                           operation.kind == OperationKind::set;
    if (!may(device_.actor.role, Action::publish_form) || !is_change) return not_allowed;
    Fields fields = fields_set(edit, operation.record);
    if (const auto current = records_.find(operation.record)) {
        Fields merged = current->fields;
        for (auto& [path, value] : fields) set_value(merged, path, value);
        fields = std::move(merged);
    }
    const auto form = view_of<FormRecord>(fields);
    const bool is_placed = form.organ == device_.actor.organ &&
                           operation.record == form_id(form.organ, form.key);
    const bool is_scoped = operation.kind != OperationKind::create ||
                           operation.scope == organ_scope(form.organ);
    if (!is_placed || !is_scoped) return not_allowed;
    const auto read = read_form(form.definition);
    return read && read->key == form.key ? fine : invalid;
}

RejectReason ServerGuard::check_period(const Edit& edit, const Operation& operation) {
    const bool is_new = find_operation(edit, OperationKind::create, operation.record) != nullptr &&
                        !records_.find(operation.record);
    if (!may(device_.actor.role, Action::create_period) || !is_new) return not_allowed;
    const auto period = view_of<Period>(fields_set(edit, operation.record));
    if (period.organ != device_.actor.organ) return not_allowed;
    if (operation.kind != OperationKind::create)
        return operation.kind == OperationKind::set ? fine : not_allowed;
    const bool is_sound = period.exceptional && period.due_date.ok() &&
                          operation.scope == organ_scope(period.organ);
    return is_sound ? fine : invalid;
}

/// Extensions and exemptions: of a unit of the Office's own organ, in the unit's scope.
RejectReason ServerGuard::check_allowance(const Edit& edit, const Operation& operation,
                                          Action action) {
    const auto id_at = [](const Fields& fields, std::string_view path) {
        const auto* id = std::get_if<RecordId>(&find_value(fields, path));
        return id != nullptr ? *id : RecordId{};
    };
    Fields fields = fields_set(edit, operation.record);
    if (const auto current = records_.find(operation.record)) fields = current->fields;
    const RecordId period = id_at(fields, "period");
    const RecordId unit = id_at(fields, "unit");
    if (!may_here(action, unit)) return not_allowed;
    const auto asked = records_.find(period);
    const bool is_of_organ = asked && asked->type == record_types::period &&
                             view_of<Period>(*asked).organ == device_.actor.organ;
    const RecordId expected = action == Action::extend_period ? extension_id(period, unit)
                                                              : exemption_id(period, unit);
    const bool is_scoped = operation.kind != OperationKind::create ||
                           operation.scope == unit_scope(unit);
    const bool is_sound = operation.record == expected && is_scoped &&
                          operation.kind != OperationKind::step && is_of_organ;
    return is_sound ? fine : invalid;
}

RejectReason ServerGuard::check_conflict(const Operation& operation, const Record* current) {
    if (operation.kind != OperationKind::step) return not_allowed;
    if (current == nullptr) return fine;
    const auto subject = records_.find(view_of<ConflictRecord>(*current).record);
    if (!subject || subject->type != record_types::report)
        return allowed_if(may(device_.actor.role, Action::publish_form));
    const RecordId unit = view_of<Report>(*subject).unit;
    return allowed_if(may_here(Action::settle_conflict, unit) ||
                      may_here(Action::enter_on_behalf, unit));
}

}  // namespace thidua
