#include "client/app/home.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/editing.h"
#include "client/app/pending_changes.h"
#include "client/app/periods.h"
#include "client/app/reopen_requests.h"
#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/period_standing.h"
#include "shared/model/report.h"

namespace thidua {
namespace {

std::string returned_words(const Report& report) {
    const std::string words =
        fmt::format(fmt::runtime(tr("Returned by the Office: {}")), report.reason);
    return report.return_due ? words + " (" + return_due_words(*report.return_due) + ")" : words;
}

void add_periods(Workspace& workspace, const DeviceProfile& profile,
                 std::vector<NeedsMe>& needs) {
    RecordQuery query{workspace.store()};
    const auto unit = query.find(profile.unit);
    if (!unit) return;
    for (const PeriodView& period : workspace.periods().list(true)) {
        if (period.exempt || !owes_report(period.period, period.due_at, *unit)) continue;
        const auto record = period.own_report ? query.find(*period.own_report) : std::nullopt;
        const Report report = record ? view_of<Report>(*record) : Report{};
        const bool is_sent = report.state == ReportState::submitted ||
                             report.state == ReportState::accepted;
        if (is_sent) continue;
        const bool is_returned = report.state == ReportState::returned;
        NeedsMe need{.target = is_returned ? *period.own_report : period.id,
                     .title = display_name(period.period),
                     .days_left = period.days_left};
        need.kind = is_returned            ? NeedsMe::Kind::returned
                    : period.days_left < 0 ? NeedsMe::Kind::overdue
                                           : NeedsMe::Kind::due;
        need.detail = is_returned
                          ? returned_words(report)
                          : fmt::format(fmt::runtime(tr("Due {}")), period.due_words);
        needs.push_back(std::move(need));
    }
}

void add_conflicts(Workspace& workspace, const DeviceProfile& profile,
                   std::vector<NeedsMe>& needs) {
    for (const ConflictView& conflict : workspace.conflicts().list_open()) {
        const auto report = RecordQuery{workspace.store()}.find(conflict.record);
        const bool is_own = report && view_of<Report>(*report).unit == profile.unit;
        if (!is_own || !conflict.may_settle) continue;
        needs.push_back({.kind = NeedsMe::Kind::conflict,
                         .target = conflict.id,
                         .title = conflict.field_label,
                         .detail = fmt::format(
                             fmt::runtime(tr("{} and {} wrote different things in {}")),
                             conflict.kept.author, conflict.other.author, conflict.report_name)});
    }
}

void add_attention(Workspace& workspace, std::vector<NeedsMe>& needs) {
    for (const AttentionItem& item : workspace.attention().list())
        needs.push_back({.kind = NeedsMe::Kind::attention,
                         .edit = item.edit,
                         .title = item.name,
                         .detail = item.reason});
}

void add_reviews(Workspace& workspace, const DeviceProfile& profile,
                 std::vector<NeedsMe>& needs) {
    if (!may(profile.role, Action::accept_report)) return;
    for (const ReportSummary& report : workspace.reports().list({.state = "submitted"}))
        needs.push_back({.kind = NeedsMe::Kind::to_review,
                         .target = report.id,
                         .title = report.unit_name,
                         .detail = fmt::format(
                             fmt::runtime(tr("{}: submitted, waits for your decision")),
                             report.period_name)});
}

void add_requests(Workspace& workspace, std::vector<NeedsMe>& needs) {
    for (const ReopenRequest& request : list_reopen_requests(workspace))
        if (request.may_reopen)
            needs.push_back({.kind = NeedsMe::Kind::to_reopen,
                             .target = request.report,
                             .title = request.unit_name,
                             .detail = request.period_name + ": " + words_of(request)});
}

void add_question(Workspace& workspace, std::vector<NeedsMe>& needs) {
    if (const auto question = pending_changes(workspace))
        needs.push_back({.kind = NeedsMe::Kind::changes,
                         .title = tr("The server wants to change much here at once"),
                         .detail = words_of(*question)});
}

/// The server's question, overdue and returned first, then what went wrong, then by the days left.
int urgency(const NeedsMe& need) { return static_cast<int>(need.kind); }

}  // namespace

std::vector<NeedsMe> list_needs(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile) return {};
    std::vector<NeedsMe> needs;
    add_question(workspace, needs);
    add_periods(workspace, *profile, needs);
    add_attention(workspace, needs);
    add_conflicts(workspace, *profile, needs);
    add_requests(workspace, needs);
    add_reviews(workspace, *profile, needs);
    std::sort(needs.begin(), needs.end(), [](const NeedsMe& a, const NeedsMe& b) {
        return std::tuple{urgency(a), a.days_left, a.title, a.target} <
               std::tuple{urgency(b), b.days_left, b.title, b.target};
    });
    return needs;
}

}  // namespace thidua
