#include "shared/calendar/schedule_name.h"

#include <fmt/format.h>

#include <array>

namespace thidua {
namespace {

std::string_view roman(int quarter) {
    static constexpr std::array<std::string_view, 4> numerals{"I", "II", "III", "IV"};
    return numerals.at(static_cast<std::size_t>(quarter - 1));
}

}  // namespace

PeriodName period_name(ScheduleKind kind, int year, int part) {
    switch (kind) {
        case ScheduleKind::quarterly:
            return {fmt::format("{}-Q{}", year, part), fmt::format("Quý {}/{}", roman(part), year),
                    fmt::format("Quarter {}/{}", roman(part), year)};
        case ScheduleKind::half_year:
            return {fmt::format("{}-H{}", year, part),
                    fmt::format("6 tháng {} năm {}", part == 1 ? "đầu" : "cuối", year),
                    fmt::format("{} half of {}", part == 1 ? "First" : "Second", year)};
        case ScheduleKind::annual:
        case ScheduleKind::once: break;
    }
    return {fmt::format("{}", year), fmt::format("Năm {}", year), fmt::format("Year {}", year)};
}

}  // namespace thidua
