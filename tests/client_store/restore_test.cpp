#include <gtest/gtest.h>

#include <algorithm>

#include "shared/wire/codec.h"
#include "tests/client_store/local_device.h"

namespace thidua {
namespace {

const Value one{std::int64_t{1}};
const Value two{std::int64_t{2}};
const Value three{std::int64_t{3}};
const Value four{std::int64_t{4}};

/// The server's log went to 6. The device has two edits in it, at 3 and 5, both announced on the
/// 10th and answered; a colleague made b at 2 and c at 6. Then the server is restored.
class Rule08_RestoreHeals : public testing::Test {
protected:
    Rule08_RestoreHeals() {
        device_.meet_on(9);
        device_.pull({LocalDevice::note("a", {{"x", one}}, 1),
                      LocalDevice::note("b", {{"x", one}}, 2)},
                     2);
        first_ = device_.typed(device_.changing("a", "x", one, two));
        second_ = device_.typed(device_.changing("a", "x", two, three));
        device_.meet_on(10, "first", 2);
        device_.answer({receipt(1, first_, 3), receipt(2, second_, 5)}, true);
        device_.pull({LocalDevice::note("c", {{"x", one}}, 6)}, 6);
    }
    static Receipt receipt(std::uint64_t number, const Edit& edit, std::uint64_t seq) {
        return LocalDevice::receipt(EditNumber{number}, edit, seq);
    }
    /// To what it was at 4: the first edit is in its log.
    void restore() { device_.meet_restored("second", 1, 4); }
    /// As the restored server has it.
    void pull_restored() {
        device_.pull({LocalDevice::note("a", {{"x", two}}, 3),
                      LocalDevice::note("b", {{"x", one}}, 2)},
                     4);
    }
    std::vector<std::string> copies() {
        std::vector<std::string> names;
        for (const RecordCopy& copy : device_.disk().list_copies({}, 1'000'000))
            for (const char* name : {"a", "b", "c", "d"})
                if (copy.record.id == LocalDevice::note_id(name)) names.emplace_back(name);
        std::sort(names.begin(), names.end());
        return names;
    }
    std::vector<WaitingEdit> waiting() {
        return device_.disk().list_waiting(EditNumber{1}, 1'000'000);
    }
    std::size_t open_conflicts() {
        return device_.view().count({.type = "conflict", .state = "open"});
    }

