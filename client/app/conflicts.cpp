#include "client/app/conflicts.h"

#include "client/app/conflict_effects.h"
#include "client/app/editing.h"
#include "client/app/place_words.h"
#include "client/app/report_lookup.h"
#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/validation.h"
#include "shared/model/conflict_record.h"
#include "shared/model/record_rules.h"
#include "shared/record/merge.h"

namespace thidua {
namespace {

ConflictView::Side side(const Fields& fields, std::string_view value, const std::string& author,
                        const std::string& device, std::optional<Instant> at) {
    const Value& said = find_value(fields, value);
    return {.value = said,
            .author = author,
            .device_name = device,
            .at = at,
            .words = to_display(said)};
}

/// What two people changed: a unit's report, or something of the Office's own, such as a form.
Result<Record> find_subject(Workspace& workspace, const ConflictRecord& conflict) {
    auto record = RecordQuery{workspace.store()}.find(conflict.record);
    if (!record)
        return failure(ErrorCode::not_found,
                       tr("What this conflict is about is not on this device."));
    return *std::move(record);
}

/// Whoever may change the field; of what this version does not know, the Office.
Action action_of(const Record& subject, const FieldPath& path) {
    const RecordRule* const rule = find_record_rule(subject.type);
    if (rule == nullptr) return Action::publish_form;
    const FieldRule* const field = find_field(rule->fields, path);
    if (field != nullptr && field->changed_by) return *field->changed_by;
    return rule->change.value_or(Action::publish_form);
}

Result<void> check_may_settle(Workspace& workspace, const Record& subject,
                              const FieldPath& path) {
    if (subject.type == record_types::report)
        return check_may_edit(workspace, view_of<Report>(subject));
    const auto* const unit = std::get_if<RecordId>(&find_value(subject.fields, "unit"));
    const Action action = action_of(subject, path);
    return unit != nullptr ? check_right(workspace, action, *unit)
                           : check_right(workspace, action);
}

std::string name_of(Workspace& workspace, const Record& subject) {
    if (subject.type != record_types::report) {
        const std::string title = text_or_empty(subject.fields, "title");
        return title.empty() ? text_or_empty(subject.fields, "name") : title;
    }
    const auto details = workspace.reports().find(subject.id);
    return details ? details->summary.unit_name + ", " + details->summary.period_name
                   : std::string{};
}

ConflictView view_from(Workspace& workspace, const Record& record) {
    const auto conflict = view_of<ConflictRecord>(record);
    ConflictView view{.id = record.id,
                      .record = conflict.record,
                      .record_type = conflict.subject_type,
                      .path = conflict.path,
                      .field_label = conflict.path,
                      .base = find_value(record.fields, conflict_paths::base),
                      .base_words = to_display(find_value(record.fields, conflict_paths::base)),
                      .state = std::string{to_text(conflict.state)}};
    view.kept = side(record.fields, conflict_paths::kept, conflict.kept_author,
                     conflict.kept_device, conflict.kept_at);
    view.other = side(record.fields, conflict_paths::other, conflict.other_author,
                      conflict.other_device, conflict.other_at);
    const auto subject = find_subject(workspace, conflict);
    if (!subject) return view;
    view.may_settle = check_may_settle(workspace, *subject, conflict.path).has_value();
    view.report_name = name_of(workspace, *subject);
    if (subject->type != record_types::report) {
        const RecordRule* const rule = find_record_rule(subject->type);
        const FieldRule* const field =
            rule != nullptr ? find_field(rule->fields, conflict.path) : nullptr;
        if (field == nullptr) return view;
        view.field_label = tr(field->words);
        view.base_words = place_words(workspace, *rule, view.path, view.base);
        for (ConflictView::Side* const said : {&view.kept, &view.other})
            said->words = place_words(workspace, *rule, view.path, said->value);
        return view;
    }
    const auto form = form_of(workspace, view_of<Report>(*subject));
    if (!form) return view;
    view.field_label = answer_label(*form, conflict.path);
    return view;
}

/// A cell comes back only together with its row.
void restore_row(EditBuilder& edit, const Record& report, const FieldPath& path) {
    const auto split = split_answer_path(path);
    if (!split || !split->row || split->column.empty()) return;
    const FieldPath marker = row_marker_path(split->field, *split->row);
    if (is_null(find_value(report.fields, marker)))
        edit.set(report.type, report.id, marker, Null{}, true);
}

Result<void> settle(Workspace& workspace, const RecordId& id, const std::string& choice,
                    const std::optional<Value>& third) {
    RecordQuery query{workspace.store()};
    const auto record = query.find(id);
    if (!record || record->type != record_types::conflict)
        return failure(ErrorCode::not_found, tr("There is no such conflict on this device."));
    const auto conflict = view_of<ConflictRecord>(*record);
    if (conflict.state != ConflictState::open)
        return failure(ErrorCode::wrong_state, tr("This conflict is settled already."));
    const auto subject = find_subject(workspace, conflict);
    if (!subject) return subject.error();
    if (auto right = check_may_settle(workspace, *subject, conflict.path); !right) return right;
    const bool is_workflow =
        subject->type == record_types::report && !conflict.path.starts_with("answers/");
    if (is_workflow && choice != "keep")
        return failure(ErrorCode::wrong_state,
                       tr("This is about where the report stands. Keep what stands now, and then "
                          "submit, withdraw, return or reopen the report if need be."));
    const Value& kept = find_value(subject->fields, conflict.path);
    const Value& other = find_value(record->fields, conflict_paths::other);
    const Value chosen = third ? *third : choice == "keep" ? kept : other;
    EditBuilder edit{workspace};
    const auto path = split_answer_path(conflict.path);
    const bool is_row = path && path->row && path->column.empty();
    if (is_row && is_null(chosen) && !is_null(kept)) {
        edit.remove_row(subject->type, subject->id, conflict.path,
                        row_fingerprint(subject->fields, conflict.path));
    } else {
        if (!is_null(chosen)) restore_row(edit, *subject, conflict.path);
        // Also for "keep": who keeps what somebody else changes meanwhile has a new question.
        edit.set(subject->type, subject->id, conflict.path, kept, chosen);
    }
    edit.step(*record, "settle",
              {{"choice", choice}, {"other_edit", text_or_empty(record->fields, "other_edit")}});
    if (auto saved = edit.save(); !saved) return saved.error();
    return {};
}

}  // namespace

std::vector<ConflictView> Conflicts::list_open() {
    std::vector<ConflictView> views;
    for (const Record& record : RecordQuery{workspace_.store()}.list(
             {.type = record_types::conflict, .state = "open"}))
        views.push_back(view_from(workspace_, record));
    return views;
}

Result<ConflictView> Conflicts::find(const RecordId& conflict) {
    const auto record = RecordQuery{workspace_.store()}.find(conflict);
    if (!record || record->type != record_types::conflict)
        return failure(ErrorCode::not_found, tr("There is no such conflict on this device."));
    ConflictView view = view_from(workspace_, *record);
    add_effects(workspace_, view);
    return view;
}

Result<void> Conflicts::keep(const RecordId& conflict) {
    return settle(workspace_, conflict, "keep", std::nullopt);
}

Result<void> Conflicts::take(const RecordId& conflict) {
    return settle(workspace_, conflict, "take", std::nullopt);
}

namespace {

/// Whether the third value may stand there at all.
Result<void> check_third(Workspace& workspace, const ConflictView& view, const Value& value) {
    if (view.record_type != record_types::report) {
        const RecordRule* const rule = find_record_rule(view.record_type);
        const FieldRule* const field =
            rule != nullptr ? find_field(rule->fields, view.path) : nullptr;
        if (field != nullptr && fits(*field, value)) return {};
        return failure(ErrorCode::invalid_input,
                       tr("Only one of the two values can be chosen here."));
    }
    const auto on_hand = find_report(workspace, view.record);
    if (!on_hand) return on_hand.error();
    const auto form = form_of(workspace, on_hand->report);
    if (!form) return form.error();
    if (const auto problem = check_value(*form, view.path, value)) return *problem;
    return {};
}

}  // namespace

Result<std::vector<FigureEffect>> Conflicts::effects_of(const ConflictView& view,
                                                        const Value& third) {
    if (auto fits = check_third(workspace_, view, third); !fits) return fits.error();
    return effects_of_choice(workspace_, view, third);
}

Result<void> Conflicts::set(const RecordId& conflict, const Value& value) {
    const auto record = RecordQuery{workspace_.store()}.find(conflict);
    if (!record || record->type != record_types::conflict)
        return failure(ErrorCode::not_found, tr("There is no such conflict on this device."));
    if (auto fits = check_third(workspace_, view_from(workspace_, *record), value); !fits)
        return fits;
    return settle(workspace_, conflict, "write", value);
}

}  // namespace thidua
