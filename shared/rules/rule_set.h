#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/time.h"
#include "shared/rules/award.h"
#include "shared/rules/bases.h"
#include "shared/rules/time_limit.h"
#include "shared/rules/vote_rule.h"

namespace thidua {

/// An amount from a day on.
struct DatedAmount {
    CivilDate from{};
    Decimal amount;
    std::string source = {};
    bool is_confirmed = false;
};

/// What a check does when it finds something: says it, asks for a written reason, or stops.
enum class CheckSeverity { told, warning, stop };

struct CheckSetting {
    bool on = true;
    CheckSeverity severity = CheckSeverity::warning;
    std::string source = {};
};

/// One station of a proposal on its way to who decides.
struct RouteStep {
    Grantor to = Grantor::province;
    std::string through = {};  ///< "Sở Nội vụ"
    std::string paper = {};    ///< "Tờ trình riêng"
};

/// The law of emulation and commendation of a time, as data: what changes with the Law, a decree or
/// a circular stands in a file with its source and dates, and no code knows it.
struct RuleSet {
    std::string key;
    std::string title = {};
    std::string source = {};
    std::string organ = {};  ///< code of the organ that replaced details for itself; else empty
    CivilDate valid_from{};
    std::optional<CivilDate> valid_to = {};  ///< the last day
    bool is_confirmed = false;               ///< as a whole; single entries say it for themselves
    std::vector<AwardEntry> awards = {};
    std::map<Grantor, std::string> titles = {};             ///< "Giám đốc Sở"
    std::map<Grantor, std::vector<RouteStep>> routes = {};  ///< by who decides
    std::set<Grantor> separate_submissions = {};  ///< whose awards need a submission of their own
    std::set<Commendation> not_for_merit = {};    ///< whose awards are no basis for merit
    std::map<std::string, VoteRule> vote_rules = {};
    std::map<std::string, CheckSetting> checks = {};
    std::vector<DatedAmount> base_salary = {};  ///< by date
    Decimal round_up_to{1};                     ///< prizes, in đồng
    std::vector<Basis> bases = {};
    std::vector<TimeLimit> limits = {};
};

/// What was valid on the day, of the organ with that code: the newest to begin; of two that begin
/// together the organ's own. Null: none. A dossier keeps the set of the day it was received, so ask
/// with that day (transition rule of Law 06/2026/QH16).
const RuleSet* rule_set_on(const std::vector<RuleSet>& sets, CivilDate day,
                           std::string_view organ = {});

/// Null when there is none. The pointers live as long as the set.
const AwardEntry* find_award(const RuleSet& rules, std::string_view code);
const VoteRule* find_vote_rule(const RuleSet& rules, const AwardEntry& award);
const TimeLimit* find_limit(const RuleSet& rules, std::string_view key);
/// In force on the day; null before the first.
const DatedAmount* base_salary_on(const RuleSet& rules, CivilDate day);

/// "Giám đốc Sở"; the permanent word of the level where the set gives no title.
[[nodiscard]] std::string title_of(const RuleSet& rules, Grantor grantor);
/// A source as it is shown beside a value: unverified ones say so.
[[nodiscard]] std::string shown_source(const std::string& source, bool is_confirmed);

template <>
struct EnumNames<CheckSeverity> {
    static constexpr std::array<std::string_view, 3> names{"told", "warning", "stop"};
};

}  // namespace thidua
