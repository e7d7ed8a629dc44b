#include <gtest/gtest.h>

#include "shared/wire/codec.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};
const Value three{std::int64_t{3}};

/// The device has a note with x = 1 and has typed x = 2 over it.
class ReceiptTest : public testing::Test {
protected:
    ReceiptTest() {
        device_.pull({LocalDevice::note("a", {{"x", one}}, 1)}, 1);
        edit_ = device_.typed(device_.changing("a", "x", one, two));
    }
    Receipt receipt(OutcomeKind kind = OutcomeKind::applied,
                    RejectReason reason = RejectReason::none) {
        return LocalDevice::receipt(EditNumber{1}, edit_,
                                    kind == OutcomeKind::rejected ? 0 : 2, kind, reason);
    }
    std::string state() { return device_.outbox().find(edit_.id)->state; }

    LocalDevice device_;
    Edit edit_;
};

TEST_F(ReceiptTest, TheManifestNamesWhatWaits) {
    const Manifest manifest = device_.disk().manifest();
    ASSERT_EQ(manifest.entries.size(), 1U);
    EXPECT_EQ(manifest.first, EditNumber{1});
    EXPECT_EQ(manifest.entries[0].edit, edit_.id);
    EXPECT_EQ(manifest.entries[0].edit_hash, edit_hash(edit_));
    EXPECT_EQ(manifest.entries[0].size, encode_edit(edit_).size());
}

TEST_F(ReceiptTest, TakesTheEditFromWhatWaits) {
    device_.answer({receipt()});
    EXPECT_TRUE(device_.disk().manifest().entries.empty());
}

TEST_F(ReceiptTest, KeepsTheEditInTheViewUntilTheBaseHasIt) {
    device_.answer({receipt()});
    EXPECT_EQ(state(), "answered");
    EXPECT_EQ(device_.in_base("a", "x"), one);
    EXPECT_EQ(device_.seen("a", "x"), two);
}

TEST_F(ReceiptTest, ThePullThatBringsTheEditTakesItFromTheReplay) {
    device_.answer({receipt()});
    device_.pull({LocalDevice::note("a", {{"x", two}}, 2)}, 2);
    EXPECT_EQ(state(), "done");
    EXPECT_EQ(device_.count_overlay(), 0U);
    EXPECT_EQ(device_.seen("a", "x"), two);
}

// A line was left half-open, and the next session's pull overtook the receipts of the first.
TEST_F(ReceiptTest, AnEditThatWasPulledBeforeItsReceiptCameIsDone) {
    device_.pull({LocalDevice::note("a", {{"x", two}}, 2)}, 2);
    device_.answer({receipt()});
    EXPECT_EQ(state(), "done");
    EXPECT_EQ(device_.count_overlay(), 0U);
}

TEST_F(ReceiptTest, APullThatEndsBeforeTheEditLeavesItInTheReplay) {
    device_.answer({LocalDevice::receipt(EditNumber{1}, edit_, 5)});
    device_.pull({}, 4);
    EXPECT_EQ(state(), "answered");
    EXPECT_EQ(device_.seen("a", "x"), two);
}

TEST_F(ReceiptTest, WithoutAnEchoTheDeviceAppliesTheEditItself) {
    device_.answer({receipt()}, true);
    EXPECT_EQ(state(), "done");
    EXPECT_EQ(device_.in_base("a", "x"), two);
    EXPECT_EQ(device_.view().find(LocalDevice::note_id("a"))->rev, Sequence{2});
    EXPECT_EQ(device_.count_overlay(), 0U);
}

TEST_F(ReceiptTest, WithoutAnEchoTheHistoryHasTheServersTime) {
    device_.answer({receipt()}, true);
    const auto history =
        device_.view().list({.type = "change", .parent = LocalDevice::note_id("a")});
    ASSERT_EQ(history.size(), 1U);
    EXPECT_EQ(find_value(history[0].fields, "at"), Value{moment(2026, 9, 10, 9)});
}

TEST_F(ReceiptTest, LaterEditsStayOnTopOfAnAnsweredOne) {
    device_.typed(device_.changing("a", "x", two, three));
    device_.answer({receipt()}, true);
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(device_.outbox().count_waiting(), 1U);
}

TEST_F(ReceiptTest, IsKeptWithItsEdit) {
    device_.answer({receipt()});
    EXPECT_EQ(device_.outbox().find(edit_.id)->receipt, receipt());
}

TEST_F(ReceiptTest, TakesARejectedEditOutOfTheView) {
    device_.answer({receipt(OutcomeKind::rejected, RejectReason::not_allowed)});
    EXPECT_EQ(device_.seen("a", "x"), one);
    EXPECT_EQ(device_.count_overlay(), 0U);
}

TEST_F(ReceiptTest, PutsARejectedEditBeforeThePerson) {
    device_.answer({receipt(OutcomeKind::rejected, RejectReason::not_allowed)});
    const auto attention = device_.outbox().list_attention();
    ASSERT_EQ(attention.size(), 1U);
    EXPECT_EQ(attention[0].numbered.edit, edit_);
    EXPECT_EQ(attention[0].receipt->outcomes[0].reason, RejectReason::not_allowed);
    EXPECT_TRUE(device_.outbox().needs_attention(LocalDevice::note_id("a")));
}

