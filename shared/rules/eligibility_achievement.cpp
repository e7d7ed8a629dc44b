#include <fmt/format.h>

#include "shared/base/translate.h"
#include "shared/rules/eligibility_checks.h"

namespace thidua {
namespace {

std::string to_words(const Window& days) {
    return fmt::format("{}–{}", to_display(days.from), to_display(days.through));
}

std::string to_words(HoldKind kind) {
    switch (kind) {
        case HoldKind::discipline:
            return tr("disciplinary consideration");
        case HoldKind::investigation:
            return tr("investigation");
        case HoldKind::inspection:
            return tr("inspection with signs of a violation");
        case HoldKind::complaint:
            return tr("complaint being verified");
    }
    return {};
}

std::string name_of(const RuleSet& rules, const std::string& code) {
    const AwardEntry* const award = find_award(rules, code);
    return award ? award->name.shown() : code;
}

std::string name_of(const EarlierAward& award) {
    return fmt::format("{} ({})", award.name, to_display(award.decided_on));
}

bool is_form(const RuleSet& rules, const std::string& code) {
    const AwardEntry* const award = find_award(rules, code);
    return !award || award->award_class == AwardClass::form;
}

}  // namespace

bool is_same(const Achievement& one, const Achievement& other) {
    if (!one.mark.empty() && one.mark == other.mark) return true;
    return !one.movement.empty() && one.movement == other.movement &&
           one.days.from <= other.days.through && other.days.from <= one.days.through;
}

std::vector<EarlierAward> awards_for_merit(const RuleSet& rules,
                                           const std::vector<EarlierAward>& earlier) {
    std::vector<EarlierAward> counted;
    for (const EarlierAward& award : earlier)
        if (!rules.not_for_merit.contains(award.commendation)) counted.push_back(award);
    return counted;
}

namespace eligibility {

namespace {

/// A title and a form may be had together, and so may two titles; two forms may not.
bool excludes(const Question& question, const std::string& other) {
    const bool are_forms =
        question.award.award_class == AwardClass::form && is_form(question.rules, other);
    return are_forms || other == question.award.code;
}

}  // namespace

Finding find_same_achievement(const Question& question) {
    Finding finding;
    std::vector<std::string> names;
    for (const EarlierAward& award : question.facts.earlier) {
        if (!is_same(award.achievement, question.facts.achievement) ||
            !excludes(question, award.award))
            continue;
        names.push_back(name_of(award));
        finding.about.push_back(award.id);
    }
    if (!names.empty())
        finding.words =
            fmt::format(fmt::runtime(tr("This achievement has been rewarded already: {}. Say in "
                                        "the summary what is new, or withdraw the nomination.")),
                        fmt::join(names, "; "));
    return finding;
}

Finding find_several_forms(const Question& question) {
    Finding finding;
    std::vector<std::string> names;
    for (const OtherNomination& other : question.facts.in_round) {
        if (!is_same(other.achievement, question.facts.achievement) ||
            !excludes(question, other.award))
            continue;
        names.push_back(name_of(question.rules, other.award));
        finding.about.push_back(other.id);
    }
    if (!names.empty())
        finding.words = fmt::format(
            fmt::runtime(tr("The same achievement is nominated in this round for {} as well; keep "
                            "one of the nominations and withdraw the others.")),
            fmt::join(names, ", "));
    return finding;
}

Finding find_no_step_needed(const Question& question) {
    if (question.award.award_class != AwardClass::form) return {};
    for (const EarlierAward& award : question.facts.earlier)
        if (is_form(question.rules, award.award)) return {};
    return {.words = fmt::format(
                fmt::runtime(tr("No lower form was given before. {} needs none: judge the "
                                "achievement alone.")),
                question.award.name.shown())};
}

Finding find_not_for_merit(const Question& question) {
    const auto& [rules, facts, award] = question;
    if (rules.not_for_merit.contains(facts.commendation))
        return {.words = fmt::format(
                    fmt::runtime(tr("This commendation is {}: it is no basis for a merit award "
                                    "later. Tell the nominee, and do not list it there.")),
                    thidua::to_words(facts.commendation))};
    if (facts.commendation != Commendation::merit) return {};
    Finding finding;
    std::vector<std::string> names;
    for (const EarlierAward& earlier : facts.earlier) {
        if (!rules.not_for_merit.contains(earlier.commendation)) continue;
        names.push_back(name_of(earlier));
        finding.about.push_back(earlier.id);
    }
    if (!names.empty())
        finding.words = fmt::format(
            fmt::runtime(tr("These are no basis for a merit award and are not counted: {}. Rest "
                            "the dossier on the others.")),
            fmt::join(names, "; "));
    return finding;
}

/// What opens later than today is not known to anybody yet. Of what has ended, only discipline
/// leaves something behind: achievements count from its end.
Finding find_hold(const Question& question) {
    for (const HoldFact& hold : question.facts.holds) {
        if (hold.opened > question.facts.today) continue;
        if (!hold.ended || *hold.ended > question.facts.today)
            return {.words = fmt::format(
                        fmt::runtime(tr("There is a {} since {}: wait until it is concluded before "
                                        "proposing.")),
                        to_words(hold.kind), to_display(hold.opened)),
                    .about = {hold.id}};
        if (hold.kind == HoldKind::discipline && question.facts.achievement.days.from < *hold.ended)
            return {.words = fmt::format(
                        fmt::runtime(tr("Discipline ended on {}: achievements count from that day "
                                        "only. Let the period begin then.")),
                        to_display(*hold.ended)),
                    .about = {hold.id}};
    }
    return {};
}

Finding find_period_outside(const Question& question) {
    const Window& days = question.facts.achievement.days;
    const Window& round = question.facts.round;
    if (round.from <= days.from && days.through <= round.through) return {};
    return {.words = fmt::format(
                fmt::runtime(tr("The achievement is of {}, the round rewards that of {}; shorten "
                                "the period or choose another round.")),
                to_words(days), to_words(round))};
}

Finding find_unrecognised_initiative(const Question& question) {
    if (!question.award.needs_initiative) return {};
    Finding finding;
    for (const InitiativeFact& initiative : question.facts.initiatives) {
        if (initiative.recognised) return {};
        finding.about.push_back(initiative.id);
    }
    finding.words = fmt::format(
        fmt::runtime(finding.about.empty()
                         ? tr("{} needs a recognised initiative, and none is named; add the "
                              "decision that recognises one.")
                         : tr("{} needs a recognised initiative, and those named are not "
                              "recognised yet; have one recognised first.")),
        question.award.name.shown());
    return finding;
}

}  // namespace eligibility
}  // namespace thidua
