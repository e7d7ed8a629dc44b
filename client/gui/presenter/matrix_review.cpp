#include <algorithm>

#include "client/app/reports.h"
#include "client/gui/presenter/matrix_presenter.h"
#include "client/gui/presenter/typed_date.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"
#include "shared/model/rights.h"

namespace thidua {
namespace {

std::vector<std::string> evidence_lines(const UnitStanding& unit, const PeriodStatus& period) {
    std::vector<std::string> lines{filled(tr("Due: {}"), period.due_words)};
    if (unit.extended_until)
        lines.push_back(
            filled(tr("Extended to {}: {}"), to_display(*unit.extended_until), unit.reason));
    else if (!unit.reason.empty())
        lines.push_back(filled(tr("Exempt: {}"), unit.reason));
    lines.push_back(filled(tr("Report: {}"), report_state_words(unit.state)));
    const Standing& standing = unit.standing;
    if (standing.version > 0) lines.push_back(filled(tr("Version {}"), standing.version));
    if (standing.at)
        lines.push_back(filled(tr("Evidence: {}, {}"), to_display(standing.evidence),
                               to_display(*standing.at)));
    if (standing.received_at && standing.evidence == EvidenceKind::announced)
        lines.push_back(filled(tr("Content received: {}"), to_display(*standing.received_at)));
    return lines;
}

void add_request(MatrixDetail& detail, const ReportDetails& report) {
    if (report.declined) detail.lines.push_back(words_of(*report.declined));
    if (report.request) detail.lines.push_back(words_of(*report.request));
    detail.may_decline = report.request.has_value();
}

}  // namespace

const UnitStanding* MatrixPresenter::selected() const {
    for (const PeriodStatus& period : periods_) {
        if (period.period != chosen_period_) continue;
        const auto unit = std::ranges::find(period.units, chosen_unit_, &UnitStanding::unit);
        if (unit != period.units.end()) return &*unit;
    }
    return nullptr;
}

const ClaimedSubmission* MatrixPresenter::find_claim(const UnitStanding& unit) const {
    const auto claim = std::ranges::find_if(claims_, [&](const ClaimedSubmission& one) {
        return unit.report && one.report == *unit.report;
    });
    return claim == claims_.end() ? nullptr : &*claim;
}

MatrixDetail MatrixPresenter::detail_of(const UnitStanding& unit,
                                        const PeriodStatus& period) const {
    const auto profile = desk_.workspace.profile();
    const auto may_do = [&](Action action) { return profile && may(profile->role, action); };
    MatrixDetail detail;
    detail.title = unit.unit_name + " · " + period.period_name;
    detail.chip = chip_of(unit, desk_.now());
    detail.lines = evidence_lines(unit, period);
    if (unit.report && unit.state == "accepted")
        if (const auto report = desk_.workspace.reports().find(*unit.report))
            add_request(detail, *report);
    detail.has_report = unit.report.has_value();
    detail.may_review = unit.state == "submitted" && may_do(Action::accept_report);
    detail.may_reopen = unit.state == "accepted" && may_do(Action::reopen_report);
    detail.may_decline = detail.may_decline && detail.may_reopen;
    detail.may_extend = may_do(Action::extend_period);
    if (const ClaimedSubmission* const claim = find_claim(unit)) {
        detail.lines.push_back(bounds_words(*claim));
        detail.may_judge = may_do(Action::judge_evidence);
    }
    return detail;
}

void MatrixPresenter::show_detail() {
    const UnitStanding* const unit = selected();
    if (unit == nullptr) return view_.show_detail(nullptr);
    const auto period = std::ranges::find(periods_, chosen_period_, &PeriodStatus::period);
    const MatrixDetail detail = detail_of(*unit, *period);
    view_.show_detail(&detail);
}

void MatrixPresenter::open_report() {
    const UnitStanding* const unit = selected();
    if (unit != nullptr && unit->report) desk_.navigator.open_report(*unit->report);
}

void MatrixPresenter::review(const std::function<Result<void>(const RecordId&)>& action) {
    const UnitStanding* const unit = selected();
    if (unit == nullptr || !unit->report) return;
    const RecordId report = *unit->report;
    if (attempt(desk_.notices, [&] { return action(report); })) desk_.saved();
    refresh();
}

void MatrixPresenter::accept() {
    review([this](const RecordId& report) { return desk_.workspace.reports().accept(report); });
}

void MatrixPresenter::send_back() {
    const auto wish = view_.ask_return(tr("Why is the report returned? The unit reads this."));
    if (!wish) return;
    review([&](const RecordId& report) -> Result<void> {
        const auto due = due_of(*wish);
        if (!due) return due.error();
        return desk_.workspace.reports().send_back(report, wish->reason, *due);
    });
}

void MatrixPresenter::reopen() {
    const auto wish = view_.ask_return(tr("Why is the report opened again? The unit reads this."));
    if (!wish) return;
    review([&](const RecordId& report) -> Result<void> {
        const auto due = due_of(*wish);
        if (!due) return due.error();
        return desk_.workspace.reports().reopen(report, wish->reason, *due);
    });
}

void MatrixPresenter::decline() {
    const auto reason =
        view_.ask_reason(tr("Why is the accepted report kept as it is? The unit reads this."));
    if (!reason) return;
    review(
        [&](const RecordId& report) { return desk_.workspace.reports().decline(report, *reason); });
}

void MatrixPresenter::extend() {
    const UnitStanding* const unit = selected();
    if (unit == nullptr) return;
    const std::string code = unit->unit_code;
    const auto answer = view_.ask_date_and_reason(tr("Until which day is the period extended?"));
    if (!answer) return;
    const bool done = attempt(desk_.notices, [&]() -> Result<void> {
        const auto date = date_from_typing(answer->first);
        if (!date) return date.error();
        return desk_.workspace.periods().extend(chosen_period_, code, *date, answer->second);
    });
    if (done) desk_.saved();
    refresh();
}

void MatrixPresenter::judge(bool on_time) {
    const UnitStanding* const unit = selected();
    const ClaimedSubmission* const claim = unit == nullptr ? nullptr : find_claim(*unit);
    if (claim == nullptr) return;
    const RecordId evidence = claim->id;
    const auto reason =
        view_.ask_reason(on_time ? tr("Why does it count as finished in time? The unit reads this.")
                                 : tr("Why does it count as late? The unit reads this."));
    if (!reason) return;
    const bool done = attempt(desk_.notices, [&] {
        return EvidenceTray{desk_.workspace}.decide(evidence, on_time, *reason);
    });
    if (done) desk_.saved();
    refresh();
}

void MatrixPresenter::exempt() {
    const UnitStanding* const unit = selected();
    if (unit == nullptr) return;
    const std::string code = unit->unit_code;
    const auto reason = view_.ask_reason(tr("Why need this unit not report?"));
    if (!reason) return;
    const bool done = attempt(desk_.notices, [&] {
        return desk_.workspace.periods().exempt(chosen_period_, code, *reason);
    });
    if (done) desk_.saved();
    refresh();
}

}  // namespace thidua