TEST_F(ReceiptTest, WhatThePersonHasSettledIsBeforeThemNoMore) {
    device_.answer({receipt(OutcomeKind::rejected, RejectReason::not_allowed)});
    device_.outbox().settle_attention(edit_.id);
    EXPECT_EQ(device_.outbox().count_attention(), 0U);
    EXPECT_TRUE(device_.outbox().find(edit_.id).has_value());
}

TEST_F(ReceiptTest, OfAPartlyRejectedEditTheRestStays) {
    Edit edit = device_.changing("a", "y", Null{}, one);
    edit.operations.push_back(device_.changing("a", "z", Null{}, two).operations.front());
    device_.typed(edit);
    Receipt partly = LocalDevice::receipt(EditNumber{2}, edit, 3);
    partly.outcomes[1] = {.kind = OutcomeKind::rejected, .reason = RejectReason::invalid_value};
    device_.answer({receipt(), partly});
    EXPECT_EQ(device_.seen("a", "y"), one);
    EXPECT_TRUE(is_null(device_.seen("a", "z")));
    EXPECT_EQ(device_.outbox().count_attention(), 1U);
}

TEST_F(ReceiptTest, WithABadSignatureStoresNothing) {
    Receipts flight = device_.flight({receipt()}, false);
    flight.signature[5] = static_cast<char>(flight.signature[5] ^ 1);
    ReceiptTotals totals;
    EXPECT_FALSE(device_.disk().apply_receipts(flight, totals));
    EXPECT_EQ(state(), "waiting");
    EXPECT_EQ(totals.answered, 0U);
}

TEST_F(ReceiptTest, SignedByAnotherServerStoresNothing) {
    Receipts flight = device_.flight({receipt()}, false);
    flight.signature = SampleServer::Signer{}.sign(receipts_digest(Epoch{}, flight.receipts));
    ReceiptTotals totals;
    EXPECT_FALSE(device_.disk().apply_receipts(flight, totals));
    EXPECT_EQ(state(), "waiting");
}

TEST_F(ReceiptTest, ChangedAfterItWasSignedStoresNothing) {
    Receipts flight = device_.flight({receipt()}, false);
    flight.receipts[0].server_time = moment(2026, 9, 1);
    ReceiptTotals totals;
    EXPECT_FALSE(device_.disk().apply_receipts(flight, totals));
    EXPECT_EQ(state(), "waiting");
}

TEST_F(ReceiptTest, AFlightOfNothingIsRefused) { EXPECT_FALSE(device_.answer({})); }

TEST_F(ReceiptTest, AFlightWithoutItsFlagsIsRefused) {
    Receipts flight = device_.flight({receipt()}, false);
    flight.echo_free.clear();
    ReceiptTotals totals;
    EXPECT_FALSE(device_.disk().apply_receipts(flight, totals));
}

TEST_F(ReceiptTest, OfAnotherContentIsNotTaken) {
    Receipt other = receipt();
    other.edit_hash = sha256("something else");
    device_.answer({other});
    EXPECT_EQ(state(), "waiting");
}

TEST_F(ReceiptTest, OfAnUnknownEditIsNotTaken) {
    const Edit stranger = device_.changing("a", "x", one, three);
    EXPECT_TRUE(device_.answer({LocalDevice::receipt(EditNumber{1}, stranger, 2)}, true));
    EXPECT_EQ(device_.in_base("a", "x"), one);
    EXPECT_EQ(state(), "waiting");
}

TEST_F(ReceiptTest, TakenTwiceDoesNothingMore) {
    device_.answer({receipt()}, true);
    device_.pull({LocalDevice::note("a", {{"x", three}}, 3)}, 3);
    device_.answer({receipt()}, true);
    EXPECT_EQ(device_.seen("a", "x"), three);
}

TEST_F(ReceiptTest, AnswersToManyEditsAreCountedOnce) {
    const Edit second = device_.typed(device_.changing("a", "x", two, three));
    ReceiptTotals totals;
    device_.disk().apply_receipts(
        device_.flight({receipt(), LocalDevice::receipt(EditNumber{2}, second, 0,
                                                        OutcomeKind::rejected,
                                                        RejectReason::not_allowed)},
                       false),
        totals);
    EXPECT_EQ(totals.answered, 2U);
    EXPECT_EQ(totals.rejected, 1U);
}

TEST_F(ReceiptTest, WaitingEditsAreHandedOutInOrderWhileTheyFit) {
    device_.typed(device_.changing("a", "x", two, three));
    const auto all = device_.disk().list_waiting(EditNumber{1}, 100'000);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].numbered.edit, edit_);
    EXPECT_EQ(device_.disk().list_waiting(EditNumber{2}, 100'000).size(), 1U);
}

TEST_F(ReceiptTest, OneWaitingEditIsHandedOutEvenIfItDoesNotFit) {
    device_.typed(device_.changing("a", "x", two, three));
    EXPECT_EQ(device_.disk().list_waiting(EditNumber{1}, 1).size(), 1U);
}

}  // namespace
}  // namespace thidua
