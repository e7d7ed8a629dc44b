#include <gmock/gmock.h>

#include "server/store/restores_shown.h"
#include "shared/store/transaction.h"
#include "tests/server_store/restore_desk.h"
#include "tests/support/plain_issuer.h"

namespace thidua {
namespace {

using testing::ElementsAre;
using testing::Field;

class Rule12_NewIdentity : public testing::Test {
protected:
    MadeEdit by_bich() { return {server_, bich_.grantee.person}; }
    std::optional<IdentityReply> ask(const DeviceId& device, const Bytes& key) {
        return store_.issue_identity(device, {key}, server_.clock().now());
    }
    AppliedEdit apply(const DeviceId& device, const NumberedEdit& edit) {
        Transaction transaction{server_.database()};
        AppliedEdit applied = store_.apply_edit(device, edit, server_.clock().now());
        transaction.commit();
        return applied;
    }

    SampleServer server_;
    Device bich_ = server_.enrol(people::officer_bich());
    PlainIssuer issuer_{server_.random()};
    ServerStore store_{server_.database(), server_.signer(), &issuer_};
};

TEST_F(Rule12_NewIdentity, IsADeviceOfItsOwnForTheSamePerson) {
    const auto reply = ask(bich_.id, "key");
    ASSERT_TRUE(reply);
    EXPECT_NE(reply->device, bich_.id);
    const auto device = DeviceStore{server_.database()}.find(reply->device);
    EXPECT_EQ(device->grantee, bich_.grantee);
    EXPECT_EQ(device->name, bich_.name);
    EXPECT_EQ(device->successor_of, bich_.id);
    EXPECT_TRUE(store_.find_grant(reply->device, server_.clock().now()));
}

TEST_F(Rule12_NewIdentity, TheSameKeyIsAnsweredAlike) {
    EXPECT_EQ(ask(bich_.id, "key"), ask(bich_.id, "key"));
    EXPECT_EQ(DeviceStore{server_.database()}.list().size(), 2U);
}

TEST_F(Rule12_NewIdentity, AnotherKeyIsAnotherDevice) {
    EXPECT_NE(ask(bich_.id, "key")->device, ask(bich_.id, "other")->device);
}

TEST_F(Rule12_NewIdentity, ARequestThatCannotBeReadGetsNone) { EXPECT_FALSE(ask(bich_.id, "")); }

TEST_F(Rule12_NewIdentity, AKeyOfSomebodyElseGetsNone) {
    const Device dung = server_.enrol(people::officer_dung());
    ask(bich_.id, "key");
    EXPECT_FALSE(ask(dung.id, "key"));
}

TEST_F(Rule12_NewIdentity, AKnownEditUnderANewNumberIsNotDoneAgain) {
    const NumberedEdit edit{EditNumber{1},
                            by_bich().create(quarterly_report("STP-HCTP")).edit()};
    const Receipt first = apply(bich_.id, edit).receipt;
    const DeviceId successor = ask(bich_.id, "key")->device;
    const Sequence head = store_.head().seq;
    const AppliedEdit again = apply(successor, edit);
    EXPECT_TRUE(again.was_known);
    EXPECT_EQ(again.receipt, first);
    EXPECT_EQ(store_.head().seq, head);
}

TEST_F(Rule12_NewIdentity, TheNewNumberStandsForTheEditFromThenOn) {
    const Record report = quarterly_report("STP-HCTP");
    const Edit known = by_bich().create(report).edit();
    const Edit fresh = by_bich().set(report, answer_path("tasks_done"), std::int64_t{3}).edit();
    apply(bich_.id, {EditNumber{7}, known});
    const DeviceId successor = ask(bich_.id, "key")->device;
    apply(successor, {EditNumber{1}, known});
    EXPECT_EQ(store_.known_number(successor), EditNumber{1});
    apply(successor, {EditNumber{2}, fresh});
    EXPECT_EQ(store_.known_number(successor), EditNumber{2});
    EXPECT_THAT(store_.list_receipts(successor, EditNumber{1}, EditNumber{9}),
                ElementsAre(Field(&Receipt::edit, known.id), Field(&Receipt::edit, fresh.id)));
}

TEST_F(Rule12_NewIdentity, WhatWasAnnouncedUnderTheOldNameStillCounts) {
    const Edit edit = by_bich().create(quarterly_report("STP-HCTP")).edit();
    const Instant announced = server_.clock().now();
    store_.note_announced(bich_.id, {{.edit = edit.id, .edit_hash = edit_hash(edit)}}, announced);
    server_.clock().advance(std::chrono::hours{9});
    const DeviceId successor = ask(bich_.id, "key")->device;
    store_.note_announced(successor, {{.edit = edit.id, .edit_hash = edit_hash(edit)}},
                          server_.clock().now());
    EXPECT_EQ(EditStore{server_.database()}.find_announced(edit.id, edit_hash(edit)), announced);
}

TEST_F(Rule12_NewIdentity, WhoReportsUnderANewNameIsNotWaitedForUnderTheOld) {
    const EpochRow restore = begin_epoch(server_.database(), EpochReason::admin,
                                         server_.clock().now());
    const DeviceId successor = ask(bich_.id, "key")->device;
    EXPECT_FALSE(EpochStore{server_.database()}.is_complete(restore.id));
    store_.note_reported(successor, server_.clock().now());
    EXPECT_TRUE(EpochStore{server_.database()}.is_complete(restore.id));
}

}  // namespace
}  // namespace thidua
