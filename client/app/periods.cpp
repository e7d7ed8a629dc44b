#include "client/app/periods.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/due_reminders.h"
#include "client/app/editing.h"
#include "client/app/reports.h"
#include "client/app/units.h"
#include "client/store/record_query.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/model/exemption.h"
#include "shared/model/extension.h"
#include "shared/model/form_record.h"
#include "shared/model/holiday_calendar_record.h"
#include "shared/model/ids.h"
#include "shared/model/period_standing.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

PeriodPhase phase_of(const Period& period, Instant now, const HolidayCalendar& calendar) {
    if (period.opens && now < to_start_of_day(*period.opens)) return PeriodPhase::not_open;
    if (now < due_at(period, calendar)) return PeriodPhase::open;
    const bool is_over =
        period.closes && now >= due_instant({*period.closes, DueWording::by}, calendar);
    return is_over ? PeriodPhase::closed : PeriodPhase::closing;
}

bool is_taking_reports(PeriodPhase phase) {
    return phase == PeriodPhase::open || phase == PeriodPhase::closing;
}

std::int64_t days_until(Instant due, Instant now) {
    // The last instant in time belongs to the day before the first that is too late.
    const CivilDate last = to_civil_date(Instant{due.value() - 1});
    return days_between(to_civil_date(now), last);
}

PeriodRecords gather(RecordQuery& query, const RecordId& id, const Period& period) {
    PeriodRecords records{.id = id, .period = period};
    records.units = query.list({.type = record_types::unit, .parent = period.organ});
    records.reports = query.list({.type = record_types::report, .parent = id});
    records.extensions = query.list({.type = record_types::extension, .parent = id});
    records.exemptions = query.list({.type = record_types::exemption, .parent = id});
    for (const Record& report : records.reports)
        for (Record& evidence :
             query.list({.type = record_types::evidence, .parent = report.id}))
            records.evidence.push_back(std::move(evidence));
    return records;
}

void add_own_report(RecordQuery& query, const RecordId& unit, PeriodView& view) {
    const auto record = query.find(report_id(view.id, unit));
    if (!record) return;
    view.own_report = record->id;
    const Report report = view_of<Report>(*record);
    if (report.state == ReportState::returned) view.return_due = report.return_due;
}

Error unknown_period() {
    return failure(ErrorCode::not_found, tr("There is no such reporting period."));
}

bool sees_whole_organ(Role role) { return may(role, Action::read_consolidation); }

}  // namespace

std::string due_in_full(const PeriodView& period) {
    if (period.return_due) return return_due_words(*period.return_due);
    if (period.is_internal_ahead)
        return fmt::format(fmt::runtime(tr("To the Office {}; due {}")), period.own_due_words,
                           period.due_words);
    if (period.extended_until)
        return fmt::format(fmt::runtime(tr("Due {} (extended; for the others {})")),
                           period.own_due_words, period.due_words);
    return fmt::format(fmt::runtime(tr("Due {}")), period.due_words);
}

HolidayCalendar Periods::holidays() {
    for (const Record& record :
         RecordQuery{workspace_.store()}.list({.type = record_types::holiday_calendar}))
        if (auto calendar = calendar_of(view_of<HolidayCalendarRecord>(record)))
            return *std::move(calendar);
    return {};
}

std::vector<PeriodView> Periods::list(bool open_only) {
    const auto profile = workspace_.profile();
    if (!profile) return {};
    std::vector<PeriodView> periods;
    for (const auto& row : RecordQuery{workspace_.store()}.list_rows(
             {.type = record_types::period, .parent = profile->organ})) {
        auto view = find(row.id);
        if (!view || view->period.is_dropped) continue;
        if (!open_only || is_taking_reports(view->phase) || view->return_due)
            periods.push_back(*std::move(view));
    }
    std::sort(periods.begin(), periods.end(), [](const PeriodView& a, const PeriodView& b) {
        return a.due_at != b.due_at ? a.due_at < b.due_at : a.id < b.id;
    });
    return periods;
}

Result<PeriodView> Periods::find(const RecordId& id) {
    RecordQuery query{workspace_.store()};
    const auto record = query.find(id);
    const auto profile = workspace_.profile();
    if (!record || record->type != record_types::period || !profile) return unknown_period();
    const HolidayCalendar calendar = holidays();
    const Instant now = workspace_.environment().clock.now();
    PeriodView view{.id = id, .period = view_of<Period>(*record)};
    view.phase = phase_of(view.period, now, calendar);
    view.due_words = due_words(view.period);
    view.due_at = due_at(view.period, calendar);
    if (const auto extension = query.find(extension_id(id, profile->unit)))
        view.extended_until = view_of<Extension>(*extension).until;
    view.exempt = query.find(exemption_id(id, profile->unit)).has_value();
    const Instant last = view.extended_until
                             ? std::max(view.due_at,
                                        due_instant({*view.extended_until, DueWording::by},
                                                    calendar))
                             : view.due_at;
    add_own_report(query, profile->unit, view);
    view.days_left = view.return_due ? days_between(to_civil_date(now), *view.return_due)
                                     : days_until(last, now);
    const CivilDate today = to_civil_date(now);
    const OwnDue own = own_due(view, profile->unit, today, calendar);
    view.is_internal_ahead = own.is_internal;
    view.own_due_words = to_words(own.due);
    view.own_days_left = own.is_internal ? days_left(own.due, today, calendar) : view.days_left;
    view.reminder = find_reminder(own.due, today, calendar, reminder_wishes(workspace_.store()));
    constexpr int two_weeks_before = -14;
    const CivilDate due = view.period.due_date;
    view.expected_days = calendar.list_expected(plus_days(due, two_weeks_before), due);
    view.form_known = query.find(form_id(view.period.organ, view.period.form_key)).has_value();
    return view;
}

