#include "shared/rules/eligibility.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/rules/competence.h"
#include "shared/rules/eligibility_checks.h"

namespace thidua {
namespace {

using eligibility::Finding;
using eligibility::Question;

Finding find_wrong_kind(const Question& question) {
    return {.words = find_misfit(question.award, question.facts.kind)};
}

Finding find_title_above_its_level(const Question& question) {
    const auto& [rules, facts, award] = question;
    if (award.award_class != AwardClass::title || !is_below(award, facts.level)) return {};
    return {.words = fmt::format(
                fmt::runtime(tr("The title {} does not exist at the level of {}; take it out of "
                                "this round, or choose a title of this level.")),
                award.name.shown(), title_of(rules, facts.level))};
}

Finding find_incompetence(const Question& question) {
    const auto competent = check_competence(question.rules, question.facts.level, question.award);
    return {.words = competent ? std::string{} : competent.error().message};
}

/// A leader is told of the share that leaders have; nothing forbids it.
Finding find_leader(const Question& question) {
    const DossierFacts& facts = question.facts;
    if (facts.kind != Nominee::individual || facts.is_direct_worker || !facts.is_leader) return {};
    return {.words = fmt::format(
                fmt::runtime(tr("Those who work directly come first; of {} people in the round {} "
                                "are leaders ({}%). Make sure nobody was overlooked.")),
                facts.people_in_round, facts.leaders_in_round,
                percent_of(facts.leaders_in_round, facts.people_in_round, 1).display())};
}

Finding find_overdrawn_quota(const Question& question) {
    for (const QuotaUse& use : question.facts.quota)
        if (use.left() < 0)
            return {.words = fmt::format(
                        fmt::runtime(tr("The quota of the round is {} places, and {} are "
                                        "nominated; choose among them or ask for more places.")),
                        use.line.places, use.used)};
    return {};
}

Finding find_weak_basis(const Question& question) {
    Finding finding;
    for (const BasisFinding& basis :
         find_weak_bases(question.rules, question.facts.bases, question.facts.today)) {
        finding.words += (finding.words.empty() ? "" : " ") + basis.words;
        finding.source = basis.source;
    }
    return finding;
}

Finding find_unregistered(const Question& question) {
    if (!question.award.needs_registration || question.facts.registered) return {};
    return {.words = fmt::format(
                fmt::runtime(tr("{} is for those who registered for it at the beginning of the "
                                "year, and no registration is found; add it or give the reason.")),
                question.award.name.shown())};
}

struct CheckRow {
    std::string_view key;
    const char* title;
    Finding (*find)(const Question&);
};

const std::array<CheckRow, check_keys.size()>& check_table() {
    using namespace eligibility;
    static const std::array<CheckRow, check_keys.size()> table{{
        {"kind_fits", tr_later("The award is for such a nominee"), find_wrong_kind},
        {"title_level", tr_later("The title exists at this level"), find_title_above_its_level},
        {"competence", tr_later("Whoever decides may grant the award"), find_incompetence},
        {"same_achievement", tr_later("No achievement is rewarded twice"), find_same_achievement},
        {"several_forms", tr_later("No achievement gets several forms"), find_several_forms},
        {"no_step_needed", tr_later("A higher form needs no lower one first"), find_no_step_needed},
        {"not_for_merit", tr_later("Thematic and sudden awards are no basis for merit"),
         find_not_for_merit},
        {"on_hold", tr_later("No discipline, investigation or complaint is open"), find_hold},
        {"direct_worker", tr_later("Those who work directly come first"), find_leader},
        {"period_in_round", tr_later("The achievement lies in the round"), find_period_outside},
        {"quota", tr_later("The quota of the round is kept"), find_overdrawn_quota},
        {"basis_in_force", tr_later("The legal bases are in force"), find_weak_basis},
        {"initiative_recognised", tr_later("The initiative is recognised"),
         find_unrecognised_initiative},
        {"registered", tr_later("The title was registered for"), find_unregistered},
    }};
    return table;
}

CheckResult result_of(CheckSeverity severity) {
    switch (severity) {
        case CheckSeverity::told:
            return CheckResult::told;
        case CheckSeverity::warning:
            return CheckResult::warned;
        case CheckSeverity::stop:
            return CheckResult::stopped;
    }
    return CheckResult::warned;
}

Check ask(const CheckRow& row, const Question& question) {
    const auto found = question.rules.checks.find(std::string{row.key});
    const CheckSetting setting =
        found == question.rules.checks.end() ? CheckSetting{} : found->second;
    Check check{.key = std::string{row.key}, .words = tr(row.title), .source = setting.source};
    if (!setting.on) {
        check.result = CheckResult::off;
        return check;
    }
    Finding finding = row.find(question);
    if (finding.words.empty()) return check;
    check.result = result_of(setting.severity);
    check.words = std::move(finding.words);
    check.about = std::move(finding.about);
    if (!finding.source.empty()) check.source = std::move(finding.source);
    return check;
}

bool has_reason(const std::map<std::string, std::string>& overrules, const std::string& key) {
    const auto found = overrules.find(key);
    return found != overrules.end() && !folded(found->second).empty();
}

}  // namespace

bool is_check_key(std::string_view key) {
    return std::find(check_keys.begin(), check_keys.end(), key) != check_keys.end();
}

std::string check_title(std::string_view key) {
    for (const CheckRow& row : check_table())
        if (row.key == key) return tr(row.title);
    return std::string{key};
}

std::vector<Check> check_eligibility(const RuleSet& rules, const DossierFacts& facts) {
    const AwardEntry* const award = find_award(rules, facts.award);
    if (!award)
        return {{.key = "award_known",
                 .result = CheckResult::stopped,
                 .words = fmt::format(fmt::runtime(tr("The rule set {} has no award \"{}\"; choose "
                                                      "one of its catalogue.")),
                                      rules.key, facts.award),
                 .source = rules.source}};
    const Question question{rules, facts, *award};
    std::vector<Check> checks;
    for (const CheckRow& row : check_table()) checks.push_back(ask(row, question));
    return checks;
}

std::vector<Check> still_open(const std::vector<Check>& checks,
                              const std::map<std::string, std::string>& overrules) {
    std::vector<Check> open;
    for (const Check& check : checks)
        if (check.result == CheckResult::stopped ||
            (check.result == CheckResult::warned && !has_reason(overrules, check.key)))
            open.push_back(check);
    return open;
}

}  // namespace thidua
