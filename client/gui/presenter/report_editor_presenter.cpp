#include "client/gui/presenter/report_editor_presenter.h"

#include <algorithm>

#include "client/app/conflicts.h"
#include "client/app/periods.h"
#include "client/gui/presenter/pasted_table.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/rights.h"

namespace thidua {
namespace {

bool is_open_for_typing(const ReportDetails& details, const DeviceProfile& profile) {
    const std::string& state = details.summary.state;
    if (!details.form || (state != "draft" && state != "returned")) return false;
    const Actor actor{profile.role, profile.unit, profile.organ};
    const Subject subject{details.summary.unit, profile.organ};
    if (details.summary.unit == profile.unit) return may(actor, Action::edit_report, subject);
    const Value& on_behalf = find_value(details.fields, "entered_on_behalf");
    return on_behalf == Value{true} && may(actor, Action::enter_on_behalf, subject);
}

void set_rights(EditorModel& model, const ReportDetails& details, const DeviceProfile& profile) {
    const std::string& state = details.summary.state;
    const bool own = details.summary.unit == profile.unit;
    const Actor actor{profile.role, profile.unit, profile.organ};
    const Subject subject{details.summary.unit, profile.organ};
    model.editable = is_open_for_typing(details, profile);
    model.may_submit = model.editable;
    model.may_withdraw =
        own && state == "submitted" && may(actor, Action::withdraw_report, subject);
    model.may_review = state == "submitted" && may(actor, Action::accept_report, subject);
    model.may_reopen = state == "accepted" && may(actor, Action::reopen_report, subject);
}

std::map<FieldPath, RecordId> conflicts_by_path(Workspace& workspace,
                                                const std::vector<RecordId>& conflicts) {
    std::map<FieldPath, RecordId> by_path;
    for (const RecordId& id : conflicts) {
        if (const auto conflict = workspace.conflicts().find(id)) by_path[conflict->path] = id;
    }
    return by_path;
}

std::vector<std::size_t> shape_of(const EditorModel& model) {
    std::vector<std::size_t> shape{model.editable ? 1U : 0U, model.sections.size()};
    for (const EditorSection& section : model.sections) shape.push_back(section.content.size());
    return shape;
}

std::string due_of(Workspace& workspace, const RecordId& period) {
    const auto found = workspace.periods().find(period);
    return found ? found->due_words : std::string{};
}

}  // namespace

bool ReportEditorPresenter::open(const RecordId& report, const FieldPath& field) {
    leave();
    const bool same = report == report_;
    report_ = report;
    draft_.clear();
    blank_.clear();
    if (!same) steps_.clear();
    last_typed_.clear();
    if (!load()) return false;
    rebuild();
    view_.show_report();
    if (!field.empty()) view_.focus(field);
    return true;
}

void ReportEditorPresenter::refresh() {
    if (report_.is_nil() || !load()) return;
    const auto before = shape_of(model_);
    rebuild();
    if (shape_of(model_) == before)
        view_.show_values();
    else
        view_.show_report();
}

void ReportEditorPresenter::leave() {
    if (report_.is_nil()) return;
    save();
    for (const FieldPath& path : draft_.problems()) {
        const EditorField* const field = model_.find(path);
        desk_.notices.say(Tone::warning, filled(tr("“{}” was not stored. {}"),
                                                field == nullptr ? path : field->label,
                                                draft_.find_typed(path)->problem));
    }
}

bool ReportEditorPresenter::load() {
    return attempt(desk_.notices, [this]() -> Result<void> {
        auto found = desk_.workspace.reports().find(report_);
        if (!found) return found.error();
        details_ = std::move(*found);
        conflicts_ = conflicts_by_path(desk_.workspace, details_.conflicts);
        due_ = due_of(desk_.workspace, details_.summary.period);
        draft_.load(details_.fields);
        return {};
    });
}

void ReportEditorPresenter::rebuild() {
    const auto profile = desk_.workspace.profile();
    EditorModel model;
    model.report = report_;
    model.title = details_.summary.period_name;
    model.unit = details_.summary.unit_name;
    const auto& return_due = details_.summary.return_due;
    model.due = return_due ? return_due_words(*return_due) : due_;
    model.chip = chip_of(details_.summary, desk_.now());
    if (details_.summary.state == "returned") model.reason = details_.return_reason;
    if (details_.request) model.request = words_of(*details_.request);
    if (profile) set_rights(model, details_, *profile);
    if (!details_.form)
        model.missing_form =
            tr("The form of this report has not come yet. It comes with the next exchange.");
    model.sections = build_sections(details_, draft_, conflicts_, model.editable);
    model_ = std::move(model);
    show_blank_rows();
}

void ReportEditorPresenter::changed() {
    const auto before = shape_of(model_);
    rebuild();
    if (shape_of(model_) == before)
        view_.show_values();
    else
        view_.show_report();
}

void ReportEditorPresenter::type(const FieldPath& path, const std::string& text) {
    const auto place = split_answer_path(path);
    if (!place || !details_.form || !model_.editable) return;
    const Field* field = find_field(*details_.form, place->field);
    if (field != nullptr && place->row) field = find_column(*field, place->column);
    if (field == nullptr) return;
    draft_.type(path, text, answer_from_typing(*field, text));
    view_.save_in(save_delay);
    changed();
}

void ReportEditorPresenter::leave_field(const FieldPath& path) {
    save();
    const auto* const typed = draft_.find_typed(path);
    if (typed != nullptr && typed->problem.empty()) draft_.forget(path);
    last_typed_.clear();
    changed();
}

void ReportEditorPresenter::save() {
    const ReportDraft::Change change = draft_.change();
    if (change.empty()) return;
    const bool saved = attempt(desk_.notices, [&]() -> Result<void> {
        if (store(change)) return {};
        return store_one_by_one(change);
    });
    if (saved) desk_.saved();
    if (load()) changed();
}

Result<void> ReportEditorPresenter::store(const ReportDraft::Change& change) {
    const auto saved = desk_.workspace.reports().save_answers(report_, change.seen, change.now);
    if (!saved) return saved.error();
    draft_.saved(change);
    remember(change);
    return {};
}

/// One field that cannot be stored must not hold back the others.
Result<void> ReportEditorPresenter::store_one_by_one(const ReportDraft::Change& change) {
    Fields paths = change.seen;
    paths.insert(change.now.begin(), change.now.end());
    Result<void> end{};
    for (const auto& [path, value] : paths) {
        const Result<void> stored = store(draft_.change_of(path));
        if (stored) continue;
        const bool is_about_value = stored.error().code == ErrorCode::invalid_input;
        if (is_about_value)
            draft_.refused(path, stored.error().message);
        else
            end = stored.error();
    }
    return end;
}

/// Typing on in one field is one step back, however often it was saved on the way.
void ReportEditorPresenter::remember(const ReportDraft::Change& change) {
    Fields paths = change.seen;
    paths.insert(change.now.begin(), change.now.end());
    const FieldPath path = paths.size() == 1 ? paths.begin()->first : FieldPath{};
    auto* const newest =
        steps_.empty() ? nullptr : std::get_if<ReportDraft::Change>(&steps_.back());
    if (newest != nullptr && !path.empty() && path == last_typed_) {
        newest->now = change.now;
        return;
    }
    steps_.emplace_back(change);
    last_typed_ = path;
}

void ReportEditorPresenter::undo() {
    last_typed_.clear();
    const auto problems = draft_.problems();
    if (draft_.has_unsaved() || !problems.empty()) {
        for (const FieldPath& path : problems) draft_.forget(path);
        const ReportDraft::Change unsaved = draft_.change();
        for (const auto& [path, value] : unsaved.seen) draft_.forget(path);
        for (const auto& [path, value] : unsaved.now) draft_.forget(path);
        return changed();
    }
    if (steps_.empty()) return;
    const Step step = steps_.back();
    steps_.pop_back();
    draft_.clear();
    if (attempt(desk_.notices, [&] { return take_back(step); })) desk_.saved();
    refresh();
}

Result<void> ReportEditorPresenter::take_back(const Step& step) {
    Reports& reports = desk_.workspace.reports();
    if (const auto* const change = std::get_if<ReportDraft::Change>(&step)) {
        const auto saved = reports.save_answers(report_, change->now, change->seen);
        return saved ? Result<void>{} : saved.error();
    }
    if (const auto* const added = std::get_if<RowAdded>(&step))
        return reports.remove_row(report_, added->table, added->row);
    const auto& removed = std::get<RowRemoved>(step);
    const auto row = reports.add_row(report_, removed.table, removed.cells);
    return row ? Result<void>{} : row.error();
}

}  // namespace thidua
