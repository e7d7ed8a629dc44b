#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/rules/rule_set.h"

namespace thidua {

/// Whether that level may decide on the award. Refuses with the reason, the right way, and what the
/// level may grant itself: "Giám đốc Sở không có thẩm quyền tặng Bằng khen …". Titles and ways come
/// from the rule set.
Result<void> check_competence(const RuleSet& rules, Grantor who, const AwardEntry& award);

/// Also refuses an award that the set does not know, and one that is not for such a nominee.
Result<void> check_may_grant(const RuleSet& rules, Grantor who, std::string_view award,
                             Nominee nominee);

/// Empty when the award is for such a nominee; else the sentence.
[[nodiscard]] std::string find_misfit(const AwardEntry& award, Nominee nominee);

/// The stations from there to who decides; empty when `from` decides, or nobody above does.
std::vector<RouteStep> route_of(const RuleSet& rules, Grantor from, const AwardEntry& award);

/// "Tờ trình qua Sở Nội vụ; Tờ trình riêng qua Bộ Nội vụ"; empty for no way.
[[nodiscard]] std::string to_words(const std::vector<RouteStep>& route);

/// The lowest level at or above `from` that may decide; the highest that may where all are below.
[[nodiscard]] Grantor decider_of(const AwardEntry& award, Grantor from);

/// True of an award that exists below that level only, such as a title of the grassroots.
[[nodiscard]] bool is_below(const AwardEntry& award, Grantor level);

/// The awards, in their order, cut into submissions that may go together: each level that the set
/// names gets one of its own. Codes that the set does not know are left out.
std::vector<std::vector<std::string>> separate_submissions(const RuleSet& rules,
                                                           const std::vector<std::string>& awards);

}  // namespace thidua
