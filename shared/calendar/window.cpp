#include "shared/calendar/window.h"

namespace thidua {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;

}  // namespace

Window window_of(WindowRule rule, const MonthSpan& span) {
    const year_month first = year{span.year} / month{span.first_month};
    const year_month final = first + months{static_cast<int>(span.months) - 1};
    if (rule == WindowRule::calendar) {
        return {.from = CivilDate{first / day{1}}, .through = CivilDate{final / last}};
    }
    return {.from = CivilDate{(first - months{1}) / day{15}},
            .through = CivilDate{final / day{14}}};
}

}  // namespace thidua
