#include <gtest/gtest.h>

#include "shared/sync/grant.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};
const Value three{std::int64_t{3}};

class PageTest : public testing::Test {
protected:
    Sequence cursor() { return device_.disk().list_cursors().at(0).through; }
    LocalDevice device_;
};

TEST_F(PageTest, IsStoredWithItsCursor) {
    EXPECT_TRUE(device_.apply_page({LocalDevice::note("a", {{"x", one}}, 3)}, 5));
    EXPECT_EQ(device_.seen("a", "x"), one);
    EXPECT_EQ(cursor(), Sequence{5});
}

// A device died between the page and the end of the pull, and showed what stood kept before.
TEST_F(PageTest, BringsAConflictInTheLightOfWhatWaits) {
    device_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    device_.typed(device_.changing("a", "x", one, two));
    Record conflict = LocalDevice::note("about a", {}, 2);
    conflict.type = "conflict";
    conflict.fields = {{"record", LocalDevice::note_id("a")},
                       {"path", std::string{"x"}},
                       {"state", std::string{"open"}},
                       {"kept", one},
                       {"other", three}};
    device_.apply_page({conflict}, 2);
    EXPECT_EQ(device_.seen("about a", "kept"), two);
}

TEST_F(PageTest, WithARecordThatCannotBeReadStoresNothing) {
    Page page{.scope = LocalDevice::scope(),
              .through = Sequence{5},
              .records = {LocalDevice::packed(LocalDevice::note("a", {{"x", one}}, 3)),
                          {"note", LocalDevice::note_id("b"), Sequence{4}, "\xff\xff"}}};
    EXPECT_EQ(device_.disk().apply_page(page), PageResult::unreadable);
    EXPECT_TRUE(is_null(device_.seen("a", "x")));
    EXPECT_EQ(cursor(), Sequence{});
}

/// A page may be cut in the middle of one large edit.
TEST_F(PageTest, ARecordFromBeyondItsEndDoesNotMoveTheCursorFurther) {
    EXPECT_TRUE(device_.apply_page({LocalDevice::note("a", {{"x", one}}, 6)}, 5));
    EXPECT_EQ(device_.seen("a", "x"), one);
    EXPECT_EQ(cursor(), Sequence{5});
}

TEST_F(PageTest, WithARecordThatTheLogDoesNotKnowStoresNothing) {
    EXPECT_FALSE(device_.apply_page({LocalDevice::note("a", {{"x", one}}, 0)}, 5));
    EXPECT_TRUE(is_null(device_.seen("a", "x")));
}

TEST_F(PageTest, TheNextPageIsTakenAfterARefusedOne) {
    device_.apply_page({LocalDevice::note("a", {{"x", one}}, 0)}, 5);
    EXPECT_TRUE(device_.apply_page({LocalDevice::note("a", {{"x", two}}, 5)}, 5));
    EXPECT_EQ(device_.seen("a", "x"), two);
}

TEST_F(PageTest, DoesNotPutAnOlderStateOverANewerOne) {
    device_.apply_page({LocalDevice::note("a", {{"x", two}}, 4)}, 4);
    device_.apply_page({LocalDevice::note("a", {{"x", one}}, 3)}, 4);
    EXPECT_EQ(device_.seen("a", "x"), two);
}

TEST_F(PageTest, NeverMovesTheCursorBack) {
    device_.apply_page({}, 5);
    device_.apply_page({}, 3);
    EXPECT_EQ(cursor(), Sequence{5});
}

TEST_F(PageTest, KeepsARecordOfATypeThatThisVersionDoesNotKnow) {
    Record record = LocalDevice::note("a", {{"some/path", one}}, 2);
    record.type = "something_new";
    device_.pull({record}, 2);
    EXPECT_EQ(device_.view().find(record.id), record);
}

TEST_F(PageTest, TheEndOfThePullMovesEveryCursorAndKeepsTheHead) {
    const ScopeId other{LocalDevice::note_id("another scope").value()};
    device_.disk().adopt_grant({std::min(other, LocalDevice::scope()),
                                std::max(other, LocalDevice::scope())},
                               GrantReason::units_changed);
    device_.apply_page({LocalDevice::note("a", {}, 4)}, 4);
    EXPECT_TRUE(device_.disk().position().uneven);
    device_.finish_pull(7);
    const SyncPosition position = device_.disk().position();
    EXPECT_FALSE(position.uneven);
    EXPECT_EQ(position.cursor, Sequence{7});
    EXPECT_EQ(position.head, Sequence{7});
    EXPECT_EQ(position.head_hash, sha256("7"));
}

/// As after the answer to a bundle from a past that the server has forgotten (rule 15).
TEST_F(PageTest, TheEndOfAPullFromAnotherHistoryIsNotTaken) {
    device_.finish_pull(7);
    EXPECT_EQ(device_.disk().finish_pull(Sequence{7}, sha256("another log")),
              PullEnd::other_history);
    EXPECT_EQ(device_.disk().position().head_hash, sha256("7"));
}

TEST_F(PageTest, ContactKeepsTheEpochAndTheOffsetOfTheClock) {
    const Epoch epoch{LocalDevice::note_id("epoch").value()};
    device_.meet({.epoch = epoch, .server_time = moment(2026, 9, 10, 9, 30)}, {},
                 moment(2026, 9, 10, 9, 0));
    EXPECT_EQ(device_.disk().position().epoch, epoch);
    EXPECT_EQ(device_.store().number_meta(device_keys::clock_offset), 30 * 60 * 1000);
}

/// Somebody else changed what the person has typed over.
TEST_F(PageTest, ARecordUnderTheOutboxIsReplayedAnew) {
    device_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    device_.typed(device_.changing("a", "x", one, two));
    device_.apply_page({LocalDevice::note("a", {{"x", one}, {"y", three}}, 2)}, 2);
    EXPECT_EQ(device_.seen("a", "x"), two);
    EXPECT_EQ(device_.seen("a", "y"), three);
}

TEST_F(PageTest, ARecordThatTheOutboxWaitsForIsReplayedWhenItComes) {
    device_.typed(device_.changing("a", "x", one, two));
    device_.apply_page({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
    EXPECT_EQ(device_.seen("a", "x"), two);
}

}  // namespace
}  // namespace thidua
