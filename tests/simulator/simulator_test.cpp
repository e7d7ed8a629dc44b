#include <gtest/gtest.h>

#include "tests/simulator/named_seeds.h"
#include "tests/simulator/world.h"

namespace thidua::simulator {
namespace {

std::string broken_rules(std::uint64_t first, std::uint64_t count) {
    std::string text;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const RunResult result = run_seed(seed);
        if (!result.findings.empty()) text += words_of(result);
    }
    return text;
}

/// In tenths, so that they can run side by side.
class SimulatedWorldsTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SimulatedWorldsTest, EveryRuleHoldsInAHundredWorlds) {
    EXPECT_EQ(broken_rules(GetParam(), 100), "");
}

INSTANTIATE_TEST_SUITE_P(Seeds, SimulatedWorldsTest,
                         testing::Range<std::uint64_t>(100'001, 101'001, 100));

/// Most are older than calls and claims: their worlds are also what they were without.
TEST(SimulatorTest, SeedsThatOnceFailedHold) {
    for (const NamedSeed& named : named_seeds) {
        EXPECT_EQ(broken_rules(named.seed, 1), "") << named.mistake;
        const RunResult result = run_script(Script::draw(named.seed, Evidence::received_only));
        EXPECT_TRUE(result.findings.empty()) << named.mistake << '\n' << words_of(result);
    }
}

TEST(SimulatorTest, OneSeedIsOneWorld) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const RunResult first = run_seed(seed);
        const RunResult second = run_seed(seed);
        EXPECT_EQ(first.hash, second.hash) << seed;
        EXPECT_EQ(first.events, second.events) << seed;
    }
}

TEST(SimulatorTest, AnotherSeedIsAnotherWorld) {
    EXPECT_NE(run_seed(1).hash, run_seed(2).hash);
}

TEST(SimulatorTest, SomeWorldsHaveOlderOrNewerPrograms) {
    std::size_t older = 0;
    std::size_t newer = 0;
    std::size_t both = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        const Habits habits = Script::draw(seed).habits;
        older += habits.has_older_devices ? 1 : 0;
        newer += habits.has_newer_devices ? 1 : 0;
        both += habits.has_older_devices && habits.has_newer_devices ? 1 : 0;
    }
    EXPECT_GT(older, 50U);
    EXPECT_GT(newer, 50U);
    EXPECT_GT(both, 0U);
}

TEST(SimulatorTest, FilesAreAddedToWorldsThatAreOtherwiseTheSame) {
    std::size_t with_files = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Script script = Script::draw(seed);
        with_files += script.habits.has_files ? 1 : 0;
        std::vector<Action> before;
        for (const Action& action : script.actions)
            if (action.what != Happening::attach && action.what != Happening::fetch)
                before.push_back(action);
        EXPECT_EQ(before.size(), script.habits.actions) << seed;
        EXPECT_EQ(before.size() < script.actions.size(), script.habits.has_files) << seed;
        for (std::size_t at = 0; at < before.size(); ++at) EXPECT_EQ(before[at].number, at) << seed;
        EXPECT_FALSE(Script::draw(seed, Evidence::received_only).habits.has_files) << seed;
    }
    EXPECT_GT(with_files, 30U);
    EXPECT_LT(with_files, 80U);
}

/// A rule that no world comes near to is not tested by worlds.
TEST(SimulatorTest, PeopleMeetEveryOutcome) {
    std::map<OutcomeKind, std::size_t> outcomes;
    std::map<RejectReason, std::size_t> rejections;
    std::map<Happening, std::size_t> happened;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const RunResult result = run_seed(seed);
        EXPECT_TRUE(result.findings.empty()) << words_of(result);
        for (const auto& [kind, count] : result.outcomes) outcomes[kind] += count;
        for (const auto& [reason, count] : result.rejections) rejections[reason] += count;
        for (const auto& [what, count] : result.happened) happened[what] += count;
    }
    for (const OutcomeKind kind :
         {OutcomeKind::applied, OutcomeKind::already, OutcomeKind::merged, OutcomeKind::conflict,
          OutcomeKind::conflict_moved, OutcomeKind::noted, OutcomeKind::rejected})
        EXPECT_GT(outcomes[kind], 0U) << static_cast<int>(kind);
    for (const RejectReason reason :
         {RejectReason::not_allowed, RejectReason::invalid_value, RejectReason::wrong_state,
          RejectReason::withdrawn_first, RejectReason::returned_first,
          RejectReason::other_version_first, RejectReason::depends_on_rejected})
        EXPECT_GT(rejections[reason], 0U) << static_cast<int>(reason);
    EXPECT_GT(happened[Happening::crash], 100U);
    for (int what = 0; what <= static_cast<int>(Happening::fetch); ++what)
        EXPECT_GT(happened[static_cast<Happening>(what)], 0U)
            << to_text(static_cast<Happening>(what));
}

}  // namespace
}  // namespace thidua::simulator
