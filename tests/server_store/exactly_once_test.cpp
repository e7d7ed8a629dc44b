#include <gtest/gtest.h>

#include "client/app/reports.h"
#include "client/store/outbox.h"
#include "server/store/log_store.h"
#include "server/store/server_status.h"
#include "shared/forms/answers.h"
#include "shared/wire/codec.h"
#include "tests/support/made_edit.h"
#include "tests/support/served_device.h"

namespace thidua {
namespace {

class Rule02_ExactlyOnce : public testing::Test {
protected:
    Edit making_report() {
        return MadeEdit{server_, officer_.grantee.person}
            .create(quarterly_report("STP-HCTP"))
            .edit();
    }
    Sequence head() { return LogStore{server_.database()}.head().seq; }

    SampleServer server_;
    Device officer_ = server_.enrol(people::officer_bich());
};

TEST_F(Rule02_ExactlyOnce, AnswersAResentEditWithTheReceiptOfTheFirstTime) {
    const NumberedEdit edit{EditNumber{1}, making_report()};
    const Receipt first = server_.apply(officer_.id, edit).receipt;
    server_.clock().advance(std::chrono::hours{5});
    EXPECT_EQ(server_.apply(officer_.id, edit).receipt, first);
}

TEST_F(Rule02_ExactlyOnce, DoesNothingForAResentEdit) {
    const NumberedEdit edit{EditNumber{1}, making_report()};
    server_.apply(officer_.id, edit);
    const Sequence before = head();
    server_.apply(officer_.id, edit);
    EXPECT_EQ(head(), before);
}

TEST_F(Rule02_ExactlyOnce, SaysThatAResentEditWasKnown) {
    const NumberedEdit edit{EditNumber{1}, making_report()};
    EXPECT_FALSE(server_.apply(officer_.id, edit).was_known);
    EXPECT_TRUE(server_.apply(officer_.id, edit).was_known);
}

TEST_F(Rule02_ExactlyOnce, KeepsTheReceiptOfARejectedEditToo) {
    MadeEdit edit{server_, officer_.grantee.person};
    edit.create(quarterly_report("STP-TGPL"));
    const NumberedEdit numbered{EditNumber{1}, edit.edit()};
    const Receipt first = server_.apply(officer_.id, numbered).receipt;
    EXPECT_EQ(server_.apply(officer_.id, numbered).receipt, first);
    EXPECT_EQ(server_.store().known_number(officer_.id), EditNumber{1});
}

TEST_F(Rule02_ExactlyOnce, GivesARejectedEditNoPlaceInTheLog) {
    const Sequence before = head();
    MadeEdit edit{server_, officer_.grantee.person};
    edit.create(quarterly_report("STP-TGPL"));
    EXPECT_EQ(server_.apply(officer_.id, edit.edit()).receipt.seq, Sequence{});
    EXPECT_EQ(head(), before);
}

TEST_F(Rule02_ExactlyOnce, ARejectedEditDoesNotHoldUpTheNextOne) {
    MadeEdit edit{server_, officer_.grantee.person};
    edit.create(quarterly_report("STP-TGPL"));
    server_.apply(officer_.id, edit.edit());
    EXPECT_EQ(server_.apply(officer_.id, making_report()).receipt.outcomes.front().kind,
              OutcomeKind::applied);
}

TEST_F(Rule02_ExactlyOnce, KnowsTheEditUnderAnotherDevicesNumber) {
    const Edit edit = making_report();
    const Receipt first = server_.apply(officer_.id, edit).receipt;
    const Device copied = server_.enrol(people::officer_bich());
    EXPECT_EQ(server_.apply(copied.id, {EditNumber{1}, edit}).receipt, first);
}

TEST_F(Rule02_ExactlyOnce, NamesTheEditsOfTheReceiptByTheirHash) {
    const Edit edit = making_report();
    EXPECT_EQ(server_.apply(officer_.id, edit).receipt.edit_hash, edit_hash(edit));
}

TEST_F(Rule02_ExactlyOnce, ListsReceiptsInTheOrderOfTheirNumbers) {
    server_.apply(officer_.id, making_report());
    MadeEdit answer{server_, officer_.grantee.person};
    answer.set(quarterly_report("STP-HCTP"), answer_path("tasks_done"), std::int64_t{3});
    server_.apply(officer_.id, answer.edit());
    const auto receipts =
        server_.store().list_receipts(officer_.id, EditNumber{1}, EditNumber{2});
    ASSERT_EQ(receipts.size(), 2U);
    EXPECT_EQ(receipts[1].edit, answer.edit().id);
}

TEST_F(Rule02_ExactlyOnce, StatusCountsAnsweredEditsAndDevices) {
    server_.apply(officer_.id, making_report());
    const ServerStatus status = server_status(server_.database());
    EXPECT_EQ(status.edits, 1U);
    EXPECT_EQ(status.devices, 1U);
    EXPECT_EQ(status.head, head());
}

/// The same over the line.
class ResendTest : public testing::Test {
protected:
    ResendTest() {
        device_.sync();
        report_ = *device_.workspace().reports().create(SampleServer::period("2026-Q3"));
    }
    std::size_t receipts_in(const LineRecord& line) {
        std::size_t count = 0;
        for (const Message& message : line.to_device)
            if (const auto* flight = std::get_if<Receipts>(&message))
                count += flight->receipts.size();
        return count;
    }

    SampleServer server_;
    ServedDevice device_{server_, people::officer_bich()};
    RecordId report_;
};

TEST_F(ResendTest, ALineCutBeforeTheReceiptAppliesTheEditOnce) {
    device_.sync({.to_device_max = 1});  // the welcome, and no more
    EXPECT_EQ(Outbox{device_.store()}.count_waiting(), 1U);
    const Sequence head = LogStore{server_.database()}.head().seq;
    EXPECT_TRUE(device_.sync().is_done());
    EXPECT_EQ(LogStore{server_.database()}.head().seq, head);
    EXPECT_EQ(Outbox{device_.store()}.count_waiting(), 0U);
}

TEST_F(ResendTest, TheReceiptOfAResentEditComesWithTheWelcome) {
    device_.sync({.to_device_max = 1});
    EXPECT_EQ(receipts_in(device_.sync()), 1U);
}

TEST_F(ResendTest, AnAnsweredEditIsNotSentAgain) {
    device_.sync();
    for (const Message& message : device_.sync().to_server)
        EXPECT_FALSE(std::holds_alternative<Edits>(message));
}

TEST_F(ResendTest, AQuietSessionIsOneRoundTrip) {
    device_.sync();
    const LineRecord line = device_.sync();
    EXPECT_EQ(line.to_device.size(), 1U);
    EXPECT_TRUE(line.is_done());
}

TEST_F(ResendTest, WhatTheDeviceMadeItselfIsNotSentBack) {
    EXPECT_TRUE(device_.sync().records().empty());
}

TEST_F(ResendTest, ARevokedDeviceIsRefusedAndKeepsItsOutbox) {
    DeviceStore{server_.database()}.revoke(device_.device().id, server_.clock().now());
    const LineRecord line = device_.sync();
    ASSERT_TRUE(line.device_end && line.device_end->refusal);
    EXPECT_EQ(line.device_end->refusal->reason, RefusalReason::revoked);
    EXPECT_EQ(Outbox{device_.store()}.count_waiting(), 1U);
}

}  // namespace
}  // namespace thidua
