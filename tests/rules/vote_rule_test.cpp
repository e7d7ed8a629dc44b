#include "shared/rules/vote_rule.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/rules/sample_rules.h"

namespace thidua {
namespace {

TEST(VoteRuleTest, IsReadBackAsItWasWritten) {
    for (const auto& [key, rule] : sample_rules().vote_rules)
        EXPECT_EQ(vote_rule_from_json(to_json(rule)).value(), rule) << key;
}

TEST(VoteRuleTest, IsRefusedWithoutAKeyOrWithWhatIsNotKnown) {
    EXPECT_FALSE(
        vote_rule_from_json(R"({"denominator": "present", "pass": "1/2", "source": "S"})"));
    EXPECT_FALSE(vote_rule_from_json(
        R"({"key": "k", "denominator": "present", "pass": "1/2", "source": "S", "luck": 1})"));
    EXPECT_FALSE(vote_rule_from_json(R"({"key": "k", "denominator": "present", "pass": "1/2",
        "source": "S", "valid_from": "2026-02-01", "valid_to": "2026-01-01"})"));
    EXPECT_FALSE(vote_rule_from_json("nothing"));
}

RC_GTEST_PROP(VoteRuleProperty, SurvivesItsJson, ()) {
    VoteRule rule{.key = "k", .source = "nguồn"};
    rule.is_confirmed = *rc::gen::arbitrary<bool>();
    rule.secret = *rc::gen::arbitrary<bool>();
    rule.denominator = *rc::gen::element(Denominator::all_members, Denominator::present,
                                         Denominator::ballots_valid);
    rule.pass = Share{Decimal{*rc::gen::inRange(0, 101)}, Decimal{100}};
    rule.at_least = *rc::gen::arbitrary<bool>();
    rule.quorum = Share{Decimal{*rc::gen::inRange(0, 4)}, Decimal{3}};
    rule.counts_written = *rc::gen::arbitrary<bool>();
    rule.tie = *rc::gen::element(Tie::chair, Tie::fail);
    rule.recused_count = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) rule.valid_from = on("2026-01-01");
    if (*rc::gen::arbitrary<bool>()) rule.valid_to = on("2026-12-31");
    RC_ASSERT(vote_rule_from_json(to_json(rule)).value() == rule);
}

}  // namespace
}  // namespace thidua
