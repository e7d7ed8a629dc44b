#include "server/organization/calendar_records.h"

#include <fmt/format.h>

#include "shared/base/translate.h"
#include "shared/model/holiday_calendar_record.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

Certainty read_certainty(const JsonEntry& entry) {
    const std::string text = entry.text("certainty");
    const auto certainty = from_text<Certainty>(text);
    if (!certainty && !text.empty()) {
        entry.refuse(fmt::format(
            fmt::runtime(tr("\"{}\" must be \"official\" or \"expected\".")), "certainty"));
    }
    return certainty.value_or(Certainty::expected);
}

std::map<std::string, SpecialDayFields> read_days(const JsonEntry& calendar,
                                                  std::string_view key) {
    std::map<std::string, SpecialDayFields> days;
    for (const auto& entry : calendar.entries(key)) {
        entry.expect_only({"date", "name", "certainty"});
        const SpecialDayFields day{.name = entry.text("name"), .certainty = read_certainty(entry)};
        const auto date = entry.date("date");
        if (!date) {
            if (!entry.has("date")) entry.refuse(tr("\"date\" is missing."));
        } else if (!days.emplace(to_iso(*date), day).second) {
            entry.refuse(tr("this day is listed twice."));
        }
    }
    return days;
}

HolidayCalendarRecord read_one(const JsonEntry& entry) {
    entry.expect_only({"key", "name", "source", "days_off", "working_days"});
    HolidayCalendarRecord calendar;
    calendar.key = entry.text("key");
    calendar.name = entry.text("name");
    calendar.source = entry.text_or_empty("source");
    calendar.days_off = read_days(entry, "days_off");
    calendar.working_days = read_days(entry, "working_days");
    return calendar;
}

}  // namespace

CalendarFromFiles read_calendar(const std::vector<JsonEntry>& files) {
    CalendarFromFiles found;
    for (const auto& file : files) {
        for (const auto& entry : file.entries("holiday_calendars")) {
            if (!found.records.empty()) {
                entry.refuse(tr("there is already a working calendar; keep one."));
                continue;
            }
            const HolidayCalendarRecord read = read_one(entry);
            const auto calendar = calendar_of(read);
            if (!calendar) {
                entry.refuse(calendar.error().message);
            } else {
                found.calendar = *calendar;
            }
            found.records.push_back(
                make_record(holiday_calendar_id(read.key), province_scope(), read));
        }
    }
    return found;
}

}  // namespace thidua
