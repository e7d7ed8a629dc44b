#include "shared/rules/votes.h"

#include <gtest/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

VoteRule rule_of(Denominator denominator, const std::string& pass, bool at_least = false) {
    return {.key = "rule",
            .is_confirmed = true,
            .denominator = denominator,
            .pass = Share::from_text(pass).value(),
            .at_least = at_least};
}

/// Everybody in the room got a slip and gave it back; what is not for is against.
VoteTally tally_of(std::int64_t members, std::int64_t present, std::int64_t written,
                   std::int64_t votes_for) {
    return {.members = members,
            .present = present,
            .written = written,
            .issued = present,
            .returned = present,
            .valid = present + written,
            .votes_for = votes_for,
            .votes_against = present + written - votes_for};
}

VoteCount count(const VoteRule& rule, const VoteTally& tally) {
    const auto counted = count_votes(rule, tally);
    if (!counted) ADD_FAILURE() << counted.error().message;
    return counted ? *counted : VoteCount{};
}

// Nine members, one of them absent with a written opinion, the rule of all members.

TEST(CouncilOfNineTest, FailsWithSevenAndPassesWithEight) {
    const VoteRule& rule = sample_rules().vote_rules.at("secret_all_members");
    const VoteCount seven = count(rule, tally_of(9, 8, 1, 7));
    EXPECT_EQ(seven.percent.display(), "77,78");
    EXPECT_FALSE(seven.passed);
    const VoteCount eight = count(rule, tally_of(9, 8, 1, 8));
    EXPECT_EQ(eight.percent.display(), "88,89");
    EXPECT_TRUE(eight.passed);
}

TEST(CouncilOfNineTest, NamesTheDenominatorForTheMinutes) {
    VoteRule rule = sample_rules().vote_rules.at("secret_all_members");
    EXPECT_EQ(count(rule, tally_of(9, 8, 1, 8)).words,
              "8/9 votes for (of all members): 88,89% ≥ 80%: passed (the rule is not verified)");
    rule.is_confirmed = true;
    EXPECT_EQ(count(rule, tally_of(9, 8, 1, 7)).words,
              "7/9 votes for (of all members): 77,78% < 80%: not passed");
}

TEST(CouncilOfNineTest, CountsTheNomineeWhoSitsInItNeitherAsVoteNorAsMember) {
    VoteRule rule = rule_of(Denominator::all_members, "80%", true);
    VoteTally tally = tally_of(9, 8, 0, 7);
    tally.recused = 1;
    EXPECT_EQ(count(rule, tally).denominator, 8);
    EXPECT_TRUE(count(rule, tally).passed);
    rule.recused_count = true;
    EXPECT_EQ(count(rule, tally).denominator, 9);
    EXPECT_FALSE(count(rule, tally).passed);
}

TEST(VotesTest, TakeTheShareOfTheDenominatorOfTheRule) {
    // 10 members, 6 in the room, one written opinion, one slip invalid, 4 for.
    const VoteTally tally{.members = 10,
                          .present = 6,
                          .written = 1,
                          .issued = 6,
                          .returned = 6,
                          .valid = 6,
                          .votes_for = 4,
                          .votes_against = 2};
    EXPECT_EQ(count(rule_of(Denominator::all_members, "1/2"), tally).denominator, 10);
    EXPECT_FALSE(count(rule_of(Denominator::all_members, "1/2"), tally).passed);
    EXPECT_EQ(count(rule_of(Denominator::present, "1/2"), tally).denominator, 7);
    EXPECT_TRUE(count(rule_of(Denominator::present, "1/2"), tally).passed);
    EXPECT_EQ(count(rule_of(Denominator::ballots_valid, "1/2"), tally).denominator, 6);
}

TEST(VotesTest, ReachTheThresholdExactlyOrExceedItAsTheRuleSays) {
    const VoteTally tally = tally_of(10, 10, 0, 8);
    EXPECT_TRUE(count(rule_of(Denominator::all_members, "80%", true), tally).passed);
    EXPECT_FALSE(count(rule_of(Denominator::all_members, "80%", false), tally).passed);
}

