#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/enum_text.h"
#include "shared/calendar/due.h"
#include "shared/calendar/window.h"

namespace thidua {

enum class ScheduleKind { annual, quarterly, half_year, once };

/// How an obligation repeats, as data. Months are counted from the first month of the period, so
/// that one rule serves every quarter: for a year 12 is December and 13 is January of the next
/// year; for a quarter 3 is its last month and 4 the month after it. A day past the end of a month
/// means its last day.
struct ScheduleRule {
    ScheduleKind kind = ScheduleKind::annual;
    int due_month = 12;  ///< 1..24
    int due_day = 31;    ///< 1..31
    DueWording wording = DueWording::by;
    Roll roll = Roll::none;
    WindowRule window = WindowRule::cut_off_14;
    /// The units' own earlier deadline: so many working days before the last working day that is
    /// in time (0..60), unless a fixed day is given; 0 and no fixed day mean none.
    int internal_working_days = 0;
    int internal_month = 0;  ///< 1..24, 0 for none
    int internal_day = 0;    ///< 1..31, 0 for none
    int opens_days_before = 30;  ///< Days before the last day that is in time, 0..400.
    int closes_days_after = 30;  ///< Days after it, 0..400, on which a late report is still taken.

    bool operator==(const ScheduleRule&) const = default;
};

/// One period of an obligation. `due` says until when a report is timely; `closes` is the last day
/// on which a report is taken without the office: two dates, never one.
struct PlannedPeriod {
    std::string label;    ///< "2026", "2026-Q2", "2026-H1": unique within one obligation
    std::string name_vi;  ///< "Năm 2026", "Quý II/2026", "6 tháng đầu năm 2026"
    std::string name_en;  ///< "Year 2026", "Quarter II/2026", "First half of 2026"
    Window window;
    CivilDate opens{};
    Due due;
    std::optional<CivilDate> internal_due;  ///< In time through the end of that day.
    CivilDate closes{};

    bool operator==(const PlannedPeriod&) const = default;
};

/// How many months a period of that kind has; one that is owed once has a year.
[[nodiscard]] int months_of(ScheduleKind kind);

/// What is wrong with the rule, in one sentence; empty when it is sound.
[[nodiscard]] std::optional<std::string> find_mistake(const ScheduleRule& rule);

/// The periods of the years first..last, both included, in order; for `once` only that of
/// first_year. Empty when the rule has a mistake or the years are not within 2000..2100.
[[nodiscard]] std::vector<PlannedPeriod> plan_periods(const ScheduleRule& rule, int first_year,
                                                      int last_year,
                                                      const HolidayCalendar& calendar);

template <>
struct EnumNames<ScheduleKind> {
    static constexpr std::array<std::string_view, 4> names{"annual", "quarterly", "half_year",
                                                           "once"};
};

}  // namespace thidua
