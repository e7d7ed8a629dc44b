#include "shared/rules/votes.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/translate.h"

namespace thidua {
namespace {

std::int64_t counted_written(const VoteRule& rule, const VoteTally& tally) {
    return rule.counts_written ? tally.written : 0;
}

std::int64_t electorate_of(const VoteRule& rule, const VoteTally& tally) {
    return tally.members - (rule.recused_count ? 0 : tally.recused);
}

/// Empty when it can be.
std::string find_contradiction(const VoteRule& rule, const VoteTally& tally) {
    const auto all = {tally.members, tally.recused,   tally.present,
                      tally.written, tally.issued,    tally.returned,
                      tally.valid,   tally.votes_for, tally.votes_against};
    if (std::min(all) < 0) return tr("A count of votes cannot be below nought.");
    if (tally.recused > tally.members)
        return tr("More members are recused than the council has; correct the attendance.");
    if (tally.present > tally.members - tally.recused)
        return tr("More members are present than may vote on the case; correct the attendance.");
    if (tally.written > tally.members - tally.recused - tally.present)
        return tr(
            "There are more written opinions than absent members who may vote; whoever is in "
            "the room gives no written opinion.");
    if (tally.issued > tally.present)
        return tr("More slips were issued than members are present; count the slips again.");
    if (tally.returned > tally.issued)
        return tr("More slips came back than were issued; count the slips again.");
    const std::int64_t written = counted_written(rule, tally);
    if (tally.valid > tally.returned + written || tally.valid < written)
        return tr(
            "The valid votes must be valid slips and the written opinions that count, and no "
            "more; count again.");
    if (tally.votes_for + tally.votes_against != tally.valid)
        return tr("Votes for and votes against do not add up to the valid votes; count again.");
    if (tally.chair_for && tally.votes_for == 0)
        return tr("The chair cannot be for the case when nobody is; correct the count.");
    return {};
}

std::int64_t denominator_of(const VoteRule& rule, const VoteTally& tally) {
    switch (rule.denominator) {
        case Denominator::all_members:
            return electorate_of(rule, tally);
        case Denominator::present:
            return tally.present + counted_written(rule, tally);
        case Denominator::ballots_valid:
            return tally.valid;
    }
    return 0;
}

bool is_tie(const VoteRule& rule, const VoteCount& count) {
    return !rule.at_least && count.tally.votes_for == count.tally.votes_against &&
           rule.pass.is_reached(count.tally.votes_for, count.denominator) &&
           !rule.pass.is_exceeded(count.tally.votes_for, count.denominator);
}

std::string sign_of(const VoteRule& rule, const VoteCount& count) {
    const auto votes = count.tally.votes_for;
    if (rule.at_least) return rule.pass.is_reached(votes, count.denominator) ? "≥" : "<";
    if (rule.pass.is_exceeded(votes, count.denominator)) return ">";
    return rule.pass.is_reached(votes, count.denominator) ? "=" : "<";
}

std::string outcome_of(const VoteCount& count) {
    if (!count.quorum) return tr("no quorum, not passed");
    if (count.by_chair) return tr("passed, the chair being for it");
    return count.passed ? tr("passed") : tr("not passed");
}

std::string words_of(const VoteRule& rule, const VoteCount& count) {
    std::string words =
        fmt::format(fmt::runtime(tr("{}/{} votes for ({}): {}% {} {}: {}")), count.tally.votes_for,
                    count.denominator, denominator_words(rule.denominator), count.percent.display(),
                    sign_of(rule, count), rule.pass.display(), outcome_of(count));
    if (!rule.is_confirmed) words += " (" + tr("the rule is not verified") + ")";
    return words;
}

}  // namespace

std::string denominator_words(Denominator denominator) {
    switch (denominator) {
        case Denominator::all_members:
            return tr("of all members");
        case Denominator::present:
            return tr("of the members taking part");
        case Denominator::ballots_valid:
            return tr("of the valid votes");
    }
    return {};
}

std::string rule_words(const VoteRule& rule) {
    const std::string share = rule.at_least ? tr("at least {} {}") : tr("more than {} {}");
    return fmt::format(fmt::runtime(share), rule.pass.display(),
                       denominator_words(rule.denominator)) +
           (rule.secret ? tr(", by secret ballot") : tr(", by open vote"));
}

Result<VoteCount> count_votes(const VoteRule& rule, const VoteTally& tally) {
    if (std::string problem = find_contradiction(rule, tally); !problem.empty())
        return failure(ErrorCode::invalid_input, std::move(problem));
    VoteCount count{.tally = tally, .denominator = denominator_of(rule, tally)};
    count.percent = percent_of(tally.votes_for, count.denominator, 2);
    const std::int64_t electorate = electorate_of(rule, tally);
    count.quorum = electorate > 0 && rule.quorum.is_reached(tally.present, electorate);
    const bool enough = rule.at_least ? rule.pass.is_reached(tally.votes_for, count.denominator)
                                      : rule.pass.is_exceeded(tally.votes_for, count.denominator);
    const bool chair_decides =
        is_tie(rule, count) && rule.tie == Tie::chair && tally.chair_for && !rule.secret;
    const bool anybody = tally.votes_for > 0;  // nobody's vote passes nothing, whatever the share
    count.passed = count.quorum && anybody && (enough || chair_decides);
    count.by_chair = count.passed && !enough;
    count.words = words_of(rule, count);
    return count;
}

}  // namespace thidua
