#include <gtest/gtest.h>

#include "shared/rules/rule_set_reader.h"
#include "tests/rules/sample_rules.h"
#include "tests/rules/small_rule_set.h"

namespace thidua {
namespace {

std::string file_of(const std::string& key, const std::string& extends,
                    const std::string& from = "2027-01-01") {
    return R"({"key": ")" + key + R"(", "title": "T", "source": "S", "valid_from": ")" + from +
           R"(", "extends": ")" + extends + "\"}";
}

TEST(RuleSetFilesTest, AreReadInWhateverOrderTheyExtendOneAnother) {
    const auto sets = read_rule_sets(
        {file_of("c", "b", "2029-01-01"), file_of("b", "law-1", "2028-01-01"), small_rule_set});
    ASSERT_TRUE(sets) << sets.error().message;
    ASSERT_EQ(sets->size(), 3U);
    EXPECT_EQ(sets->at(0).key, "law-1");
    EXPECT_EQ(sets->at(2).key, "c");
    EXPECT_NE(find_award(sets->at(2), "FORM"), nullptr);
}

TEST(RuleSetFilesTest, AreRefusedWhenTheyExtendOneAnotherInACircle) {
    EXPECT_FALSE(read_rule_sets({file_of("a", "b"), file_of("b", "a"), small_rule_set}));
    EXPECT_FALSE(read_rule_sets({file_of("a", "a")}));
}

TEST(RuleSetFilesTest, AreRefusedWhenAKeyIsThereTwice) {
    EXPECT_FALSE(read_rule_sets({small_rule_set, small_rule_set}));
}

TEST(RuleSetFilesTest, AreRefusedWithTheSentenceOfTheFirstMistake) {
    const auto sets = read_rule_sets({small_rule_set, "{"});
    ASSERT_FALSE(sets);
    EXPECT_NE(sets.error().message, "");
}

// Which set is valid on a day.

RuleSet set_of(const std::string& key, const std::string& from, const std::string& to = "",
               const std::string& organ = "") {
    RuleSet set{.key = key, .organ = organ, .valid_from = on(from)};
    if (!to.empty()) set.valid_to = on(to);
    return set;
}

std::string key_on(const std::vector<RuleSet>& sets, const std::string& day,
                   const std::string& organ = "") {
    const RuleSet* const set = rule_set_on(sets, on(day), organ);
    return set ? set->key : "none";
}

TEST(RuleSetOnTest, IsTheOneOfTheDayWithBothEndsIncluded) {
    const std::vector<RuleSet> sets{set_of("a", "2026-01-01", "2026-09-30"),
                                    set_of("b", "2026-10-01")};
    EXPECT_EQ(key_on(sets, "2025-12-31"), "none");
    EXPECT_EQ(key_on(sets, "2026-01-01"), "a");
    EXPECT_EQ(key_on(sets, "2026-09-30"), "a");
    EXPECT_EQ(key_on(sets, "2026-10-01"), "b");
}

TEST(RuleSetOnTest, IsNoneInAGap) {
    const std::vector<RuleSet> sets{set_of("a", "2026-01-01", "2026-06-30"),
                                    set_of("b", "2026-10-01")};
    EXPECT_EQ(key_on(sets, "2026-08-01"), "none");
}

TEST(RuleSetOnTest, IsTheNewestWhereTwoOverlap) {
    const std::vector<RuleSet> sets{set_of("b", "2026-06-01"), set_of("a", "2026-01-01")};
    EXPECT_EQ(key_on(sets, "2026-08-01"), "b");
    EXPECT_EQ(key_on(sets, "2026-05-31"), "a");
}

TEST(RuleSetOnTest, IsTheOrgansOwnBeforeTheProvincesAndNeverAnothers) {
    const std::vector<RuleSet> sets{set_of("own", "2026-01-01", "", "STP"),
                                    set_of("law", "2026-01-01")};
    EXPECT_EQ(key_on(sets, "2026-08-01", "STP"), "own");
    EXPECT_EQ(key_on(sets, "2026-08-01", "SNgV"), "law");
    EXPECT_EQ(key_on(sets, "2026-08-01"), "law");
}

}  // namespace
}  // namespace thidua
