#include "client/gui/presenter/report_editor_presenter.h"

#include <algorithm>

#include "client/app/conflicts.h"
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

}  // namespace

bool ReportEditorPresenter::open(const RecordId& report, const FieldPath& field) {
    leave_for(report);
    if (report != report_) {
        if (!is_safe()) return false;
        report_ = report;
        draft_.clear();
        kept_.clear();
        steps_.clear();
        is_restored_ = false;
    }
    draft_.settle();
    last_typed_.clear();
    if (!load()) return false;
    rebuild();
    if (!draft_.restored().empty())
        desk_.notices.say(Tone::warning,
                          tr("Some of what was typed here had not been saved when the program "
                             "ended; it is here again and marked."));
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
    leave_for(report_);
}

void ReportEditorPresenter::leave_for(const RecordId& next) {
    if (report_.is_nil()) return;
    save();
    add_complete_rows();
    if (is_failing_) return;
    const ReportSummary& report = details_.summary;
    const std::string name =
        next == report_ ? "" : report.period_name + " · " + report.unit_name + ": ";
    for (const FieldPath& path : draft_.problems())
        desk_.notices.say(
            Tone::warning,
            name + filled(tr("“{}” is kept as you typed it, and not saved. {}"),
                          field_label(details_.form, path), draft_.find_typed(path)->problem));
}

bool ReportEditorPresenter::load() {
    const bool is_read = attempt(desk_.notices, [this]() -> Result<void> {
        auto found = desk_.workspace.reports().find(report_);
        if (!found) return found.error();
        details_ = std::move(*found);
        conflicts_ = conflicts_by_path(desk_.workspace, details_.conflicts);
        due_ = due_of(desk_.workspace, details_.summary);
        draft_.load(details_.fields);
        restore();
        return {};
    });
    if (is_read) drop_lost_cells();
    return is_read;
}

/// What a program that ended left in the working copy. In a report that has been closed since it
/// waits until that is open again; of a field that the form does not have it stays where it is.
void ReportEditorPresenter::restore() {
    if (!details_.form) return;
    const std::vector<TypedText> texts =
        is_restored_ ? draft_.restored() : list_typed(desk_.workspace, report_);
    const auto profile = desk_.workspace.profile();
    const bool is_open = profile && is_open_for_typing(details_, *profile);
    for (const TypedText& typed : texts) {
        const Field* const field = find_field_at(typed.path);
        if (field == nullptr) continue;
        if (!is_restored_) kept_[typed.path] = typed.text;
        draft_.restore(typed, is_open ? answer_from_typing(*field, typed.text)
                                      : failure(ErrorCode::wrong_state,
                                                tr("The report is closed: this is kept here until "
                                                   "it is open again.")));
    }
    is_restored_ = true;
    // What the report holds already is taken out.
    if (!texts.empty()) view_.save_in(save_delay);
}

void ReportEditorPresenter::rebuild() {
    const auto profile = desk_.workspace.profile();
    EditorModel model;
    model.report = report_;
    model.title = details_.summary.period_name;
    model.unit = details_.summary.unit_name;
    model.due = due_;
    model.chip = chip_of(details_.summary, desk_.now());
    if (details_.summary.state == "returned") model.reason = details_.return_reason;
    if (details_.request) model.request = words_of(*details_.request);
    if (details_.declined) model.declined = words_of(*details_.declined);
    if (profile) set_rights(model, details_, *profile);
    if (!details_.form)
        model.missing_form =
            tr("The form of this report has not come yet. It comes with the next exchange.");
    model.sections = build_sections(details_, draft_, conflicts_, model.editable);
    model_ = std::move(model);
}

void ReportEditorPresenter::changed() {
    const auto before = shape_of(model_);
    rebuild();
    if (shape_of(model_) == before)
        view_.show_values();
    else
        view_.show_report();
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
    if (const auto newest = draft_.newest_unsaved()) {
        draft_.forget(*newest);
        try_store([this] { keep(); });
        return changed();
    }
    if (steps_.empty()) return;
    const Step step = steps_.back();
    steps_.pop_back();
    draft_.settle();
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
