#include <map>

#include "client/app/forms.h"
#include "client/app/periods.h"
#include "client/app/report_lookup.h"
#include "client/app/report_order.h"
#include "client/app/reports.h"
#include "client/app/units.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "shared/evidence/seal.h"
#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "shared/model/period_standing.h"
#include "shared/model/submission.h"

namespace thidua {
namespace {

using ListedRow = RecordQuery::Row;

/// What many reports share, looked up once per list.
class Surroundings {
public:
    explicit Surroundings(Workspace& workspace)
        : workspace_{workspace}, query_{workspace.store()} {}

    const PeriodView* period(const RecordId& id) {
        auto known = periods_.find(id);
        if (known == periods_.end()) {
            auto view = workspace_.periods().find(id);
            known = periods_.emplace(id, view ? std::optional{*std::move(view)} : std::nullopt)
                        .first;
        }
        return known->second ? &*known->second : nullptr;
    }
    const Unit& unit(const RecordId& id) {
        auto known = units_.find(id);
        if (known == units_.end())
            known = units_.emplace(id, workspace_.units().find(id).value_or(Unit{})).first;
        return known->second;
    }

    ReportSummary summary(const ListedRow& row) {
        const auto record = query_.find(row.id);
        const Report report = record ? view_of<Report>(*record) : Report{};
        ReportSummary summary{.id = row.id,
                              .period = row.parent,
                              .unit = row.unit,
                              .unit_code = unit(row.unit).code,
                              .unit_name = unit(row.unit).name,
                              .form_key = report.form_key,
                              .state = row.state,
                              .version = report.version,
                              .rev = row.rev};
        if (const PeriodView* view = period(row.parent))
            summary.period_name = display_name(view->period);
        Outbox outbox{workspace_.store()};
        if (outbox.needs_attention(row.id)) summary.delivery = Delivery::attention;
        else if (outbox.has_waiting(row.id)) summary.delivery = Delivery::waiting;
        summary.open_conflicts = static_cast<int>(
            query_.count({.type = "conflict", .parent = row.id, .state = "open"}));
        const bool is_sealed = report.state == ReportState::submitted ||
                               report.state == ReportState::accepted;
        if (record && is_sealed)
            summary.changed_after_submission =
                seal_of(record->fields, report.form_key, report.form_version)
                    .hex() != report.seal;
        if (report.state == ReportState::returned) summary.return_due = report.return_due;
        summary.asks_to_reopen = record && asks_to_reopen(*record);
        const Standing standing = standing_of(row, record);
        summary.verdict = standing.verdict;
        summary.received_at = standing.received_at;
        return summary;
    }

