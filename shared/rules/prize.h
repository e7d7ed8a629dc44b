#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/rules/rule_set.h"

namespace thidua {

/// Prize money of one award, in đồng, with what it was made of.
struct Prize {
    Decimal amount;
    Decimal coefficient;
    Decimal base_salary;
    std::string salary_source;  ///< says where it is unverified
    bool is_confirmed = false;  ///< both the coefficient and the base salary
    std::string words;          ///< the whole calculation
};

/// The coefficient × the base salary on the day of the decision, rounded up (Decree 98/2023/NĐ-CP
/// and its successors; the figures are the rule set's). Refuses in a sentence: no such award, no
/// coefficient for such a nominee, no base salary known for the day.
Result<Prize> prize_of(const RuleSet& rules, std::string_view award, Nominee nominee,
                       CivilDate decided_on);

}  // namespace thidua
