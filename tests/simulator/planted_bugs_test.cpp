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
    const Noticed noticed = run_with(PlantedBug::last_arrival_wins, 40);
    EXPECT_GE(noticed.worlds, 12U);
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

/// What only a restored server or a copied machine shows is seen in fewer worlds. The judge that
/// sees it first.
std::string first_judge_of(PlantedBug bug, std::uint64_t from = 1,
                           Evidence evidence = Evidence::any) {
    constexpr std::uint64_t worlds = 300;
    for (std::uint64_t seed = from; seed < from + worlds; ++seed) {
        const RunResult result = run_script(Script::draw(seed, evidence), {.bug = bug});
        if (!result.findings.empty()) return result.findings.front().judge;
    }
    return "nobody";
}

TEST(PlantedBugsTest, WhatIsFedAgainAndMergedAnewIsNoticed) {
    EXPECT_EQ(first_judge_of(PlantedBug::merges_again, 101), "receipts");
}

TEST(PlantedBugsTest, AFirstTimeThatIsForgottenIsNoticed) {
    EXPECT_EQ(first_judge_of(PlantedBug::forgets_first_time, 1, Evidence::received_only),
              "evidence");
}

TEST(PlantedBugsTest, ACopyThatPassesForItsOriginalIsNoticed) {
    // The person at the machine, who is shown something that was never saved there.
    EXPECT_EQ(first_judge_of(PlantedBug::accepts_a_clone), "Bích");
}

TEST(PlantedBugsTest, CopiesThatAreThrownAwayAreNoticed) {
    // The author's machine is gone, and only history on another one has the value.
    constexpr std::uint64_t such_a_world = 3'012'651;
    EXPECT_EQ(first_judge_of(PlantedBug::drops_copies, such_a_world, Evidence::received_only),
              "typed values");
}

TEST(PlantedBugsTest, AJournalThatCountsFromTheAnswerIsNoticed) {
    // The answer is late, and an officer notes a call soon after it.
    constexpr std::uint64_t such_a_world = 14'002'519;
    EXPECT_EQ(first_judge_of(PlantedBug::counts_from_answers, such_a_world), "times");
}

TEST(PlantedBugsTest, ADifferenceThatNobodyTellsIsNoticed) {
    EXPECT_EQ(first_judge_of(PlantedBug::tells_no_digest), "rest");
}

TEST(PlantedBugsTest, AnEditThatIsSentBackIsNoticed) {
    EXPECT_EQ(first_judge_of(PlantedBug::echoes_edits), "echo");
}

TEST(PlantedBugsTest, AFileThatIsThrownAwayIsNoticed) {
    EXPECT_EQ(first_judge_of(PlantedBug::forgets_a_file), "files");
}

TEST(PlantedBugsTest, AFileForWhoeverKnowsItsHashIsNoticed) {
    // Somebody of another unit has heard of the hash of a file that the server has.
    constexpr std::uint64_t such_a_world = 507;
    EXPECT_EQ(first_judge_of(PlantedBug::gives_files_to_all, such_a_world), "files");
}

TEST(PlantedBugsTest, AFileThatBeginsAnewAfterEachCutIsNoticed) {
    // A line is cut in the middle of a file, and nothing else happens that would excuse waste.
    constexpr std::uint64_t such_a_world = 1961;
    EXPECT_EQ(first_judge_of(PlantedBug::wants_files_anew, such_a_world), "files");
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
