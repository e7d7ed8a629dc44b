#include "client/app/conflicts.h"
#include "client/app/step_words.h"
#include "client/gui/presenter/report_editor_presenter.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

constexpr std::size_t history_changes_max = 6;

std::string change_words(const std::optional<Form>& form, const HistoryEntry::Change& change) {
    const std::string label = field_label(form, change.path);
    if (change.is_beside)
        return filled(tr("{}: {}, which differs from what stands"), label,
                      to_display(change.after));
    if (is_null(change.before)) return filled(tr("{}: {}"), label, to_display(change.after));
    return filled(tr("{}: {} → {}"), label, to_display(change.before), to_display(change.after));
}

std::string entry_words(const std::optional<Form>& form, const HistoryEntry& entry) {
    std::string words = step_words(record_types::report, entry.step);
    if (!entry.reason.empty()) words += ": " + entry.reason;
    std::size_t shown = 0;
    for (const auto& change : entry.changes) {
        if (!change.path.starts_with("answers/")) continue;
        if (shown++ == history_changes_max) return words + " …";
        words += (words.empty() ? "" : "; ") + change_words(form, change);
    }
    return words.empty() ? tr("Started") : words;
}

}  // namespace

void ReportEditorPresenter::step(const std::function<Result<void>()>& action) {
    save();
    if (attempt(desk_.notices, action)) desk_.saved();
    refresh();
}

void ReportEditorPresenter::go_to_submission() {
    save();
    desk_.navigator.open_submission(report_);
}

void ReportEditorPresenter::withdraw() {
    step([this] { return desk_.workspace.reports().withdraw(report_); });
}

void ReportEditorPresenter::accept() {
    step([this] { return desk_.workspace.reports().accept(report_); });
}

void ReportEditorPresenter::send_back() {
    const auto wish = view_.ask_return(tr("Why is the report returned? The unit reads this."));
    if (!wish) return;
    step([&]() -> Result<void> {
        const auto due = due_of(*wish);
        if (!due) return due.error();
        return desk_.workspace.reports().send_back(report_, wish->reason, *due);
    });
}

void ReportEditorPresenter::reopen() {
    const auto wish = view_.ask_return(tr("Why is the report opened again? The unit reads this."));
    if (!wish) return;
    step([&]() -> Result<void> {
        const auto due = due_of(*wish);
        if (!due) return due.error();
        return desk_.workspace.reports().reopen(report_, wish->reason, *due);
    });
}

void ReportEditorPresenter::open_conflict(const FieldPath& path) {
    const auto conflict = conflicts_.find(path);
    if (conflict != conflicts_.end()) desk_.navigator.open_conflict(conflict->second);
}

std::vector<HistoryRow> ReportEditorPresenter::history() {
    std::vector<HistoryRow> rows;
    attempt(desk_.notices, [&]() -> Result<void> {
        for (const HistoryEntry& entry : desk_.workspace.reports().history(report_)) {
            const std::string when = entry.server_time ? to_display(*entry.server_time)
                                                       : to_display(entry.device_time) + " (" +
                                                             tr("time of this machine") + ")";
            rows.push_back({when, entry.author + " · " + entry.device_name,
                            entry_words(details_.form, entry)});
        }
        return {};
    });
    return rows;
}

}  // namespace thidua
