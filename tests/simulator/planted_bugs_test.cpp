#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/simulator/shrink.h"
#include "tests/simulator/world.h"

namespace thidua::simulator {
namespace {

/// Who noticed, in how many of the worlds.
struct Noticed {
    std::set<std::string> judges;
    std::size_t worlds = 0;
};

Noticed run_with(PlantedBug bug, std::uint64_t worlds) {
    Noticed noticed;
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
        const RunResult result = run_seed(seed, {.bug = bug});
        noticed.worlds += result.findings.empty() ? 0 : 1;
        for (const Finding& finding : result.findings) noticed.judges.insert(finding.judge);
    }
    return noticed;
}

TEST(PlantedBugsTest, ALastArrivalThatWinsIsNoticedByTheModelOfTheRules) {
    const Noticed noticed = run_with(PlantedBug::last_arrival_wins, 20);
    EXPECT_GE(noticed.worlds, 8U);
    EXPECT_TRUE(noticed.judges.contains("merging"));
}

TEST(PlantedBugsTest, AReceiptThatLeavesBeforeTheCommitIsNoticed) {
    const Noticed noticed = run_with(PlantedBug::answers_too_early, 60);
    EXPECT_GE(noticed.worlds, 1U);
    EXPECT_TRUE(noticed.judges.contains("receipts"));
}

TEST(PlantedBugsTest, ARecordThatIsNotSentIsNoticed) {
    const Noticed noticed = run_with(PlantedBug::forgets_a_page, 20);
    EXPECT_GE(noticed.worlds, 8U);
    EXPECT_TRUE(noticed.judges.contains("convergence"));
}

TEST(PlantedBugsTest, AnEditThatADeviceForgetsIsNoticed) {
    const Noticed noticed = run_with(PlantedBug::forgets_an_edit, 60);
    EXPECT_GE(noticed.worlds, 8U);
    EXPECT_TRUE(noticed.judges.contains("crash"));
}

/// What only a restored server or a copied machine shows is seen in fewer worlds.
void expect_noticed_by(PlantedBug bug, const std::string& judge) {
    for (std::uint64_t first = 1; first <= 600; first += 20) {
        for (std::uint64_t seed = first; seed < first + 20; ++seed)
            for (const Finding& finding : run_seed(seed, {.bug = bug}).findings)
                if (finding.judge == judge) return;
    }
    ADD_FAILURE() << "no world in 600 shows it to the judge of " << judge;
}

TEST(PlantedBugsTest, WhatIsFedAgainAndMergedAnewIsNoticed) {
    expect_noticed_by(PlantedBug::merges_again, "merging");
}

TEST(PlantedBugsTest, AFirstTimeThatIsForgottenIsNoticed) {
    expect_noticed_by(PlantedBug::forgets_first_time, "evidence");
}

TEST(PlantedBugsTest, ACopyThatPassesForItsOriginalIsNoticed) {
    expect_noticed_by(PlantedBug::accepts_a_clone, "typed values");
}

TEST(PlantedBugsTest, CopiesThatAreThrownAwayAreNoticed) {
    expect_noticed_by(PlantedBug::drops_copies, "typed values");
}

TEST(PlantedBugsTest, ADifferenceThatNobodyTellsIsNoticed) {
    expect_noticed_by(PlantedBug::tells_no_digest, "convergence");
}

TEST(ShrinkTest, AStoryOfABugIsShorterAndStillTellsIt) {
    const RunOptions options{.bug = PlantedBug::last_arrival_wins};
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const RunResult whole = run_seed(seed, options);
        if (whole.findings.empty()) continue;
        const Script script = Script::draw(seed);
        const auto shrunk = shrink(script, options, 200);
        ASSERT_TRUE(shrunk);
        EXPECT_LT(shrunk->script.actions.size(), script.actions.size());
        ASSERT_FALSE(shrunk->result.findings.empty());
        EXPECT_EQ(shrunk->result.findings.front().judge, whole.findings.front().judge);
        return;
    }
    ADD_FAILURE() << "no world in 20 breaks a rule";
}

}  // namespace
}  // namespace thidua::simulator
