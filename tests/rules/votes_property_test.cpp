#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "shared/rules/votes.h"

namespace thidua {
namespace {

VoteRule some_rule() {
    VoteRule rule{.key = "rule"};
    rule.secret = *rc::gen::arbitrary<bool>();
    rule.denominator = *rc::gen::element(Denominator::all_members, Denominator::present,
                                         Denominator::ballots_valid);
    rule.pass = *rc::gen::element(Share{Decimal{1}, Decimal{2}}, Share{Decimal{2}, Decimal{3}},
                                  Share{Decimal{80}, Decimal{100}}, Share{Decimal{1}, Decimal{1}});
    rule.at_least = *rc::gen::arbitrary<bool>();
    rule.quorum = *rc::gen::element(Share{Decimal{0}, Decimal{1}}, Share{Decimal{2}, Decimal{3}});
    rule.counts_written = *rc::gen::arbitrary<bool>();
    rule.tie = *rc::gen::element(Tie::chair, Tie::fail);
    rule.recused_count = *rc::gen::arbitrary<bool>();
    return rule;
}

/// One that can be.
VoteTally some_tally(const VoteRule& rule) {
    // Of full size from the first case on: small ones are all empty rooms.
    const auto upto = [](std::int64_t most) {
        return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::int64_t>(0, most + 1));
    };
    VoteTally tally{.members = 1 + upto(20)};
    tally.recused = upto(std::min<std::int64_t>(tally.members, 3));
    tally.present = upto(tally.members - tally.recused);
    tally.written = upto(tally.members - tally.recused - tally.present);
    tally.issued = upto(tally.present);
    tally.returned = upto(tally.issued);
    const std::int64_t written = rule.counts_written ? tally.written : 0;
    tally.valid = written + upto(tally.returned);
    tally.votes_for = upto(tally.valid);
    tally.votes_against = tally.valid - tally.votes_for;
    tally.chair_for = tally.votes_for > 0 && *rc::gen::arbitrary<bool>();
    return tally;
}

RC_GTEST_PROP(VotesProperty, CountWhateverCanBe, ()) {
    const VoteRule rule = some_rule();
    RC_ASSERT(count_votes(rule, some_tally(rule)).has_value());
}

RC_GTEST_PROP(VotesProperty, OneMoreForInsteadOfAgainstNeverTurnsPassedIntoFailed, ()) {
    const VoteRule rule = some_rule();
    VoteTally tally = some_tally(rule);
    RC_PRE(tally.votes_against > 0);
    const bool passed = count_votes(rule, tally)->passed;
    ++tally.votes_for;
    --tally.votes_against;
    RC_ASSERT(!passed || count_votes(rule, tally)->passed);
}

RC_GTEST_PROP(VotesProperty, OneMoreValidForNeverTurnsPassedIntoFailed, ()) {
    const VoteRule rule = some_rule();
    VoteTally tally = some_tally(rule);
    RC_PRE(tally.valid < tally.returned + (rule.counts_written ? tally.written : 0));
    const bool passed = count_votes(rule, tally)->passed;
    ++tally.votes_for;
    ++tally.valid;
    RC_ASSERT(!passed || count_votes(rule, tally)->passed);
}

RC_GTEST_PROP(VotesProperty, NothingPassesBelowHalfWhenMoreThanHalfIsAsked, ()) {
    VoteRule rule = some_rule();
    rule.pass = Share{Decimal{1}, Decimal{2}};
    const VoteTally tally = some_tally(rule);
    const VoteCount count = count_votes(rule, tally).value();
    if (count.passed) RC_ASSERT(2 * tally.votes_for >= count.denominator);
    if (count.by_chair) RC_ASSERT(tally.votes_for == tally.votes_against);
}

}  // namespace
}  // namespace thidua
