#include "client/app/home.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "client/app/attention.h"
#include "client/app/conflicts.h"
#include "client/app/device_status.h"
#include "client/app/editing.h"
#include "client/app/evidence_tray.h"
#include "client/app/organ_duties.h"
#include "client/app/paper_numbers.h"
#include "client/app/pending_changes.h"
#include "client/app/periods.h"
#include "client/app/reopen_requests.h"
#include "client/app/reports.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"

namespace thidua {
namespace {

std::string returned_words(const Report& report) {
    const std::string words =
        fmt::format(fmt::runtime(tr("Returned by the Office: {}")), report.reason);
    return report.return_due ? words + " (" + return_due_words(*report.return_due) + ")" : words;
}

NeedsMe need_of(RecordQuery& query, const PeriodView& period) {
    const auto record = period.own_report ? query.find(*period.own_report) : std::nullopt;
    const Report report = record ? view_of<Report>(*record) : Report{};
    NeedsMe need{.title = display_name(period.period), .days_left = period.own_days_left};
    if (report.state == ReportState::returned) {
        need.kind = NeedsMe::Kind::returned;
        need.target = *period.own_report;
        need.detail = returned_words(report);
    } else {
        need.kind = period.days_left < 0 ? NeedsMe::Kind::overdue : NeedsMe::Kind::due;
        need.target = period.id;
        need.detail = due_in_full(period);
    }
    return need;
}

void add_periods(Workspace& workspace, std::vector<NeedsMe>& needs) {
    RecordQuery query{workspace.store()};
    for (const PeriodView& period : list_due(workspace)) needs.push_back(need_of(query, period));
}

/// "The organ itself: not begun, overdue by 4 days. Due before 15/12/2026."
std::string duty_words(const OrganDuty& duty) {
    std::string words = fmt::format(fmt::runtime(tr("The organ itself: {}. Due {}.")),
                                    standing_words(duty), duty.due_words);
    if (duty.internal_due)
        words += ' ' + fmt::format(fmt::runtime(tr("The units to the Office {}.")),
                                   to_words(Due{.date = *duty.internal_due}));
    return words;
}

void add_organ_duties(Workspace& workspace, std::vector<NeedsMe>& needs) {
    for (const OrganDuty& duty : list_own_duties(workspace)) {
        const bool adds_up = duty.matter == DutyMatter::report && !duty.form_key.empty();
        needs.push_back(
            {.kind = duty.days_left < 0 ? NeedsMe::Kind::organ_overdue : NeedsMe::Kind::organ_due,
             .target = adds_up ? duty.period : RecordId{},
             .title = duty.name,
             .detail = duty_words(duty),
             .days_left = duty.days_left});
    }
}

/// Of the unit itself, or of no unit: the organ's own papers and forms.
bool is_for(const DeviceProfile& profile, const Record& subject) {
    const RecordId unit = id_or_none(subject.fields, "unit");
    return unit == profile.unit || (unit.is_nil() && subject.type != record_types::report);
}

void add_conflicts(Workspace& workspace, const DeviceProfile& profile,
                   std::vector<NeedsMe>& needs) {
    for (const ConflictView& conflict : workspace.conflicts().list_open()) {
        const auto subject = RecordQuery{workspace.store()}.find(conflict.record);
        if (!subject || !is_for(profile, *subject) || !conflict.may_settle) continue;
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

/// For those who may give the later paper another number.
void add_double_numbers(Workspace& workspace, const DeviceProfile& profile,
                        std::vector<NeedsMe>& needs) {
    if (!may(profile.role, Action::send_documents)) return;
    for (const DoubleNumber& one : list_double_numbers(workspace))
        needs.push_back(
            {.kind = NeedsMe::Kind::double_number,
             .title = fmt::format(fmt::runtime(tr("Number {} was given twice")), one.number),
             .detail = one.words});
}

void add_claims(Workspace& workspace, const DeviceProfile& profile, std::vector<NeedsMe>& needs) {
    if (!may(profile.role, Action::judge_evidence)) return;
    for (const ClaimedSubmission& claim : EvidenceTray{workspace}.list(true))
        needs.push_back({.kind = NeedsMe::Kind::to_judge,
                         .target = claim.report,
                         .title = claim.unit_name,
                         .detail = claim.period_name + ": " + bounds_words(claim)});
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
/// What the organ owes stands among what its unit owes.
int urgency(const NeedsMe& need) {
    const auto kind = need.kind == NeedsMe::Kind::organ_overdue ? NeedsMe::Kind::overdue
                      : need.kind == NeedsMe::Kind::organ_due   ? NeedsMe::Kind::due
                                                                : need.kind;
    return static_cast<int>(kind);
}

}  // namespace

std::vector<NeedsMe> list_needs(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile) return {};
    std::vector<NeedsMe> needs;
    add_question(workspace, needs);
    add_periods(workspace, needs);
    add_organ_duties(workspace, needs);
    add_attention(workspace, needs);
    add_double_numbers(workspace, *profile, needs);
    add_conflicts(workspace, *profile, needs);
    add_claims(workspace, *profile, needs);
    add_requests(workspace, needs);
    add_reviews(workspace, *profile, needs);
    std::sort(needs.begin(), needs.end(), [](const NeedsMe& a, const NeedsMe& b) {
        return std::tuple{urgency(a), a.days_left, a.title, a.target} <
               std::tuple{urgency(b), b.days_left, b.title, b.target};
    });
    return needs;
}

}  // namespace thidua
