#include "client/app/organ_duties.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "client/app/movement_days.h"
#include "client/app/obligations.h"
#include "client/app/periods.h"
#include "client/app/plan_standing.h"
#include "client/app/units.h"
#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/base/translate.h"
#include "shared/model/period_standing.h"
#include "shared/model/plan.h"
#include "shared/model/record_types.h"

namespace thidua {
namespace {

/// What an organ sends out stands where only these read it.
bool reads_what_goes_out(Role role) {
    return role == Role::office || role == Role::leadership || role == Role::council_secretary ||
           role == Role::clerk || role == Role::receiver || role == Role::auditor;
}

std::int64_t year_of(CivilDate date) {
    return static_cast<int>(date.year());
}

/// Everything here that says how far the duties are, read once for all organs.
class DutyFinder {
public:
    explicit DutyFinder(Workspace& workspace)
        : workspace_{workspace},
          query_{workspace.store()},
          now_{workspace.environment().clock.now()},
          calendar_{workspace.periods().holidays()},
          days_{days_of_movements(workspace)} {
        for (Record& record : query_.list({.type = record_types::plan}))
            plans_[id_or_none(record.fields, "organ")].push_back(std::move(record));
        for (Record& record : query_.list({.type = record_types::dispatch}))
            dispatches_[id_or_none(record.fields, "period")].push_back(std::move(record));
        for (Record& record : query_.list({.type = record_types::phase_lock}))
            locks_[id_or_none(record.fields, "organ")].push_back(std::move(record));
        for (Record& record : query_.list({.type = record_types::obligation}))
            obligations_.emplace(record.id, view_of<Obligation>(record));
    }

    /// All of that organ, by due date.
    std::vector<OrganDuty> list(const PlanStanding& organ);

private:
    std::optional<OrganDuty> of_period(const PlanStanding& organ, const Record& record);
    OrganDuty of_movement(const PlanStanding& organ, const MovementDay& day);
    std::vector<Record> sent_about(const RecordId& organ, const RecordId& movement);
    [[nodiscard]] DutyMatter matter_of(const Obligation& obligation, const Period& period) const;
    [[nodiscard]] bool is_asked_by_period(const MovementDay& day,
                                          const std::vector<OrganDuty>& duties) const;
    void set_due(OrganDuty& duty, const Due& due) const;
    void judge(OrganDuty& duty);
    void judge_plan(OrganDuty& duty) const;
    void judge_sending(OrganDuty& duty);
    [[nodiscard]] bool is_begun(const OrganDuty& duty);
    [[nodiscard]] bool is_far_ahead(const OrganDuty& duty) const;

