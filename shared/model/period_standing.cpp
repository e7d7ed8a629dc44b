#include "shared/model/period_standing.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/evidence_record.h"
#include "shared/model/exemption.h"
#include "shared/model/extension.h"
#include "shared/model/report.h"
#include "shared/model/unit.h"
#include "shared/model/workflow_rules.h"

namespace thidua {
namespace {

template <class T>
std::optional<T> find_of_unit(const std::vector<Record>& records, const RecordId& unit) {
    for (const Record& record : records) {
        const T view = view_of<T>(record);
        if (view.unit == unit) return view;
    }
    return std::nullopt;
}

std::optional<Claim> claim_of(const EvidenceRecord& shown) {
    if (!shown.earliest || !shown.latest) return std::nullopt;
    const auto decision = shown.decided == to_text(Verdict::on_time) ? Claim::Decision::on_time
                          : shown.decided == to_text(Verdict::late)  ? Claim::Decision::late
                                                                     : Claim::Decision::open;
    return Claim{*shown.earliest, *shown.latest, decision};
}

/// Where two contents have one number, the server has said which of them the unit took back.
bool is_withdrawn(const Record& report, const EvidenceRecord& shown,
                  const std::vector<EvidenceRecord>& all) {
    if (is_null(find_value(report.fields, withdrawn_path(shown.version)))) return false;
    const bool is_said = std::ranges::any_of(all, [&](const EvidenceRecord& one) {
        return one.version == shown.version && one.withdrawn;
    });
    return shown.withdrawn || !is_said;
}

std::vector<VersionEvidence> evidence_of(const Record& report,
                                         const std::vector<Record>& evidence) {
    std::vector<EvidenceRecord> of_report;
    for (const Record& record : evidence)
        if (auto shown = view_of<EvidenceRecord>(record); shown.report == report.id)
            of_report.push_back(std::move(shown));
    std::vector<VersionEvidence> versions;
    for (const EvidenceRecord& shown : of_report) {
        versions.push_back({.version = shown.version,
                            .received_at = shown.received_at,
                            .announced_at = shown.announced_at,
                            .read_out_at = shown.read_out_at,
                            .carried_at = shown.carried_at,
                            .claim = claim_of(shown),
                            .withdrawn = is_withdrawn(report, shown, of_report)});
    }
    return versions;
}

UnitStanding standing_of(const Record& unit, const PeriodRecords& records,
                         const HolidayCalendar& calendar, Instant now) {
    const auto shown = view_of<Unit>(unit);
    UnitStanding line{.unit = unit.id, .unit_code = shown.code, .unit_name = display_name(shown)};
    Instant due = due_at(records.period, calendar);
    if (const auto extension = find_of_unit<Extension>(records.extensions, unit.id)) {
        line.extended_until = extension->until;
        line.reason = extension->reason;
        due = std::max(due, due_instant({extension->until, DueWording::by}, calendar));
    }
    std::vector<VersionEvidence> versions;
    for (const Record& report : records.reports) {
        const auto view = view_of<Report>(report);
        if (view.unit != unit.id) continue;
        line.report = report.id;
        line.state = to_text(view.state);
        versions = evidence_of(report, records.evidence);
    }
    line.standing = judge(std::move(versions), due, now);
    line.standing.extended = line.extended_until.has_value();
    const bool nothing_came = line.standing.evidence == EvidenceKind::none;
    if (const auto exemption = find_of_unit<Exemption>(records.exemptions, unit.id)) {
        line.reason = exemption->reason;
        if (nothing_came) line.standing.verdict = Verdict::exempt;
    }
    return line;
}

/// A unit that is no more on the due day, because it was merged or closed, but had reported: what
/// it said still counts.
bool has_reported(const PeriodRecords& records, const Record& unit) {
    const auto shown = view_of<Unit>(unit);
    if (shown.organ != records.period.organ || is_organ(shown.kind)) return false;
    return std::ranges::any_of(records.reports, [&](const Record& report) {
        const auto view = view_of<Report>(report);
        return view.unit == unit.id && view.state != ReportState::draft;
    });
}

bool comes_before(const Record& a, const Record& b) {
    const auto first = view_of<Unit>(a);
    const auto second = view_of<Unit>(b);
    if (first.sort_key != second.sort_key) return first.sort_key < second.sort_key;
    return compare_text(first.name, second.name) < 0;
}

}  // namespace

Instant due_at(const Period& period, const HolidayCalendar& calendar) {
    return period.due_moment ? *period.due_moment : due_instant(due_of(period), calendar);
}

std::string due_words(const Period& period) {
    if (!period.due_moment) return to_words(due_of(period));
    return fmt::format(fmt::runtime(tr("before {}")), to_display(*period.due_moment));
}

bool owes_report(const Period& period, Instant due_at, const Record& unit) {
    if (period.is_dropped) return false;
    if (period.form_key.empty()) return false;  // a plan to issue, a review: the organ's own
    const auto shown = view_of<Unit>(unit);
    if (shown.organ != period.organ || is_organ(shown.kind)) return false;
    // Of a unit that ends and those that begin the day after, never both and never nobody.
    const CivilDate last_day_in_time = to_civil_date(Instant{due_at.value() - 1});
    if (!exists_on(shown, last_day_in_time)) return false;
    return period.reporter_kinds.empty()
               ? shown.kind == UnitKind::division || shown.kind == UnitKind::service_unit
               : period.reporter_kinds.contains(std::string{to_text(shown.kind)});
}

PeriodStatus make_period_status(const PeriodRecords& records, const HolidayCalendar& calendar,
                                Instant now) {
    PeriodStatus status{.period = records.id,
                        .period_name = display_name(records.period),
                        .form_key = records.period.form_key,
                        .due_date = records.period.due_date,
                        .due_words = due_words(records.period),
                        .due_at = due_at(records.period, calendar)};
    std::vector<Record> units;
    for (const Record& unit : records.units)
        if (owes_report(records.period, status.due_at, unit) || has_reported(records, unit))
            units.push_back(unit);
    std::sort(units.begin(), units.end(), comes_before);
    for (const Record& unit : units)
        status.units.push_back(standing_of(unit, records, calendar, now));
    return status;
}

}  // namespace thidua
