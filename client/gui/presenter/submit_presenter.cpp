#include "client/gui/presenter/submit_presenter.h"

#include <algorithm>

#include "client/gui/presenter/editor_model.h"
#include "client/gui/presenter/html_text.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/forms/form.h"
#include "shared/model/rights.h"

namespace thidua {
namespace {

ChecklistRow row_of(const std::optional<Form>& form, const Finding& finding) {
    ChecklistRow row;
    row.chip = finding.severity == Severity::error ? Chip{Tone::bad, "✗", tr("to do")}
                                                   : Chip{Tone::warning, "!", tr("please check")};
    const Section* const section = form ? find_section_of(*form, finding.field) : nullptr;
    row.section = section == nullptr ? std::string{} : section->title.shown();
    row.words = finding.message;
    row.path = finding.path;
    return row;
}

/// What was typed into the form and no edit holds: it would not be in what is submitted.
std::vector<ChecklistRow> unsaved_rows(const ReportDetails& details,
                                       const std::vector<TypedText>& texts) {
    std::vector<ChecklistRow> rows;
    for (const TypedText& typed : texts) {
        const auto place = split_answer_path(typed.path);
        const Section* const section =
            place && details.form ? find_section_of(*details.form, place->field) : nullptr;
        if (section == nullptr || !has_place(details.form, details.fields, typed.path)) continue;
        rows.push_back({.chip = {Tone::bad, "✗", tr("to do")},
                        .section = section->title.shown(),
                        .words = filled(tr("“{}” is typed and not saved yet: {}"),
                                        field_label(details.form, typed.path), typed.text),
                        .path = typed.path});
    }
    return rows;
}

std::size_t count_errors(const std::vector<Finding>& findings) {
    return static_cast<std::size_t>(std::ranges::count_if(
        findings, [](const Finding& finding) { return finding.severity == Severity::error; }));
}

std::string summary_of(std::size_t errors, std::size_t warnings) {
    if (errors == 1) return tr("One thing is still missing.");
    if (errors > 1) return filled(tr("{} things are still missing."), errors);
    if (warnings > 0) return tr("Nothing is missing. Please look at these once more:");
    return tr("Nothing is missing. The report can be submitted.");
}

Chip delivery_chip(const ReportSummary& report, Instant now) {
    if (report.delivery == Delivery::attention)
        return {Tone::bad, "!", tr("The server did not take it: see “Not accepted”.")};
    if (report.delivery == Delivery::waiting)
        return {Tone::busy, "↑",
                tr("The server does not have it yet. It is sent as soon as there is a line.")};
    if (report.received_at)
        return {Tone::good, "✓",
                filled(tr("The server has it since {}."), moment_words(*report.received_at, now))};
    return {Tone::good, "✓", tr("The server has it.")};
}

bool is_with_the_office(const std::string& state) {
    return state == "submitted" || state == "accepted";
}

}  // namespace

bool SubmitPresenter::open(const RecordId& report) {
    report_ = report;
    return attempt(desk_.notices, [this] { return load(); });
}

void SubmitPresenter::refresh() {
    if (report_.is_nil()) return;
    if (attempt(desk_.notices, [this] { return load(); })) view_.show_submission(page_);
}

Result<void> SubmitPresenter::load() {
    const auto found = desk_.workspace.reports().find(report_);
    if (!found) return found.error();
    const auto profile = desk_.workspace.profile();
    SubmissionPage page;
    page.title = found->summary.period_name;
    page.unit = found->summary.unit_name;
    page.due = due_of(desk_.workspace, found->summary);
    page.submitted = is_with_the_office(found->summary.state);
    if (!page.submitted) page.rows = unsaved_rows(*found, list_typed(desk_.workspace, report_));
    const std::size_t unsaved = page.rows.size();
    const std::size_t errors = count_errors(found->findings);
    page.summary = summary_of(errors + unsaved, found->findings.size() - errors);
    for (const Finding& finding : found->findings)
        page.rows.push_back(row_of(found->form, finding));
    const bool has_right = profile && may(profile->role, Action::submit_report);
    page.may_submit = errors + unsaved == 0 && has_right;
    if (!has_right)
        page.why_not = refusal_words(Action::submit_report);
    else if (errors + unsaved > 0)
        page.why_not = tr("Complete these first. Click a line twice to go there.");
    page.seal_code = found->seal_code;
    page.seal_words =
        tr("This code proves what you submitted. If there is no line before the deadline, read it "
           "to the Office over the telephone: that counts.");
    page.delivery = delivery_chip(found->summary, desk_.now());
    seal_ = found->seal;
    page_ = std::move(page);
    return {};
}

void SubmitPresenter::submit() {
    const bool done = attempt(desk_.notices, [this]() -> Result<void> {
        const auto submitted = desk_.workspace.reports().submit(report_);
        if (!submitted) return submitted.error();
        if (!submitted->open_conflicts.empty())
            desk_.notices.say(Tone::warning,
                              tr("Submitted with the values you see. Some fields still differ "
                                 "from what a colleague wrote: see “Differences”."));
        return {};
    });
    if (done) desk_.saved();
    refresh();
}

void SubmitPresenter::go_to(std::size_t row) {
    if (row < page_.rows.size()) desk_.navigator.open_report(report_, page_.rows[row].path);
}

void SubmitPresenter::go_to_report() {
    desk_.navigator.open_report(report_);
}

void SubmitPresenter::copy_code() {
    view_.copy(page_.seal_code);
    desk_.notices.say(Tone::good, tr("The code is on the clipboard."));
}

void SubmitPresenter::print_code() {
    view_.print(page_.title, receipt_html());
}

std::string SubmitPresenter::receipt_html() const {
    const auto line = [](const std::string& name, const std::string& words) {
        return "<tr><td>" + html_text(name) + "</td><td><b>" + html_text(words) + "</b></td></tr>";
    };
    return "<html><body><h2>" + html_text(page_.title) + "</h2><p>" + html_text(page_.due) +
           "</p><table cellpadding=4>" + line(tr("Unit"), page_.unit) +
           line(tr("Printed"), to_display(desk_.now())) + line(tr("Status"), page_.delivery.words) +
           "</table><h1>" + html_text(page_.seal_code) + "</h1><p>" + html_text(page_.seal_words) +
           "</p><p><font size=-1>SHA-256 " + html_text(seal_) + "</font></p></body></html>";
}

}  // namespace thidua