    Workspace& workspace_;
    RecordQuery query_;
    Instant now_;
    HolidayCalendar calendar_;
    std::vector<MovementDay> days_;
    std::map<RecordId, std::vector<Record>> plans_;       ///< by organ
    std::map<RecordId, std::vector<Record>> dispatches_;  ///< by period
    std::map<RecordId, std::vector<Record>> locks_;       ///< by organ
    std::map<RecordId, Obligation> obligations_;
};

void DutyFinder::set_due(OrganDuty& duty, const Due& due) const {
    duty.due = due;
    duty.due_words = to_words(due);
    duty.due_at = due_instant(due, calendar_);
    duty.days_left = days_left(due, to_civil_date(now_), calendar_);
}

/// Where the obligation does not say it: what has no form to fill in is a review where a phase ends
/// in that year, and a plan where plans are due on that day.
DutyMatter DutyFinder::matter_of(const Obligation& obligation, const Period& period) const {
    if (const auto said = from_text<DutyMatter>(obligation.matter)) return *said;
    if (!period.form_key.empty()) return DutyMatter::report;
    const CivilDate last = last_day(due_of(period), calendar_);
    for (const MovementDay& day : days_) {
        const bool is_meant = day.matter == DutyMatter::plan
                                  ? day.due == last
                                  : year_of(day.due) == year_of(period.due_date);
        if (is_meant) return day.matter;
    }
    return DutyMatter::other;
}

std::optional<OrganDuty> DutyFinder::of_period(const PlanStanding& organ, const Record& record) {
    const auto period = view_of<Period>(record);
    const auto obligation = obligations_.find(period.obligation);
    if (period.is_dropped || obligation == obligations_.end()) return std::nullopt;
    const auto& recipients = obligation->second.recipients;
    const bool goes_out =
        std::ranges::any_of(recipients, [&](const auto& code) { return code != organ.code; });
    if (!goes_out && !period.form_key.empty()) return std::nullopt;
    OrganDuty duty{.organ = organ.organ,
                   .organ_code = organ.code,
                   .organ_name = organ.name,
                   .matter = matter_of(obligation->second, period),
                   .period = record.id,
                   .name = display_name(period),
                   .form_key = period.form_key,
                   .opens = period.opens,
                   .internal_due = period.internal_due,
                   .rule = rule_words(obligation->second.schedule),
                   .source = period.source};
    set_due(duty, due_of(period));
    duty.recipients = recipients_of(workspace_, period, dispatches_[record.id]);
    return duty;
}

/// By the organ, for no period.
std::vector<Record> DutyFinder::sent_about(const RecordId& organ, const RecordId& movement) {
    std::vector<Record> sent;
    for (const Record& dispatch : dispatches_[RecordId{}])
        if (id_or_none(dispatch.fields, "organ") == organ &&
            id_or_none(dispatch.fields, "about") == movement)
            sent.push_back(dispatch);
    return sent;
}

OrganDuty DutyFinder::of_movement(const PlanStanding& organ, const MovementDay& day) {
    OrganDuty duty{.organ = organ.organ,
                   .organ_code = organ.code,
                   .organ_name = organ.name,
                   .matter = day.matter,
                   .movement = day.movement,
                   .name = day.name,
                   .rule = day.matter == DutyMatter::plan
                               ? tr("by the day that the movement sets for plans")
                               : tr("in the last year of the phase"),
                   .source = day.source};
    if (day.matter == DutyMatter::review) {
        duty.opens = CivilDate{day.due.year(), std::chrono::January, std::chrono::day{1}};
        duty.recipients =
            recipients_of(workspace_, Period{}, sent_about(organ.organ, day.movement));
    }
    set_due(duty, {.date = day.due, .wording = DueWording::by});
    return duty;
}

bool DutyFinder::is_asked_by_period(const MovementDay& day,
                                    const std::vector<OrganDuty>& duties) const {
    return std::ranges::any_of(duties, [&](const OrganDuty& duty) {
        if (duty.period.is_nil() || duty.matter != day.matter) return false;
        return day.matter == DutyMatter::plan ? last_day(duty.due, calendar_) == day.due
                                              : year_of(duty.due.date) == year_of(day.due);
    });
}

/// Of several plans the one that was issued first.
void DutyFinder::judge_plan(OrganDuty& duty) const {
    const auto plans = plans_.find(duty.organ);
    if (plans == plans_.end()) return;
    for (const Record& record : plans->second) {
        const auto plan = view_of<Plan>(record);
        const auto year = year_of(duty.due.date);
        const bool is_of_year = (plan.from_year == 0 || plan.from_year <= year) &&
                                (plan.to_year == 0 || year <= plan.to_year);
        const bool is_of_movement = duty.movement.is_nil() || plan.movements.empty() ||
                                    plan.movements.contains(duty.movement);
        if (!is_of_year || !is_of_movement || !is_null(find_value(record.fields, "amends")))
            continue;
        duty.progress = std::max(duty.progress, DutyProgress::draft);
        const auto issued_on = date_or_none(record.fields, "issued_on");
        const std::string number = text_or_empty(record.fields, "number");
        if (!issued_on || number.empty() || (duty.done_on && *duty.done_on <= *issued_on)) continue;
        duty.progress = DutyProgress::sent;
        duty.done_on = issued_on;
        duty.number = number;
    }
}

bool DutyFinder::is_begun(const OrganDuty& duty) {
    if (duty.period.is_nil()) return false;
    if (!dispatches_[duty.period].empty()) return true;
    if (duty.matter == DutyMatter::report)
        return query_.count({.type = record_types::consolidation, .parent = duty.period}) > 0;
    return std::ranges::any_of(locks_[duty.organ], [&](const Record& lock) {
        return duty.matter == DutyMatter::review &&
               integer_or_zero(lock.fields, "to_year") == year_of(duty.due.date);
    });
}

void DutyFinder::judge_sending(OrganDuty& duty) {
    std::size_t sent = 0;
    std::size_t received = 0;
    std::optional<CivilDate> last;
    for (const Recipient& recipient : duty.recipients) {
        if (recipient.standing == RecipientStanding::received) ++received;
        if (recipient.standing != RecipientStanding::received &&
            recipient.standing != RecipientStanding::sent)
            continue;
        ++sent;
        last = std::max(last, recipient.sent_on);
        if (duty.number.empty()) duty.number = recipient.number;
    }
    const std::size_t all = duty.recipients.size();
    if (all > 0 && received == all)
        duty.progress = DutyProgress::received;
    else if (duty.progress != DutyProgress::sent && all > 0 && sent == all)
        duty.progress = DutyProgress::sent;
    else if (duty.progress != DutyProgress::sent && sent > 0)
        duty.progress = DutyProgress::partly_sent;
    else if (duty.progress == DutyProgress::not_begun && is_begun(duty))
        duty.progress = DutyProgress::draft;
    if (!duty.done_on && duty.is_done()) duty.done_on = last;
}

void DutyFinder::judge(OrganDuty& duty) {
    if (duty.matter == DutyMatter::plan) judge_plan(duty);
    judge_sending(duty);
    const CivilDate last = last_day(duty.due, calendar_);
    if (duty.done_on && *duty.done_on > last) duty.late_days = days_between(last, *duty.done_on);
}

bool DutyFinder::is_far_ahead(const OrganDuty& duty) const {
    return !duty.is_done() && duty.opens && now_ < to_start_of_day(*duty.opens);
}

std::vector<OrganDuty> DutyFinder::list(const PlanStanding& organ) {
    std::vector<OrganDuty> duties;
    for (const Record& record : query_.list({.type = record_types::period, .parent = organ.organ}))
        if (auto duty = of_period(organ, record)) duties.push_back(*std::move(duty));
    // Whoever launches a movement for others owes no plan of it.
    const auto unit = workspace_.units().find(organ.organ);
    const std::vector<OrganDuty> of_periods = duties;
    if (unit && unit->kind != UnitKind::province)
        for (const MovementDay& day : days_)
            if (!is_asked_by_period(day, of_periods)) duties.push_back(of_movement(organ, day));
    for (OrganDuty& duty : duties) judge(duty);
    std::ranges::sort(duties, {},
                      [](const OrganDuty& duty) { return std::tuple{duty.due_at, duty.name}; });
    std::set<std::tuple<DutyMatter, std::string, RecordId>> next;
    std::erase_if(duties, [&](const OrganDuty& duty) {
        return is_far_ahead(duty) &&
               !next.emplace(duty.matter, duty.rule + duty.source, duty.movement).second;
    });
    return duties;
}

}  // namespace

std::vector<OrganDuty> list_organ_duties(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile || !reads_what_goes_out(profile->role)) return {};
    const auto own = workspace.units().find(profile->organ);
    DutyFinder finder{workspace};
    std::vector<OrganDuty> all;
    for (const PlanStanding& organ : plan_standings(workspace, std::nullopt)) {
        if (organ.organ == profile->organ && profile->role == Role::receiver) continue;
        const bool is_read_whole = workspace.units().is_at_or_below(organ.organ, profile->organ);
        for (OrganDuty& duty : finder.list(organ)) {
            const bool comes_here =
                own && std::ranges::find(duty.recipients, own->code, &Recipient::code) !=
                           duty.recipients.end();
            if (is_read_whole || duty.period.is_nil() || comes_here) all.push_back(std::move(duty));
        }
    }
    std::ranges::sort(all, {}, [&](const OrganDuty& duty) {
        return std::tuple{duty.organ != profile->organ, duty.organ_code, duty.due_at, duty.name};
    });
    return all;
}

std::vector<OrganDuty> list_own_duties(Workspace& workspace) {
    const auto profile = workspace.profile();
    if (!profile || profile->role == Role::receiver || !reads_what_goes_out(profile->role))
        return {};
    const auto organ = workspace.units().find(profile->organ);
    if (!organ) return {};
    const CivilDate today = to_civil_date(workspace.environment().clock.now());
    auto duties = DutyFinder{workspace}.list(
        {.organ = profile->organ, .code = organ->code, .name = display_name(*organ)});
    std::erase_if(duties, [today](const OrganDuty& duty) {
        return duty.is_done() || (duty.opens && today < *duty.opens);
    });
    return duties;
}

}  // namespace thidua
