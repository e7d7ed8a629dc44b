#include "shared/model/obligation_periods.h"

#include <algorithm>

#include "shared/model/ids.h"
#include "shared/model/period.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

std::vector<PlannedPeriod> planned_of(const Obligation& obligation,
                                      const HolidayCalendar& calendar) {
    const auto year = [](std::int64_t wide) {
        return static_cast<int>(std::clamp<std::int64_t>(wide, 0, 9999));
    };
    auto planned = plan_periods(obligation.schedule, year(obligation.first_year),
                                year(obligation.last_year), calendar);
    std::erase_if(planned, [&](const PlannedPeriod& period) {
        return period.label < obligation.first_label;
    });
    return planned;
}

bool has_begun(const Period& period, CivilDate today) {
    return !period.window_from || *period.window_from <= today;
}

}  // namespace

std::vector<PeriodChange> follow_obligation(const RecordId& id, const Obligation& obligation,
                                            const std::vector<Record>& periods,
                                            const HolidayCalendar& calendar, Instant now) {
    const auto planned = planned_of(obligation, calendar);
    if (planned.empty()) return {};
    const CivilDate today = to_civil_date(now);
    std::vector<PeriodChange> changes;
    for (const PlannedPeriod& plan : planned) {
        const RecordId period = period_id(id, plan.label);
        if (std::ranges::find(periods, period, &Record::id) != periods.end()) continue;
        if (due_instant(plan.due, calendar) <= now) continue;
        changes.push_back({std::nullopt, make_record(period, organ_scope(obligation.organ),
                                                     period_from_plan(obligation, id, plan))});
    }
    for (const Record& record : periods) {
        const auto before = view_of<Period>(record);
        // What is owed once moves as a whole.
        const bool is_earlier =
            obligation.schedule.kind != ScheduleKind::once &&
            (!before.window_from || *before.window_from < planned.front().window.from);
        if (has_begun(before, today) || is_earlier) continue;
        const auto plan = std::ranges::find(planned, before.label, &PlannedPeriod::label);
        Period after = plan == planned.end() ? before : period_from_plan(obligation, id, *plan);
        after.is_dropped = plan == planned.end();
        if (after == before) continue;
        Record changed = record;
        write_fields(changed.fields, after);
        changes.push_back({record, std::move(changed)});
    }
    return changes;
}

std::string next_label(const Obligation& obligation, const HolidayCalendar& calendar,
                       CivilDate today) {
    for (const PlannedPeriod& plan : planned_of(obligation, calendar))
        if (plan.window.from > today) return plan.label;
    return {};
}

}  // namespace thidua
