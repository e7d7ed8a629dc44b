#include <exception>

#include "client/gui/presenter/pasted_table.h"
#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"

// What is typed: into the working copy first, then into edits.

namespace thidua {

const Field* ReportEditorPresenter::find_field_at(const FieldPath& path) const {
    const auto place = split_answer_path(path);
    if (!place || !details_.form) return nullptr;
    const Field* const field = find_field(*details_.form, place->field);
    return field != nullptr && place->row ? find_column(*field, place->column) : field;
}

void ReportEditorPresenter::type(const FieldPath& path, const std::string& text) {
    const Field* const field = find_field_at(path);
    if (field == nullptr || !model_.editable) return;
    draft_.type(path, text, answer_from_typing(*field, text), desk_.now());
    view_.save_in(save_delay);
    changed();
}

void ReportEditorPresenter::leave_field(const FieldPath& path) {
    save();
    const auto* const typed = draft_.find_typed(path);
    if (typed != nullptr && !typed->is_unsaved()) draft_.forget(path);
    last_typed_.clear();
    changed();
}

void ReportEditorPresenter::on_save_timer() {
    if (owes_edit_)
        save();
    else
        try_store([this] { keep(); });
}

void ReportEditorPresenter::save_typed() {
    if (!report_.is_nil()) save();
}

bool ReportEditorPresenter::is_safe() const {
    for (const TypedText& typed : draft_.unsaved()) {
        const auto kept = kept_.find(typed.path);
        if (kept == kept_.end() || kept->second != typed.text) return false;
    }
    return true;
}

void ReportEditorPresenter::save() {
    const ReportDraft::Change change = draft_.change();
    bool is_cut = false;
    owes_edit_ = !try_store([&] {
        if (!change.empty()) is_cut = cut(change);
        keep();
    });
    if (is_cut) desk_.saved();
    if (!change.empty() && load()) changed();
}

void ReportEditorPresenter::keep() {
    std::map<FieldPath, std::string> typed;
    std::vector<TypedText> fresh;
    for (TypedText& text : draft_.unsaved()) {
        typed[text.path] = text.text;
        const auto kept = kept_.find(text.path);
        if (kept == kept_.end() || kept->second != text.text) fresh.push_back(std::move(text));
    }
    std::vector<FieldPath> settled;
    for (const auto& [path, text] : kept_) {
        if (!typed.contains(path)) settled.push_back(path);
    }
    if (!fresh.empty() || !settled.empty()) keep_typed(desk_.workspace, report_, fresh, settled);
    kept_ = std::move(typed);
}

bool ReportEditorPresenter::try_store(const std::function<void()>& action) {
    try {
        action();
    } catch (const std::exception& failure) {
        is_failing_ = true;
        view_.save_in(retry_delay);
        desk_.notices.say(
            Tone::bad, filled(tr("What you typed stands in this window only, because this machine "
                                 "cannot store it now: make room on the disk. It is tried again by "
                                 "itself. ({})"),
                              failure.what()));
        return false;
    }
    if (!is_failing_ || !is_safe()) return true;
    is_failing_ = false;
    desk_.notices.say(Tone::good, tr("Everything you typed is stored on this machine."));
    return true;
}

/// True when something is in the outbox that was not.
bool ReportEditorPresenter::cut(const ReportDraft::Change& change) {
    return store(change).has_value() || store_one_by_one(change);
}

Result<void> ReportEditorPresenter::store(const ReportDraft::Change& change) {
    const auto saved = desk_.workspace.reports().save_answers(report_, change.seen, change.now,
                                                              AnswerSource::typed);
    if (!saved) return saved.error();
    draft_.saved(change);
    for (const auto& [path, value] : change.seen) kept_.erase(path);
    for (const auto& [path, value] : change.now) kept_.erase(path);
    remember(change);
    return {};
}

/// One field that cannot be stored must not hold back the others.
bool ReportEditorPresenter::store_one_by_one(const ReportDraft::Change& change) {
    Fields paths = change.seen;
    paths.insert(change.now.begin(), change.now.end());
    bool is_any_stored = false;
    for (const auto& [path, value] : paths) {
        const Result<void> stored = store(draft_.change_of(path));
        if (stored)
            is_any_stored = true;
        else if (stored.error().code == ErrorCode::invalid_input)
            draft_.refused(path, stored.error().message);
        else
            desk_.notices.say(Tone::bad, stored.error().message);
    }
    return is_any_stored;
}

}  // namespace thidua
