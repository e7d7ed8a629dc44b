#include <gtest/gtest.h>

#include "tests/client_store/local_device.h"
#include "tests/support/memory_vfs.h"
#include "tests/support/temporary_folder.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};
const Value three{std::int64_t{3}};

class OutboxTest : public testing::Test {
protected:
    OutboxTest() { device_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1); }
    LocalDevice device_;
};

TEST_F(OutboxTest, NumbersEditsWithoutGaps) {
    const Edit first = device_.changing("a", "x", one, two);
    const Edit second = device_.changing("a", "x", two, three);
    EXPECT_EQ(device_.outbox().append(first), EditNumber{1});
    EXPECT_EQ(device_.outbox().append(second), EditNumber{2});
}

TEST_F(OutboxTest, Rule03_AnEditThatCouldNotBeReadAgainIsNotSaved) {
    Edit empty = device_.changing("a", "x", one, two);
    empty.operations.clear();
    EXPECT_THROW(device_.outbox().append(empty), std::invalid_argument);
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

TEST_F(OutboxTest, ShowsAnEditAtOnce) {
    device_.typed(device_.changing("a", "x", one, two));
    EXPECT_EQ(device_.seen("a", "x"), two);
}

TEST_F(OutboxTest, LeavesTheBaseAsItWasPulled) {
    device_.typed(device_.changing("a", "x", one, two));
    EXPECT_EQ(device_.in_base("a", "x"), one);
}

TEST_F(OutboxTest, ReplaysEditsInTheirOrder) {
    device_.typed(device_.changing("a", "x", one, two));
    device_.typed(device_.changing("a", "x", two, three));
    EXPECT_EQ(device_.seen("a", "x"), three);
}

TEST_F(OutboxTest, ShowsARecordThatOnlyThisDeviceKnows) {
    device_.typed(device_.making("new", {{"x", one}}));
    EXPECT_EQ(device_.seen("new", "x"), one);
    EXPECT_EQ(device_.view().find(LocalDevice::note_id("new"))->rev, Sequence{});
}

TEST_F(OutboxTest, ShowsTheBaseAndTheOutboxTogetherAfterAPull) {
    device_.typed(device_.changing("a", "x", one, two));
    device_.pull({LocalDevice::note("a", {{"x", one}, {"y", three}}, 2)}, 2);
    EXPECT_EQ(device_.seen("a", "x"), two);
    EXPECT_EQ(device_.seen("a", "y"), three);
}

TEST_F(OutboxTest, WhatWasTypedOverSomebodyElsesChangeIsAnOpenQuestionAtOnce) {
    device_.typed(device_.changing("a", "x", one, two));
    device_.pull({LocalDevice::note("a", {{"x", three}}, 2)}, 2);
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(device_.view().count({.type = "conflict", .state = "open"}), 1U);
}

TEST_F(OutboxTest, CountsWhatWaits) {
    device_.typed(device_.changing("a", "x", one, two));
    device_.typed(device_.changing("a", "x", two, three));
    EXPECT_EQ(device_.outbox().count_waiting(), 2U);
    EXPECT_TRUE(device_.outbox().has_waiting(LocalDevice::note_id("a")));
    EXPECT_FALSE(device_.outbox().has_waiting(LocalDevice::note_id("b")));
}

TEST_F(OutboxTest, ListsTheEditsOfARecordInTheirOrder) {
    const Edit first = device_.typed(device_.changing("a", "x", one, two));
    device_.typed(device_.making("b", {}));
    const Edit third = device_.typed(device_.changing("a", "x", two, three));
    const auto edits = device_.outbox().list_of_record(LocalDevice::note_id("a"));
    ASSERT_EQ(edits.size(), 2U);
    EXPECT_EQ(edits[0].numbered.edit, first);
    EXPECT_EQ(edits[1].numbered.edit, third);
}

TEST_F(OutboxTest, RefusesTheSameEditTwice) {
    const Edit edit = device_.typed(device_.changing("a", "x", one, two));
    EXPECT_THROW(device_.outbox().append(edit), SQLite::Exception);
    EXPECT_EQ(device_.outbox().count_waiting(), 1U);
}

TEST_F(OutboxTest, RebuildingMakesTheSameViewAgain) {
    device_.typed(device_.changing("a", "x", one, two));
    device_.typed(device_.making("b", {{"x", three}}));
    const auto before = device_.view().list({.type = "note"});
    device_.outbox().rebuild_view();
    EXPECT_EQ(device_.view().list({.type = "note"}), before);
}

/// On a disk that can fail.
class OutboxOnDiskTest : public testing::Test {
protected:
    std::unique_ptr<LocalStore> open() {
        auto store = LocalStore::open(
            {.path = "/device.db", .vfs = disk_.vfs_name(), .exclusive = true});
        EXPECT_TRUE(store.has_value());
        return *std::move(store);
    }

    HandClock clock_{moment(2026, 9, 10)};
    SeededRandom random_{3};
    MemoryDisk disk_{random_, clock_};
    LocalDevice other_;
    const Edit edit_ = other_.making("new", {{"x", one}});
};

TEST_F(OutboxOnDiskTest, WhatWasSavedSurvivesTheEndOfTheProgram) {
    Outbox{*open()}.append(edit_);
    const auto store = open();
    const auto kept = Outbox{*store}.find(edit_.id);
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->numbered.edit, edit_);
    EXPECT_TRUE(RecordQuery{*store}.find(LocalDevice::note_id("new")).has_value());
}

