#include "client/gui/presenter/report_list_presenter.h"

#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

std::string figure(std::size_t count) { return figure_words(static_cast<std::int64_t>(count)); }

std::vector<StartOption> list_start_options(Workspace& workspace) {
    std::vector<StartOption> options;
    for (const PeriodView& period : workspace.periods().list(true)) {
        if (period.own_report || period.exempt || !period.form_known) continue;
        options.push_back(
            {period.id, display_name(period.period) + " · " + period.due_words});
    }
    return options;
}

}  // namespace

void ReportListPresenter::refresh() {
    pages_.clear();
    attempt(desk_.notices, [this]() -> Result<void> {
        count_ = desk_.workspace.reports().count(filter_);
        view_.reset(count_);
        show_summary();
        view_.show_start_options(list_start_options(desk_.workspace));
        return {};
    });
}

std::vector<StateOption> ReportListPresenter::state_options() const {
    std::vector<StateOption> options{{"", tr("All states")}};
    for (const char* const state : {"draft", "submitted", "returned", "accepted"})
        options.push_back({state, report_state_words(state)});
    return options;
}

void ReportListPresenter::set_state(const std::string& state) {
    if (state == filter_.state) return;
    filter_.state = state;
    refresh();
}

void ReportListPresenter::set_words(const std::string& words) {
    if (words == filter_.words) return;
    filter_.words = words;
    refresh();
}

ReportRow ReportListPresenter::row(std::size_t index) {
    const ReportSummary* const report = find_row(index);
    if (report == nullptr) return {};
    return {report->period_name, report->unit_name,
            report->version > 0 ? filled(tr("Version {}"), report->version) : std::string{},
            chip_of(*report, desk_.now())};
}

std::optional<RecordId> ReportListPresenter::report_at(std::size_t index) {
    const ReportSummary* const report = find_row(index);
    return report == nullptr ? std::nullopt : std::optional{report->id};
}

void ReportListPresenter::open(std::size_t index) {
    if (const auto report = report_at(index)) desk_.navigator.open_report(*report);
}

void ReportListPresenter::start(const RecordId& period) {
    attempt(desk_.notices, [&]() -> Result<void> {
        const auto report = desk_.workspace.reports().create(period);
        if (!report) return report.error();
        desk_.saved();
        desk_.navigator.open_report(*report);
        return {};
    });
}

const ReportSummary* ReportListPresenter::find_row(std::size_t index) {
    if (index >= count_) return nullptr;
    const std::size_t page = index / page_rows;
    if (!pages_.contains(page)) {
        if (pages_.size() >= pages_max) pages_.clear();
        ReportFilter wanted = filter_;
        wanted.offset = page * page_rows;
        wanted.limit = page_rows;
        pages_[page] = desk_.workspace.reports().list(wanted);
    }
    const auto& rows = pages_[page];
    const std::size_t place = index % page_rows;
    return place < rows.size() ? &rows[place] : nullptr;
}

void ReportListPresenter::show_summary() {
    const bool filtered = !filter_.state.empty() || !filter_.words.empty();
    if (!filtered && count_ == 1) return view_.show_summary(tr("One report"));
    if (!filtered) return view_.show_summary(filled(tr("{} reports"), figure(count_)));
    view_.show_summary(filled(tr("{} of {} reports"), figure(count_),
                              figure(desk_.workspace.reports().count({}))));
}

}  // namespace thidua