Result<RecordId> Periods::create(const NewPeriod& wanted) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (!may(profile->role, Action::create_period))
        return failure(ErrorCode::not_allowed, refusal_words(Action::create_period));
    RecordQuery query{workspace_.store()};
    const auto form = query.find(form_id(profile->organ, wanted.form_key));
    if (!form)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("There is no form with the key {}; publish it "
                                                   "first.")),
                                   wanted.form_key));
    const Environment environment = workspace_.environment();
    const Instant now = environment.clock.now();
    const std::string title = view_of<FormRecord>(*form).title;
    Period period{.organ = profile->organ,
                  .form_key = wanted.form_key,
                  .label = to_iso(wanted.due),
                  .name = wanted.name.empty() ? title : wanted.name,
                  .opens = to_civil_date(now),
                  .due_date = wanted.due,
                  .due_wording = wanted.wording,
                  .due_moment = wanted.due_moment,
                  .exceptional = true};
    const RecordId id{make_uuid_v7(now, environment.random)};
    Fields fields;
    write_fields(fields, period);
    EditBuilder edit{workspace_};
    edit.create(record_types::period, id, organ_scope(profile->organ))
        .set_all(record_types::period, id, fields);
    if (auto saved = edit.save(); !saved) return saved.error();
    return id;
}

namespace {

/// One allowance per period and unit: made, or changed when it is there.
template <class Allowance>
Result<void> save_allowance(Workspace& workspace, const RecordId& id, const Allowance& allowance) {
    const auto current = RecordQuery{workspace.store()}.find(id);
    Fields fields = current ? current->fields : Fields{};
    write_fields(fields, allowance);
    EditBuilder edit{workspace};
    if (!current) edit.create(Allowance::record_type, id, unit_scope(allowance.unit));
    for (const auto& [path, value] : fields) {
        const Value seen = current ? find_value(current->fields, path) : Value{};
        if (seen != value) edit.set(Allowance::record_type, id, path, seen, value);
    }
    if (edit.is_empty()) return {};
    if (auto saved = edit.save(); !saved) return saved.error();
    return {};
}

Error reason_needed() {
    return failure(ErrorCode::invalid_input, tr("Give the reason; it is kept with the decision."));
}

}  // namespace

Result<void> Periods::extend(const RecordId& period, const std::string& unit_code,
                             CivilDate until, const std::string& reason) {
    const auto view = find(period);
    if (!view) return view.error();
    const auto unit = workspace_.units().find_by_code(unit_code);
    if (!unit) return unit.error();
    if (auto right = check_right(workspace_, Action::extend_period, *unit); !right) return right;
    if (is_blank(reason)) return reason_needed();
    if (due_instant({until, DueWording::by}, holidays()) <= view->due_at)
        return failure(ErrorCode::invalid_input,
                       tr("The new date is not later than the period's own; nothing would be "
                          "extended."));
    return save_allowance(workspace_, extension_id(period, *unit),
                          Extension{.period = period,
                                    .unit = *unit,
                                    .until = until,
                                    .reason = reason,
                                    .by = workspace_.profile()->person});
}

Result<void> Periods::exempt(const RecordId& period, const std::string& unit_code,
                             const std::string& reason) {
    if (auto view = find(period); !view) return view.error();
    const auto unit = workspace_.units().find_by_code(unit_code);
    if (!unit) return unit.error();
    if (auto right = check_right(workspace_, Action::exempt_unit, *unit); !right) return right;
    if (is_blank(reason)) return reason_needed();
    return save_allowance(workspace_, exemption_id(period, *unit),
                          Exemption{.period = period,
                                    .unit = *unit,
                                    .reason = reason,
                                    .by = workspace_.profile()->person});
}

std::vector<PeriodStatus> Periods::deadlines(std::optional<RecordId> period) {
    const auto profile = workspace_.profile();
    if (!profile) return {};
    RecordQuery query{workspace_.store()};
    const HolidayCalendar calendar = holidays();
    const Instant now = workspace_.environment().clock.now();
    std::vector<PeriodStatus> statuses;
    for (const Record& record :
         query.list({.type = record_types::period, .parent = profile->organ})) {
        const auto view = view_of<Period>(record);
        if (view.is_dropped) continue;
        const bool is_asked = period ? record.id == *period
                                     : phase_of(view, now, calendar) != PeriodPhase::not_open;
        if (!is_asked) continue;
        PeriodStatus status = make_period_status(gather(query, record.id, view), calendar, now);
        if (!sees_whole_organ(profile->role))
            std::erase_if(status.units, [&profile](const UnitStanding& unit) {
                return unit.unit != profile->unit;
            });
        statuses.push_back(std::move(status));
    }
    std::sort(statuses.begin(), statuses.end(), [](const PeriodStatus& a, const PeriodStatus& b) {
        return a.due_at != b.due_at ? a.due_at < b.due_at : a.period < b.period;
    });
    return statuses;
}

}  // namespace thidua
