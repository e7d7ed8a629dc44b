#include "client/store/working_copy.h"

#include <gtest/gtest.h>

#include "tests/client_store/local_device.h"
#include "tests/support/memory_vfs.h"

// Rule 7: what is typed survives the program, before any edit holds it.

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};

TypedText typed(const FieldPath& path, const std::string& text, Value seen = {}) {
    return {.path = path, .text = text, .seen = std::move(seen), .typed_at = moment(2026, 9, 10)};
}

class Rule07_WorkingCopy : public testing::Test {
protected:
    Rule07_WorkingCopy() { device_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1); }
    WorkingCopy copy() { return WorkingCopy{device_.store()}; }

    LocalDevice device_;
    const RecordId a_ = LocalDevice::note_id("a");
};

TEST_F(Rule07_WorkingCopy, KeepsATextAsItWasTypedWithTheValueItWasBegunOn) {
    copy().keep(a_, {typed("x", "mười hai ", one), typed("y", "")});
    EXPECT_EQ(copy().list(a_), (std::vector{typed("x", "mười hai ", one), typed("y", "")}));
}

TEST_F(Rule07_WorkingCopy, HoldsTheLastTextOfAField) {
    copy().keep(a_, {typed("x", "1")});
    copy().keep(a_, {typed("x", "12", one)});
    EXPECT_EQ(copy().list(a_), std::vector{typed("x", "12", one)});
}

TEST_F(Rule07_WorkingCopy, LetsGoOfWhatIsSettledAndOfNothingElse) {
    copy().keep(a_, {typed("x", "1"), typed("y", "2")});
    copy().keep(LocalDevice::note_id("b"), {typed("x", "3")});
    copy().keep(a_, {}, {"x"});
    EXPECT_EQ(copy().list(a_), std::vector{typed("y", "2")});
    EXPECT_EQ(copy().count(), 2U);
}

TEST_F(Rule07_WorkingCopy, GoesIntoTheEditThatIsCutFromIt) {
    copy().keep(a_, {typed("x", "2", one), typed("y", "3")});
    device_.outbox().append(device_.changing("a", "x", one, two), {{a_, "x"}});
    EXPECT_EQ(copy().list(a_), std::vector{typed("y", "3")});
}

TEST_F(Rule07_WorkingCopy, StaysWhenAnotherEditChangesTheField) {
    copy().keep(a_, {typed("x", "3", one)});
    device_.typed(device_.changing("a", "x", one, two));
    EXPECT_EQ(copy().list(a_), std::vector{typed("x", "3", one)});
}

TEST_F(Rule07_WorkingCopy, StaysWhenItsEditCouldNotBeStored) {
    copy().keep(a_, {typed("x", "2", one)});
    const Edit edit = device_.typed(device_.changing("a", "x", one, two));
    EXPECT_THROW(device_.outbox().append(edit, {{a_, "x"}}), SQLite::Exception);
    EXPECT_EQ(copy().count(), 1U);
}

TEST_F(Rule07_WorkingCopy, StaysWhenTheRecordsScopeIsTakenAway) {
    copy().keep(a_, {typed("x", "2", one)});
    const ScopeId other{LocalDevice::note_id("another scope").value()};
    device_.disk().adopt_grant({other}, GrantReason::units_changed);
    ASSERT_FALSE(device_.view().find(a_).has_value());
    EXPECT_EQ(copy().list(a_), std::vector{typed("x", "2", one)});
}

TEST_F(Rule07_WorkingCopy, StaysWhenTheServerWasRestored) {
    copy().keep(a_, {typed("x", "2", one)});
    device_.meet_on(10);
    device_.meet_restored("second", 0, 0);
    EXPECT_EQ(copy().list(a_), std::vector{typed("x", "2", one)});
}

TEST_F(Rule07_WorkingCopy, IsNeverSent) {
    copy().keep(a_, {typed("x", "2", one)});
    EXPECT_TRUE(device_.disk().manifest().entries.empty());
}

/// On a disk that can fail.
class Rule07_WorkingCopyOnDisk : public testing::Test {
protected:
    std::unique_ptr<LocalStore> open() {
        auto store =
            LocalStore::open({.path = "/device.db", .vfs = disk_.vfs_name(), .exclusive = true});
        EXPECT_TRUE(store.has_value());
        return *std::move(store);
    }
    std::vector<TypedText> kept() { return WorkingCopy{*open()}.list(note_); }

    HandClock clock_{moment(2026, 9, 10)};
    SeededRandom random_{3};
    MemoryDisk disk_{random_, clock_};
    const RecordId note_ = LocalDevice::note_id("a");
};

TEST_F(Rule07_WorkingCopyOnDisk, SurvivesAKilledProgram) {
    auto store = open();
    WorkingCopy{*store}.keep(note_, {typed("x", "mười", one)});
    disk_.kill_process();
    store.reset();
    EXPECT_EQ(kept(), std::vector{typed("x", "mười", one)});
}

TEST_F(Rule07_WorkingCopyOnDisk, SurvivesAPowerCut) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto store = open();
        const TypedText text = typed("x", "text " + std::to_string(seed), one);
        WorkingCopy{*store}.keep(note_, {text});
        SeededRandom chance{seed};
        disk_.crash(chance);
        store.reset();
        EXPECT_EQ(kept(), std::vector{text}) << seed;
    }
}

/// Never in both and never in neither, wherever the program dies.
TEST_F(Rule07_WorkingCopyOnDisk, IsInTheWorkingCopyOrInTheEditWhereverTheWritingStops) {
    LocalDevice other;
    for (std::uint64_t writes = 0; writes < 12; ++writes) {
        auto store = open();
        WorkingCopy{*store}.keep(note_, {typed("x", "2", one)});
        const Edit edit = other.making("new " + std::to_string(writes), {{"x", two}});
        disk_.fail_writes_after(writes, WriteFault::short_write);
        try {
            Outbox{*store}.append(edit, {{note_, "x"}});
        } catch (const SQLite::Exception&) {
        }
        disk_.heal();
        disk_.kill_process();
        store.reset();
        store = open();
        const bool is_cut = Outbox{*store}.find(edit.id).has_value();
        EXPECT_EQ(WorkingCopy{*store}.count(), is_cut ? 0U : 1U) << writes;
    }
}

TEST_F(Rule07_WorkingCopyOnDisk, IsAsItWasAfterAFullDisk) {
    auto store = open();
    WorkingCopy{*store}.keep(note_, {typed("x", "1", one)});
    disk_.fail_writes_after(0, WriteFault::disk_full);
    EXPECT_THROW((WorkingCopy{*store}.keep(note_, {typed("x", "12", one)}, {"y"})),
                 SQLite::Exception);
    disk_.heal();
    EXPECT_EQ(WorkingCopy{*store}.list(note_), std::vector{typed("x", "1", one)});
}

}  // namespace
}  // namespace thidua
