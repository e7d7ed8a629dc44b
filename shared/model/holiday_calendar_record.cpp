#include "shared/model/holiday_calendar_record.h"

#include <fmt/format.h>

#include "shared/base/translate.h"

namespace thidua {
namespace {

Result<std::vector<SpecialDay>> days_of(const std::map<std::string, SpecialDayFields>& listed) {
    std::vector<SpecialDay> days;
    for (const auto& [iso, fields] : listed) {
        const auto date = civil_date_from_iso(iso);
        if (!date) {
            return failure(ErrorCode::invalid_input,
                           fmt::format(fmt::runtime(tr("\"{}\" in the working calendar is not a "
                                                       "date; write it as 2026-11-24.")),
                                       iso));
        }
        days.push_back({.date = *date, .name = fields.name, .certainty = fields.certainty});
    }
    return days;
}

}  // namespace

Result<HolidayCalendar> calendar_of(const HolidayCalendarRecord& record) {
    const auto days_off = days_of(record.days_off);
    if (!days_off) return days_off.error();
    const auto working_days = days_of(record.working_days);
    if (!working_days) return working_days.error();
    return HolidayCalendar::from_days(*days_off, *working_days);
}

}  // namespace thidua
