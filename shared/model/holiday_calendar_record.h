#pragma once

#include "shared/calendar/holidays.h"
#include "shared/model/record_types.h"
#include "shared/model/typed_record.h"

namespace thidua {

/// A special day as a record keeps it, under its date: "days_off/2026-11-24/name".
struct SpecialDayFields {
    std::string name;
    Certainty certainty = Certainty::official;

    bool operator==(const SpecialDayFields&) const = default;
};

/// The working calendar that every device computes deadlines with, offline.
struct HolidayCalendarRecord {
    static constexpr std::string_view record_type = record_types::holiday_calendar;

    std::string key;  ///< "vn"
    std::string name;
    std::string source;
    std::map<std::string, SpecialDayFields> days_off;      ///< by ISO date
    std::map<std::string, SpecialDayFields> working_days;  ///< by ISO date

    bool operator==(const HolidayCalendarRecord&) const = default;
};

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<SpecialDayFields> auto& day) {
    visit("name", day.name);
    visit("certainty", day.certainty);
}

template <class Visitor>
void describe_fields(Visitor&& visit, FieldsOf<HolidayCalendarRecord> auto& calendar) {
    visit("key", calendar.key);
    visit("name", calendar.name);
    visit("source", calendar.source);
    visit("days_off", calendar.days_off);
    visit("working_days", calendar.working_days);
}

/// Refuses, in words, what HolidayCalendar::from_days refuses and days that are no dates.
[[nodiscard]] Result<HolidayCalendar> calendar_of(const HolidayCalendarRecord& record);

}  // namespace thidua
