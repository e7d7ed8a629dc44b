#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/id.h"
#include "shared/rules/dossier_facts.h"
#include "shared/rules/rule_set.h"

namespace thidua {

enum class CheckResult { passed, told, warned, stopped, off };

struct Check {
    std::string key;  ///< one of check_keys, or "award_known"
    CheckResult result = CheckResult::passed;
    /// The fact found and what to do; what was looked at when nothing was found.
    std::string words;
    std::string source = {};
    std::vector<RecordId> about = {};
};

/// Permanent: a rule set switches each on or off, and says how strict it is.
inline constexpr std::array<std::string_view, 14> check_keys{"kind_fits",
                                                             "title_level",
                                                             "competence",
                                                             "same_achievement",
                                                             "several_forms",
                                                             "no_step_needed",
                                                             "not_for_merit",
                                                             "on_hold",
                                                             "direct_worker",
                                                             "period_in_round",
                                                             "quota",
                                                             "basis_in_force",
                                                             "initiative_recognised",
                                                             "registered"};
[[nodiscard]] bool is_check_key(std::string_view key);
/// What a check looks at, in the language of the interface.
[[nodiscard]] std::string check_title(std::string_view key);

/// Every check of the set, in the order of check_keys. A check that the set does not mention is on,
/// and warns. An award that the set does not know gives one finding, "award_known".
std::vector<Check> check_eligibility(const RuleSet& rules, const DossierFacts& facts);

/// What keeps the nomination from going on: what is stopped, and each warning without a written
/// reason. `overrules`: the officer's reasons, by key. Empty: it may go on.
std::vector<Check> still_open(const std::vector<Check>& checks,
                              const std::map<std::string, std::string>& overrules);

/// Those that may be a basis for merit: the set says which kinds of commendation are none.
std::vector<EarlierAward> awards_for_merit(const RuleSet& rules,
                                           const std::vector<EarlierAward>& earlier);

template <>
struct EnumNames<CheckResult> {
    static constexpr std::array<std::string_view, 5> names{"passed", "told", "warned", "stopped",
                                                           "off"};
};

}  // namespace thidua
