#include "client/gui/presenter/report_list_presenter.h"

#include "client/app/device_status.h"
#include "client/gui/presenter/words.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

std::string figure(std::size_t count) {
    return figure_words(static_cast<std::int64_t>(count));
}

std::vector<StartOption> list_start_options(Workspace& workspace) {
    std::vector<StartOption> options;
    for (const PeriodView& period : list_due(workspace)) {
        if (period.own_report || !period.form_known) continue;
        options.push_back({period.id, display_name(period.period) + " · " + due_in_full(period)});
    }
    return options;
}

std::string summary_words(std::size_t count, std::size_t all) {
    if (count != all) return filled(tr("{} of {} reports"), figure(count), figure(all));
    return count == 1 ? tr("One report") : filled(tr("{} reports"), figure(count));
}

}  // namespace

ReportListPresenter::Page ReportListPresenter::read_page(Workspace& workspace, ReportFilter filter,
                                                         std::size_t page) {
    filter.offset = page * page_rows;
    filter.limit = page_rows;
    return workspace.reports().list(filter);
}

ReportListPresenter::Overview ReportListPresenter::read_overview(Workspace& workspace,
                                                                 const ReportFilter& filter) {
    Overview overview;
    overview.count = workspace.reports().count(filter);
    overview.all = workspace.reports().count();
    overview.first_page = read_page(workspace, filter, 0);
    overview.start_options = list_start_options(workspace);
    return overview;
}

void ReportListPresenter::refresh() {
    desk_.background.read(
        [this, alive = alive_.watch(), filter = filter_, asked = ++asked_](Workspace& workspace) {
            return [this, alive, asked, overview = read_overview(workspace, filter)] {
                if (!alive.expired() && asked == asked_) show(overview);
            };
        });
}

void ReportListPresenter::show(Overview overview) {
    pages_.clear();
    count_ = overview.count;
    pages_[0] = std::move(overview.first_page);
    view_.reset(count_);
    view_.show_summary(summary_words(count_, overview.all));
    view_.show_start_options(overview.start_options);
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

void ReportListPresenter::open(std::size_t index) {
    if (const auto* const report = find_row(index)) desk_.navigator.open_report(report->id);
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
    if (!pages_.contains(page)) request(page);
    const Page& rows = pages_[page];
    const std::size_t place = index % page_rows;
    return place < rows.size() ? &rows[place] : nullptr;
}

void ReportListPresenter::request(std::size_t page) {
    if (pages_.size() >= pages_max) pages_.clear();
    pages_[page] = {};
    desk_.background.read([this, alive = alive_.watch(), filter = filter_, asked = asked_,
                           page](Workspace& workspace) {
        return [this, alive, asked, page, rows = read_page(workspace, filter, page)] {
            if (alive.expired() || asked != asked_) return;
            pages_[page] = rows;
            view_.show_rows(page * page_rows, rows.size());
        };
    });
}

}  // namespace thidua
