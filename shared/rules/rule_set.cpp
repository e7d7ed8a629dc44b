#include "shared/rules/rule_set.h"

#include <algorithm>

#include "shared/base/translate.h"

namespace thidua {
namespace {

bool is_valid_on(const RuleSet& set, CivilDate day) {
    return set.valid_from <= day && (!set.valid_to || day <= *set.valid_to);
}

/// Nearer to the day, or as near and the organ's own.
bool is_better(const RuleSet& set, const RuleSet& than) {
    if (set.valid_from != than.valid_from) return set.valid_from > than.valid_from;
    return !set.organ.empty() && than.organ.empty();
}

}  // namespace

const RuleSet* rule_set_on(const std::vector<RuleSet>& sets, CivilDate day,
                           std::string_view organ) {
    const RuleSet* best = nullptr;
    for (const RuleSet& set : sets) {
        if (!is_valid_on(set, day) || (!set.organ.empty() && set.organ != organ)) continue;
        if (!best || is_better(set, *best)) best = &set;
    }
    return best;
}

const AwardEntry* find_award(const RuleSet& rules, std::string_view code) {
    const auto found = std::find_if(rules.awards.begin(), rules.awards.end(),
                                    [&](const AwardEntry& award) { return award.code == code; });
    return found == rules.awards.end() ? nullptr : &*found;
}

const VoteRule* find_vote_rule(const RuleSet& rules, const AwardEntry& award) {
    const auto found = rules.vote_rules.find(award.vote_rule);
    return found == rules.vote_rules.end() ? nullptr : &found->second;
}

const TimeLimit* find_limit(const RuleSet& rules, std::string_view key) {
    const auto found = std::find_if(rules.limits.begin(), rules.limits.end(),
                                    [&](const TimeLimit& limit) { return limit.key == key; });
    return found == rules.limits.end() ? nullptr : &*found;
}

const DatedAmount* base_salary_on(const RuleSet& rules, CivilDate day) {
    const DatedAmount* newest = nullptr;
    for (const DatedAmount& amount : rules.base_salary)
        if (amount.from <= day && (!newest || newest->from < amount.from)) newest = &amount;
    return newest;
}

std::string title_of(const RuleSet& rules, Grantor grantor) {
    const auto found = rules.titles.find(grantor);
    return found == rules.titles.end() ? std::string{to_text(grantor)} : found->second;
}

std::string shown_source(const std::string& source, bool is_confirmed) {
    if (is_confirmed) return source;
    return source.empty() ? tr("not verified") : source + " – " + tr("not verified");
}

std::string to_words(Nominee nominee) {
    switch (nominee) {
        case Nominee::collective:
            return tr("a collective");
        case Nominee::individual:
            return tr("an individual");
        case Nominee::other_party:
            return tr("another party");
    }
    return {};
}

std::string to_words(Commendation commendation) {
    switch (commendation) {
        case Commendation::merit:
            return tr("merit");
        case Commendation::thematic:
            return tr("thematic");
        case Commendation::sudden:
            return tr("for a sudden feat");
        case Commendation::service:
            return tr("long service in leadership");
        case Commendation::tenure:
            return tr("years of service");
        case Commendation::foreign:
            return tr("external relations");
    }
    return {};
}

}  // namespace thidua