TEST_F(OutboxOnDiskTest, WhatWasSavedSurvivesAPowerCut) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto store = open();
        const Edit edit = other_.making("new " + std::to_string(seed), {{"x", one}});
        Outbox{*store}.append(edit);
        SeededRandom chance{seed};
        disk_.crash(chance);
        store.reset();
        EXPECT_TRUE(Outbox{*open()}.find(edit.id).has_value()) << seed;
    }
}

// The program was killed between writing and syncing; the next one saw the edit and sent it, and then
// the power failed. Its number came back for another edit.
TEST_F(OutboxOnDiskTest, WhatIsSeenWhenTheStoreOpensSurvivesAPowerCut) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto store = open();
        const Edit edit = other_.making("seen " + std::to_string(seed), {{"x", one}});
        Outbox{*store}.append(other_.making("before " + std::to_string(seed), {}));
        disk_.fail_syncs_after(0);
        EXPECT_THROW(Outbox{*store}.append(edit), SQLite::Exception);
        disk_.heal();
        disk_.kill_process();
        store.reset();
        store = open();
        ASSERT_TRUE(Outbox{*store}.find(edit.id).has_value()) << seed;
        SeededRandom chance{seed};
        disk_.crash(chance);
        store.reset();
        EXPECT_TRUE(Outbox{*open()}.find(edit.id).has_value()) << seed;
    }
}

TEST_F(OutboxOnDiskTest, WhatADiskThatDoesNotSyncMayLoseIsNotSent) {
    auto store = open();
    Outbox{*store}.append(other_.making("before", {}));
    disk_.fail_syncs_after(0);
    EXPECT_THROW(Outbox{*store}.append(edit_), SQLite::Exception);
    disk_.kill_process();
    store.reset();
    store = open();
    ASSERT_TRUE(Outbox{*store}.find(edit_.id).has_value());
    LocalSyncStore sync{*store};
    EXPECT_THROW(sync.manifest(), SQLite::Exception);
    EXPECT_THROW(sync.list_waiting(EditNumber{1}, 1000), SQLite::Exception);
    disk_.heal();
    EXPECT_EQ(sync.manifest().entries.size(), 2U);
    SeededRandom chance{1};
    disk_.crash(chance);
    store.reset();
    EXPECT_TRUE(Outbox{*open()}.find(edit_.id).has_value());
}

TEST_F(OutboxOnDiskTest, AFullDiskRefusesTheEditAndKeepsTheOthers) {
    auto store = open();
    Outbox{*store}.append(edit_);
    disk_.fail_writes_after(0, WriteFault::disk_full);
    EXPECT_THROW(Outbox{*store}.append(other_.making("more", {{"x", two}})), SQLite::Exception);
    disk_.heal();
    EXPECT_EQ(Outbox{*store}.count_waiting(), 1U);
    EXPECT_FALSE(RecordQuery{*store}.find(LocalDevice::note_id("more")).has_value());
}

TEST_F(OutboxOnDiskTest, ANumberThatWasNotUsedIsGivenAgain) {
    auto store = open();
    disk_.fail_writes_after(0, WriteFault::disk_full);
    EXPECT_THROW(Outbox{*store}.append(edit_), SQLite::Exception);
    disk_.heal();
    EXPECT_EQ(Outbox{*store}.append(edit_), EditNumber{1});
}

}  // namespace
}  // namespace thidua