    Standing standing_of(const ListedRow& row, const std::optional<Record>& record) {
        const PeriodView* view = period(row.parent);
        const auto unit_record = query_.find(row.unit);
        if (view == nullptr || !record || !unit_record) return {};
        PeriodRecords records{.id = view->id, .period = view->period};
        records.units = {*unit_record};
        records.reports = {*record};
        records.evidence = query_.list({.type = record_types::evidence, .parent = row.id});
        records.extensions = query_.list(
            {.type = record_types::extension, .parent = view->id, .unit = row.unit});
        records.exemptions = query_.list(
            {.type = record_types::exemption, .parent = view->id, .unit = row.unit});
        const PeriodStatus status = make_period_status(records, holidays(),
                                                       workspace_.environment().clock.now());
        return status.units.empty() ? Standing{} : status.units.front().standing;
    }

private:
    const HolidayCalendar& holidays() {
        if (!holidays_) holidays_ = workspace_.periods().holidays();
        return *holidays_;
    }
    Workspace& workspace_;
    RecordQuery query_;
    std::map<RecordId, std::optional<PeriodView>> periods_;
    std::map<RecordId, Unit> units_;
    std::optional<HolidayCalendar> holidays_;
};

RecordQuery::Filter to_query(const ReportFilter& filter) {
    return {.type = record_types::report,
            .parent = filter.period,
            .unit = filter.unit,
            .state = filter.state};
}

/// The last version that the report was submitted as; what was typed afterwards is not in it.
std::optional<Record> submitted_version(RecordQuery& query, const Record& report) {
    const Report view = view_of<Report>(report);
    return query.find(submission_id(report.id, view.version, view.seal));
}

Fields submitted_answers(RecordQuery& query, const Record& report) {
    const auto sealed = submitted_version(query, report);
    return answers_of(sealed ? sealed->fields : report.fields);
}

/// What the unit submitted in the period before by the same form.
Fields last_answers(Workspace& workspace, const Report& report) {
    RecordQuery query{workspace.store()};
    const auto own = workspace.periods().find(report.period);
    if (!own) return {};
    std::optional<Record> best;
    Instant best_due{};
    for (const Record& record :
         query.list({.type = record_types::report, .unit = report.unit})) {
        const Report other = view_of<Report>(record);
        const auto period = workspace.periods().find(other.period);
        const bool is_earlier = period && other.form_key == report.form_key &&
                                other.version > 0 && period->due_at < own->due_at;
        if (!is_earlier || (best && period->due_at <= best_due)) continue;
        best = record;
        best_due = period->due_at;
    }
    return best ? submitted_answers(query, *best) : Fields{};
}

}  // namespace

std::vector<ReportSummary> Reports::list(const ReportFilter& filter) {
    ReportOrder& order = order_of(filter);
    std::size_t offset = filter.offset;
    if (filter.after) {
        const auto place = order.place_after(*filter.after);
        if (!place) return {};
        offset += *place;
    }
    Surroundings surroundings{workspace_};
    std::vector<ReportSummary> summaries;
    for (const ListedRow& row : order.rows(offset, filter.limit))
        summaries.push_back(surroundings.summary(row));
    return summaries;
}

ReportOrder& Reports::order_of(const ReportFilter& filter) {
    const auto stamp = RecordQuery{workspace_.store()}.stamp();
    if (!order_ || !order_->is_of(filter, stamp))
        order_ = std::make_shared<ReportOrder>(workspace_, filter);
    return *order_;
}

std::size_t Reports::count(const ReportFilter& filter) {
    if (filter.words.empty()) return RecordQuery{workspace_.store()}.count(to_query(filter));
    return order_of(filter).size();
}

Result<ReportDetails> Reports::find(const RecordId& id) {
    auto on_hand = find_report(workspace_, id);
    if (!on_hand) return on_hand.error();
    const Report& report = on_hand->report;
    Surroundings surroundings{workspace_};
    const ListedRow row{.id = id,
                  .parent = report.period,
                  .unit = report.unit,
                  .state = std::string{to_text(report.state)},
                  .rev = on_hand->record.rev};
    ReportDetails details{.summary = surroundings.summary(row)};
    details.standing = surroundings.standing_of(row, on_hand->record);
    details.fields = on_hand->record.fields;
    details.seal = report.seal;
    if (const auto seal = Hash::from_hex(report.seal)) details.seal_code = seal_code(*seal);
    RecordQuery query{workspace_.store()};
    if (const auto sealed = submitted_version(query, on_hand->record))
        details.submitted_at = view_of<Submission>(*sealed).device_time;
    details.return_reason = report.reason;
    details.last_answers = last_answers(workspace_, report);
    for (const auto& conflict :
         query.list_rows({.type = "conflict", .parent = id, .state = "open"}))
        details.conflicts.push_back(conflict.id);
    if (auto form = form_of(workspace_, report)) {
        details.findings = check_answers(*form, details.fields);
        details.computed = computed_values(*form, details.fields);
        details.form = *std::move(form);
    }
    details.request =
        reopen_request_of(workspace_, on_hand->record, details.form ? &*details.form : nullptr);
    details.declined =
        declined_request_of(workspace_, on_hand->record, details.form ? &*details.form : nullptr);
    return details;
}

}  // namespace thidua