TEST(VotesTest, LeaveWrittenOpinionsOutWhereTheRuleDoes) {
    VoteRule rule = rule_of(Denominator::present, "1/2");
    rule.counts_written = false;
    VoteTally tally = tally_of(9, 8, 0, 5);
    tally.written = 1;
    EXPECT_EQ(count(rule, tally).denominator, 8);
    tally.valid = 9;
    tally.votes_for = 6;
    EXPECT_FALSE(count_votes(rule, tally));
}

TEST(VotesTest, LetTheChairDecideATieOnlyWhereTheRuleDoes) {
    VoteRule rule = rule_of(Denominator::present, "1/2");
    VoteTally tie = tally_of(8, 8, 0, 4);
    tie.chair_for = true;
    EXPECT_FALSE(count(rule, tie).passed);
    rule.tie = Tie::chair;
    EXPECT_TRUE(count(rule, tie).passed);
    EXPECT_TRUE(count(rule, tie).by_chair);
    tie.chair_for = false;
    EXPECT_FALSE(count(rule, tie).passed);
}

TEST(VotesTest, KnowNoSideOfTheChairInASecretBallot) {
    VoteRule rule = rule_of(Denominator::present, "1/2");
    rule.tie = Tie::chair;
    rule.secret = true;
    VoteTally tie = tally_of(8, 8, 0, 4);
    tie.chair_for = true;
    EXPECT_FALSE(count(rule, tie).passed);
}

TEST(VotesTest, DoNotTakeEqualNumbersForATieBelowAHigherThreshold) {
    VoteRule rule = rule_of(Denominator::all_members, "80%", true);
    rule.tie = Tie::chair;
    VoteTally equal = tally_of(8, 8, 0, 4);
    equal.chair_for = true;
    EXPECT_FALSE(count(rule, equal).passed);
}

TEST(VotesTest, PassNothingWithoutAQuorumInTheRoom) {
    VoteRule rule = rule_of(Denominator::present, "1/2");
    rule.quorum = Share::from_text("2/3").value();
    EXPECT_TRUE(count(rule, tally_of(9, 6, 0, 6)).passed);
    const VoteCount five = count(rule, tally_of(9, 5, 4, 9));  // written opinions make no quorum
    EXPECT_FALSE(five.quorum);
    EXPECT_FALSE(five.passed);
    EXPECT_NE(five.words.find("no quorum"), std::string::npos) << five.words;
}

TEST(VotesTest, PassNothingThatNobodyIsFor) {
    EXPECT_FALSE(count(rule_of(Denominator::all_members, "0%", true), VoteTally{}).passed);
    EXPECT_FALSE(count(rule_of(Denominator::present, "0%", true), tally_of(5, 5, 0, 0)).passed);
}

using Change = void (*)(VoteTally&);
class ImpossibleTallyTest : public testing::TestWithParam<Change> {};

TEST_P(ImpossibleTallyTest, IsRefusedInWords) {
    VoteTally tally = tally_of(9, 7, 1, 6);
    GetParam()(tally);
    const auto counted = count_votes(rule_of(Denominator::all_members, "1/2"), tally);
    ASSERT_FALSE(counted);
    EXPECT_EQ(counted.error().code, ErrorCode::invalid_input);
    EXPECT_NE(counted.error().message, "");
}

INSTANTIATE_TEST_SUITE_P(
    EachContradiction, ImpossibleTallyTest,
    testing::Values(
        +[](VoteTally& t) { t.votes_for = -1; }, +[](VoteTally& t) { t.recused = 10; },
        +[](VoteTally& t) { t.present = 10; }, +[](VoteTally& t) { t.recused = 3; },
        +[](VoteTally& t) { t.written = 3; }, +[](VoteTally& t) { t.issued = 8; },
        +[](VoteTally& t) { t.returned = 8; }, +[](VoteTally& t) { t.valid = 9; },
        +[](VoteTally& t) { t.valid = 0; }, +[](VoteTally& t) { t.votes_against += 1; },
        +[](VoteTally& t) {
            t.votes_for = 0;
            t.votes_against = t.valid;
            t.chair_for = true;
        }));

}  // namespace
}  // namespace thidua
