#include "shared/evidence/period_status.h"

#include <algorithm>

namespace thidua {

std::size_t PeriodStatus::count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::count_if(units.begin(), units.end(), [verdict](const UnitStanding& unit) {
            return unit.standing.verdict == verdict;
        }));
}

std::size_t PeriodStatus::extended() const {
    return static_cast<std::size_t>(std::count_if(
        units.begin(), units.end(),
        [](const UnitStanding& unit) { return unit.extended_until.has_value(); }));
}

}  // namespace thidua
