#include "shared/rules/competence.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/translate.h"

namespace thidua {
namespace {

/// A department and a commune stand side by side, and so do a province and a ministry.
int rank_of(Grantor grantor) {
    switch (grantor) {
        case Grantor::unit:
            return 0;
        case Grantor::department:
        case Grantor::commune:
            return 1;
        case Grantor::province:
        case Grantor::minister:
            return 2;
        case Grantor::prime_minister:
        case Grantor::government:
            return 3;
        case Grantor::president:
            return 4;
    }
    return 0;
}

std::string titles_of(const RuleSet& rules, const std::set<Grantor>& grantors) {
    std::vector<std::string> titles;
    for (const Grantor grantor : grantors) titles.push_back(title_of(rules, grantor));
    return fmt::format("{}", fmt::join(titles, ", "));
}

/// Of the same class and for the same nominees, so that the right one is among them.
std::string grants_of(const RuleSet& rules, Grantor who, const AwardEntry& like) {
    std::vector<std::string> names;
    for (const AwardEntry& award : rules.awards) {
        const bool shares_nominee =
            std::any_of(award.nominees.begin(), award.nominees.end(),
                        [&](Nominee nominee) { return like.nominees.contains(nominee); });
        if (award.grantors.contains(who) && award.award_class == like.award_class && shares_nominee)
            names.push_back(award.name.shown());
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string way_of(const RuleSet& rules, Grantor who, const AwardEntry& award) {
    if (is_below(award, who)) return tr("It exists at that level only; leave it to that level.");
    const std::string route = to_words(route_of(rules, who, award));
    if (route.empty())
        return fmt::format(fmt::runtime(tr("Propose it to {}.")),
                           title_of(rules, decider_of(award, who)));
    return fmt::format(fmt::runtime(tr("To propose it: {}.")), route);
}

}  // namespace

bool is_below(const AwardEntry& award, Grantor level) {
    return std::all_of(award.grantors.begin(), award.grantors.end(),
                       [level](Grantor grantor) { return rank_of(grantor) < rank_of(level); });
}

Grantor decider_of(const AwardEntry& award, Grantor from) {
    const auto found = award.grantors.lower_bound(from);
    if (found != award.grantors.end()) return *found;
    return award.grantors.empty() ? from : *award.grantors.rbegin();
}

std::string find_misfit(const AwardEntry& award, Nominee nominee) {
    if (award.nominees.contains(nominee)) return {};
    std::vector<std::string> kinds;
    for (const Nominee kind : award.nominees) kinds.push_back(to_words(kind));
    return fmt::format(fmt::runtime(tr("{} is not for {}, but for: {}. Choose another award.")),
                       award.name.shown(), to_words(nominee), fmt::join(kinds, ", "));
}

Result<void> check_competence(const RuleSet& rules, Grantor who, const AwardEntry& award) {
    if (award.grantors.contains(who)) return {};
    std::string sentence = fmt::format(fmt::runtime(tr("{} may not grant {}; that is for {}. {}")),
                                       title_of(rules, who), award.name.shown(),
                                       titles_of(rules, award.grantors), way_of(rules, who, award));
    if (const std::string own = grants_of(rules, who, award); !own.empty())
        sentence +=
            " " + fmt::format(fmt::runtime(tr("{} may grant: {}.")), title_of(rules, who), own);
    return failure(ErrorCode::not_allowed, std::move(sentence));
}

Result<void> check_may_grant(const RuleSet& rules, Grantor who, std::string_view award,
                             Nominee nominee) {
    const AwardEntry* const entry = find_award(rules, award);
    if (!entry)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("The rule set {} has no award \"{}\"; choose "
                                                   "one of its catalogue.")),
                                   rules.key, award));
    if (const auto competent = check_competence(rules, who, *entry); !competent)
        return competent.error();
    if (std::string misfit = find_misfit(*entry, nominee); !misfit.empty())
        return failure(ErrorCode::not_allowed, std::move(misfit));
    return {};
}

std::vector<RouteStep> route_of(const RuleSet& rules, Grantor from, const AwardEntry& award) {
    if (award.grantors.contains(from) || is_below(award, from)) return {};
    const auto found = rules.routes.find(decider_of(award, from));
    if (found == rules.routes.end()) return {};
    std::vector<RouteStep> route;
    for (const RouteStep& step : found->second)
        if (step.to > from) route.push_back(step);
    return route;
}

std::string to_words(const std::vector<RouteStep>& route) {
    std::vector<std::string> steps;
    for (const RouteStep& step : route)
        steps.push_back(step.through.empty() ? step.paper
                                             : fmt::format(fmt::runtime(tr("{} through {}")),
                                                           step.paper, step.through));
    return fmt::format("{}", fmt::join(steps, "; "));
}

std::vector<std::vector<std::string>> separate_submissions(const RuleSet& rules,
                                                           const std::vector<std::string>& awards) {
    std::vector<std::pair<std::optional<Grantor>, std::vector<std::string>>> groups;
    for (const std::string& code : awards) {
        const AwardEntry* const award = find_award(rules, code);
        if (!award || award->grantors.empty()) continue;
        const Grantor decider = *award->grantors.begin();
        const bool apart = rules.separate_submissions.contains(decider);
        const auto place = apart ? std::optional{decider} : std::nullopt;
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const auto& known) { return known.first == place; });
        if (group == groups.end()) group = groups.insert(groups.end(), {place, {}});
        group->second.push_back(code);
    }
    std::vector<std::vector<std::string>> submissions;
    submissions.reserve(groups.size());
    for (auto& [place, codes] : groups) submissions.push_back(std::move(codes));
    return submissions;
}

}  // namespace thidua