    LocalDevice device_;
    Edit first_, second_;
};

TEST_F(Rule08_RestoreHeals, TheStrongestWordOfTheServerIsKept) {
    device_.meet_on(11, "first", 6);
    device_.meet_on(12, "first", 6);
    const Proof proof = device_.disk().find_proof();
    ASSERT_EQ(proof.statements.size(), 1U);
    EXPECT_EQ(proof.statements[0].statement.head, Sequence{6});
    ASSERT_EQ(proof.receipts.size(), 1U);
    EXPECT_EQ(proof.receipts[0], receipt(2, second_, 5));
    EXPECT_EQ(proof.flights[0].epoch, LocalDevice::epoch("first"));
}

TEST_F(Rule08_RestoreHeals, ADeviceBeginsTheNewEpochAtTheStart) {
    restore();
    const SyncPosition position = device_.disk().position();
    EXPECT_EQ(position.epoch, LocalDevice::epoch("second"));
    EXPECT_EQ(position.cursor, Sequence{});
    EXPECT_EQ(position.head, Sequence{});
    EXPECT_TRUE(position.owes_report);
}

TEST_F(Rule08_RestoreHeals, WhatTheServerHasForgottenWaitsAgainWithItsAnswer) {
    restore();
    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_EQ(waiting()[0].numbered, (NumberedEdit{EditNumber{2}, second_}));
    ASSERT_TRUE(waiting()[0].answer.has_value());
    EXPECT_EQ(waiting()[0].answer->receipt, receipt(2, second_, 5));
    EXPECT_EQ(waiting()[0].answer->flight.epoch, LocalDevice::epoch("first"));
    EXPECT_EQ(waiting()[0].answer->flight.hashes,
              receipt_hashes({receipt(1, first_, 3), receipt(2, second_, 5)}));
}

TEST_F(Rule08_RestoreHeals, WhatTheServerStillKnowsIsNotFedAgain) {
    restore();
    EXPECT_EQ(device_.outbox().find(first_.id)->state, "done");
}

TEST_F(Rule08_RestoreHeals, NothingDisappearsBeforeThePull) {
    restore();
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(device_.seen("b", "x"), one);
    EXPECT_EQ(device_.seen("c", "x"), one);
    EXPECT_EQ(open_conflicts(), 0U);
}

TEST_F(Rule08_RestoreHeals, NothingDisappearsBecauseTheServerLacksIt) {
    restore();
    pull_restored();
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(device_.seen("c", "x"), one);
    EXPECT_EQ(open_conflicts(), 0U);
}

TEST_F(Rule08_RestoreHeals, NothingDisappearsAfterAll) {
    restore();
    pull_restored();
    device_.answer({receipt(2, second_, 5)}, false);
    device_.pull({LocalDevice::note("a", {{"x", three}}, 5)}, 5);
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(device_.seen("c", "x"), one);
    EXPECT_EQ(device_.count_overlay(), 0U);
}

TEST_F(Rule08_RestoreHeals, AReFedEditKeepsItsFirstReceiptForThePerson) {
    restore();
    Receipt later = receipt(2, second_, 7);
    later.server_time = moment(2026, 9, 20);
    device_.answer({later}, false);
    EXPECT_EQ(device_.outbox().find(second_.id)->receipt, receipt(2, second_, 5));
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

TEST_F(Rule08_RestoreHeals, AReFedEditIsInBaseOnlyWhenItsNewPlaceIsPulled) {
    restore();
    pull_restored();
    device_.answer({receipt(2, second_, 7)}, false);
    EXPECT_EQ(device_.outbox().find(second_.id)->state, "answered");
    device_.pull({LocalDevice::note("a", {{"x", three}}, 7)}, 7);
    EXPECT_EQ(device_.outbox().find(second_.id)->state, "done");
}

TEST_F(Rule08_RestoreHeals, WhatWasTypedMeanwhileStandsOnTop) {
    const Edit third = device_.typed(device_.changing("a", "x", three, four));
    restore();
    EXPECT_EQ(device_.seen("a", "x"), four);
    pull_restored();
    EXPECT_EQ(device_.seen("a", "x"), four);
    EXPECT_EQ(open_conflicts(), 0U);
    ASSERT_EQ(waiting().size(), 2U);
    EXPECT_FALSE(waiting()[1].answer.has_value());
    EXPECT_EQ(waiting()[1].numbered.edit, third);
}

/// Its effect was only in the replay, not in base.
TEST_F(Rule08_RestoreHeals, AnAnsweredEditThatWasNotPulledIsStillShown) {
    const Edit third = device_.typed(device_.changing("a", "x", three, four));
    device_.answer({receipt(3, third, 7)}, false);
    restore();
    EXPECT_EQ(device_.seen("a", "x"), four);
    pull_restored();
    EXPECT_EQ(device_.seen("a", "x"), four);
    EXPECT_EQ(open_conflicts(), 0U);
}

TEST_F(Rule08_RestoreHeals, ARejectionIsNotPutBeforeThePersonAgain) {
    const Edit third = device_.typed(device_.changing("a", "x", three, four));
    const Receipt rejected = LocalDevice::receipt(EditNumber{3}, third, 0, OutcomeKind::rejected,
                                                  RejectReason::not_allowed);
    device_.answer({rejected});
    device_.outbox().settle_attention(third.id);
    restore();
    EXPECT_EQ(device_.seen("a", "x"), three);
    device_.answer({receipt(2, second_, 5), rejected}, false);
    EXPECT_EQ(device_.outbox().count_attention(), 0U);
}

TEST_F(Rule08_RestoreHeals, WhatDidNotComeAgainIsToldAsACopy) {
    restore();
    pull_restored();
    EXPECT_EQ(copies(), (std::vector<std::string>{"a", "c"}));
    device_.answer({receipt(2, second_, 5)}, false);
    device_.pull({LocalDevice::note("a", {{"x", three}}, 5)}, 5);
    EXPECT_EQ(copies(), (std::vector<std::string>{"c"}));
}

TEST_F(Rule08_RestoreHeals, ACopySaysWhereItStoodInTheOldEpoch) {
    restore();
    pull_restored();
    const auto all = device_.disk().list_copies({}, 1'000'000);
    const auto copy = std::find_if(all.begin(), all.end(), [](const RecordCopy& one_copy) {
        return one_copy.record.id == LocalDevice::note_id("c");
    });
    ASSERT_NE(copy, all.end());
    EXPECT_EQ(copy->epoch, LocalDevice::epoch("first"));
    EXPECT_EQ(copy->record, LocalDevice::packed(LocalDevice::note("c", {{"x", one}}, 6)));
    EXPECT_EQ(copy->scope, LocalDevice::scope());
}

TEST_F(Rule08_RestoreHeals, CopiesAreToldInPartsInTheOrderOfTheirIds) {
    restore();
    device_.finish_pull(4);
    const auto first = device_.disk().list_copies({}, 1);
    ASSERT_EQ(first.size(), 1U);
    const auto rest = device_.disk().list_copies(first[0].record.id, 1'000'000);
    ASSERT_FALSE(rest.empty());
    EXPECT_LT(first[0].record.id, rest[0].record.id);
}

TEST_F(Rule08_RestoreHeals, WhatWasToldStaysVisibleAsThisDevicesOwn) {
    restore();
    pull_restored();
    device_.disk().note_reported();
    EXPECT_FALSE(device_.disk().position().owes_report);
    EXPECT_EQ(device_.seen("c", "x"), one);
    EXPECT_TRUE(device_.view().is_only_here(LocalDevice::note_id("c")));
    EXPECT_FALSE(device_.view().is_only_here(LocalDevice::note_id("b")));
    EXPECT_EQ(device_.view().count_only_here(), 1U);
    EXPECT_TRUE(copies().empty());
}

TEST_F(Rule08_RestoreHeals, WhatComesBackIsNoLongerThisDevicesOwn) {
    restore();
    pull_restored();
    device_.disk().note_reported();
    device_.pull({LocalDevice::note("c", {{"x", two}}, 8)}, 8);
    EXPECT_EQ(device_.seen("c", "x"), two);
    EXPECT_EQ(device_.view().count_only_here(), 0U);
}

TEST_F(Rule08_RestoreHeals, AnUnknownForkDoubtsEverything) {
    device_.meet_restored("second", 0, 0);
    EXPECT_EQ(waiting().size(), 2U);
    EXPECT_EQ(copies(), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(device_.seen("a", "x"), three);
}

/// The receipt was lost on the line, and the backup was made after it.
TEST_F(Rule08_RestoreHeals, AnEditWithoutAReceiptStillWaitsThoughTheServerKnowsIt) {
    const Edit third = device_.typed(device_.changing("a", "x", three, four));
    device_.meet_restored("second", 3, 6);
    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_EQ(waiting()[0].numbered.edit, third);
    EXPECT_FALSE(waiting()[0].answer.has_value());
}

TEST_F(Rule08_RestoreHeals, WhenItWasAnnouncedBeforeIsProven) {
    restore();
    const auto proofs = device_.disk().list_announcement_proofs();
    ASSERT_EQ(proofs.size(), 1U);
    EXPECT_EQ(proofs[0].said.statement.server_time, moment(2026, 9, 10, 9, 0));
    ASSERT_EQ(proofs[0].manifest.size(), 2U);
    EXPECT_EQ(proofs[0].manifest[1].edit, second_.id);
    EXPECT_EQ(proofs[0].said.statement.manifest, manifest_digest(proofs[0].manifest));
}

TEST_F(Rule08_RestoreHeals, NothingIsProvenOfWhatTheServerStillKnows) {
    device_.meet_restored("second", 2, 6);
    EXPECT_TRUE(device_.disk().list_announcement_proofs().empty());
}

TEST_F(Rule08_RestoreHeals, OnlyTheFirstContactThatAnnouncedAnEditIsKept) {
    device_.typed(device_.changing("a", "x", three, four));
    for (unsigned day = 11; day < 15; ++day) device_.meet_on(day, "first", 6);
    restore();
    const auto proofs = device_.disk().list_announcement_proofs();
    ASSERT_EQ(proofs.size(), 2U);
    EXPECT_EQ(proofs[1].said.statement.server_time, moment(2026, 9, 11, 9, 0));
}

TEST_F(Rule08_RestoreHeals, ContactsThatMatterNoMoreAreLetGo) {
    for (unsigned day = 11; day < 31; ++day) device_.meet_on(day, "first", 6);
    auto count = device_.store().database().prepare("SELECT count(*) FROM contact");
    count.step();
    EXPECT_EQ(column_int64(count, 0), 9);  // the last eight, and the one that announced
}

/// Restored again before the device had told anything.
TEST_F(Rule08_RestoreHeals, ASecondRestoreKeepsWhatTheFirstOneTookAway) {
    restore();
    pull_restored();
    device_.pull({LocalDevice::note("d", {{"x", one}}, 5)}, 5);
    device_.meet_restored("third", 1, 4);
    for (const char* name : {"a", "b", "c", "d"}) EXPECT_FALSE(is_null(device_.seen(name, "x")));
    EXPECT_EQ(device_.seen("a", "x"), three);
    pull_restored();
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(copies(), (std::vector<std::string>{"a", "c", "d"}));
    EXPECT_EQ(waiting().at(0).answer->receipt, receipt(2, second_, 5));
    EXPECT_EQ(open_conflicts(), 0U);
}

/// The second server was told, and then had the record otherwise; the third one knows neither.
TEST_F(Rule08_RestoreHeals, WhatASecondServerWasToldAThirdIsToldToo) {
    restore();
    pull_restored();
    device_.disk().note_reported();
    device_.pull({LocalDevice::note("c", {{"x", two}}, 5)}, 5);
    EXPECT_TRUE(copies().empty());
    device_.meet_restored("third", 1, 4);
    pull_restored();
    EXPECT_EQ(device_.seen("c", "x"), two);
    std::vector<std::uint64_t> revs;
    for (const RecordCopy& copy : device_.disk().list_copies({}, 100'000))
        if (copy.record.id == LocalDevice::note_id("c")) revs.push_back(copy.record.rev.value());
    EXPECT_EQ(revs, (std::vector<std::uint64_t>{6, 5}));
}

/// What was told does not show again when the record leaves this device.
TEST_F(Rule08_RestoreHeals, WhatWasToldIsNotSeenAgainOnceItCame) {
    restore();
    pull_restored();
    device_.disk().note_reported();
    device_.pull({LocalDevice::note("c", {{"x", two}}, 5)}, 5);
    device_.disk().begin_repull(LocalDevice::scope());
    device_.pull({LocalDevice::note("a", {{"x", two}}, 3)}, 5);
    EXPECT_TRUE(is_null(device_.seen("c", "x")));
}

/// A third server does not know the second's epoch; what the second had as of before it lost
/// anything does not hide what the first one had newer.
TEST_F(Rule08_RestoreHeals, AnOlderStateOfASecondRestoreHidesNothingNewer) {
    device_.pull({LocalDevice::note("c", {{"x", one}}, 3), LocalDevice::note("d", {{"x", two}}, 7)},
                 7);
    restore();
    pull_restored();
    device_.pull({LocalDevice::note("d", {{"x", one}}, 4)}, 4);
    device_.meet_restored("third", 1, 0);
    const auto of_d = [&] {
        std::vector<std::uint64_t> revs;
        for (const RecordCopy& copy : device_.disk().list_copies({}, 100'000))
            if (copy.record.id == LocalDevice::note_id("d"))
                revs.push_back(copy.record.rev.value());
        return revs;
    };
    EXPECT_EQ(of_d(), (std::vector<std::uint64_t>{7}));
}

TEST_F(Rule08_RestoreHeals, AfterASecondRestoreTheFirstReceiptIsShownAgain) {
    restore();
    pull_restored();
    device_.answer({receipt(2, second_, 5)}, false);
    device_.pull({LocalDevice::note("a", {{"x", three}}, 5)}, 5);
    device_.meet_restored("third", 1, 4);
    ASSERT_EQ(waiting().size(), 1U);
    EXPECT_EQ(waiting()[0].answer->flight.epoch, LocalDevice::epoch("first"));
    EXPECT_EQ(device_.seen("a", "x"), three);
    EXPECT_EQ(open_conflicts(), 0U);
}

/// What was answered under an old name (rule 12) has no number that the server could speak of.
TEST_F(Rule08_RestoreHeals, EditsOfAnOldNameAreFedAgainUnderNewNumbers) {
    device_.disk().note_identity_reused();
    device_.disk().identity_request();
    device_.disk().adopt_identity({.device = DeviceId{LocalDevice::note_id("me").value()}});
    const Edit third = device_.typed(device_.changing("a", "x", three, four));
    device_.answer({receipt(1, third, 7)}, true);
    device_.meet_restored("second", 0, 4);
    ASSERT_EQ(waiting().size(), 2U);
    EXPECT_EQ(waiting()[0].numbered, (NumberedEdit{EditNumber{1}, second_}));
    EXPECT_EQ(waiting()[1].numbered, (NumberedEdit{EditNumber{2}, third}));
    EXPECT_EQ(device_.seen("a", "x"), four);
}

}  // namespace
}  // namespace thidua
