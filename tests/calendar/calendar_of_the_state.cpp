#include "tests/calendar/calendar_of_the_state.h"

namespace thidua {

CivilDate on(std::string_view iso) { return civil_date_from_iso(iso).value(); }

HolidayCalendar calendar_of_the_state() {
    std::vector<SpecialDay> days_off;
    for (const auto* iso :
         {"2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",
          "2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01",
          "2026-09-02", "2026-11-24", "2027-11-24", "2028-11-24", "2029-11-26", "2030-02-01",
          "2030-02-02", "2030-02-03", "2030-02-04", "2030-02-05", "2030-02-06", "2030-02-07",
          "2030-11-25"}) {
        days_off.push_back({.date = on(iso), .name = "off"});
    }
    const std::vector<SpecialDay> working_days{{.date = on("2026-01-10"), .name = "swap"},
                                               {.date = on("2026-08-22"), .name = "swap"}};
    return HolidayCalendar::from_days(days_off, working_days).value();
}

}  // namespace thidua
