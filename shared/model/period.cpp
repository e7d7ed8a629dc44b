#include "shared/model/period.h"

#include "shared/base/translate.h"

namespace thidua {

Due due_of(const Period& period) {
    return {.date = period.due_date, .wording = period.due_wording, .roll = period.due_roll};
}

Due unit_due_of(const Period& period) {
    if (!period.internal_due) return due_of(period);
    return {.date = *period.internal_due, .wording = DueWording::by, .roll = Roll::none};
}

Period period_from_plan(const Obligation& obligation, RecordId obligation_id,
                        const PlannedPeriod& planned) {
    Period period;
    period.obligation = obligation_id;
    period.organ = obligation.organ;
    period.form_key = obligation.form_key;
    period.label = planned.label;
    period.name = obligation.name + " – " + planned.name_vi;
    period.name_en = obligation.name_en + " – " + planned.name_en;
    period.window_from = planned.window.from;
    period.window_through = planned.window.through;
    period.opens = planned.opens;
    period.due_date = planned.due.date;
    period.due_wording = planned.due.wording;
    period.due_roll = planned.due.roll;
    period.internal_due = planned.internal_due;
    period.closes = planned.closes;
    period.source = obligation.source;
    period.reporter_kinds = obligation.reporter_kinds;
    return period;
}

const std::string& display_name(const Period& period) {
    const bool english = current_language() == Language::english;
    return english && !period.name_en.empty() ? period.name_en : period.name;
}

PeriodStage stage_of(const Period& period, Instant now, const HolidayCalendar& calendar) {
    if (period.opens && now < to_start_of_day(*period.opens)) return PeriodStage::not_yet_open;
    if (now < due_instant(unit_due_of(period), calendar)) return PeriodStage::open;
    if (!period.closes || now < to_start_of_day(plus_days(*period.closes, 1))) {
        return PeriodStage::closing;
    }
    return PeriodStage::closed;
}

}  // namespace thidua
