#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

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

}  // namespace
}  // namespace thidua::simulator
