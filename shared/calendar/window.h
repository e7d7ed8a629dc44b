#pragma once

#include "shared/base/enum_text.h"
#include "shared/base/time.h"

namespace thidua {

/// The days whose events a report counts, both included. Two regimes never share one.
struct Window {
    CivilDate from{};
    CivilDate through{};

    bool operator==(const Window&) const = default;
};

/// Decree 09/2019/NĐ-CP Article 12 cuts figures off on the 14th: a year runs from 15/12 of the year
/// before to 14/12, a quarter from the 15th of the month before it to the 14th of its last month.
/// Other regimes count by the calendar.
enum class WindowRule { cut_off_14, calendar };

/// A stretch of whole months of one year.
struct MonthSpan {
    int year = 0;
    unsigned first_month = 1;  ///< 1..12
    unsigned months = 12;      ///< 1..12, not past December
};

[[nodiscard]] Window window_of(WindowRule rule, const MonthSpan& span);

template <>
struct EnumNames<WindowRule> {
    static constexpr std::array<std::string_view, 2> names{"cut_off_14", "calendar"};
};

}  // namespace thidua
