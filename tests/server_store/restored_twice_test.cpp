#include <gmock/gmock.h>

#include "tests/server_store/restore_desk.h"

namespace thidua {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// The server is restored, works on, and is lost again.
class Rule08_RestoredTwice : public RestoreDesk {
protected:
    Rule08_RestoredTwice() {
        start_report(bich_);
        answer(bich_, "tasks_planned", std::int64_t{10});
        back_up();
        lost_ = answer(bich_, "tasks_planned", std::int64_t{12});
    }
    /// Typed at the first restored server, on what it has.
    FedEdit type_at_first(const Device& device, const std::string& field, Value value) {
        MadeEdit edit = by(device);
        edit.set(restored_report(), answer_path(field), std::move(value));
        const EditNumber number = restored_->store().known_number(device.id).next();
        const Receipt receipt = restored_->apply(device.id, edit.edit()).receipt;
        return {.edit = {number, edit.edit()}, .receipt = receipt};
    }
    /// Whatever the first one did is gone.
    void restore_again_from_the_same_backup() {
        first_epoch_ = restored_->epoch().id;
        restore();
    }
    /// What the first one did is in its own backup.
    void restore_again_from_a_backup_of_the_first() {
        back_up_the_first();
        server_.clock().advance(std::chrono::hours{24});
        restore_the_first();
    }
    void back_up_the_first() {
        first_epoch_ = restored_->epoch().id;
        restored_->database().execute("VACUUM INTO '" + folder_.file("second.db") + "'");
    }
    void restore_the_first() { restored_.emplace(server_, folder_.file("second.db")); }

    /// What a device holds of the first restored server.
    RecordCopy copy_at_first() {
        const Record record = restored_report();
        return {.scope = record.scope,
                .record = {.type = record.type,
                           .id = record.id,
                           .rev = record.rev,
                           .fields = encode_fields(record.fields)},
                .epoch = restored_->epoch().id};
    }
    /// The Office's device has both, and accepts what it is offered.
    void take_back_copies(const std::vector<RecordCopy>& copies) {
        restored_->tell_copies(ha_.id, copies);
        restored_->report(ha_.id);
        ASSERT_THAT(offered(), SizeIs(1));
        step(ha_, restored_->list(record_types::recovered).at(0), "accept");
    }

    FedEdit lost_;
    Epoch first_epoch_;
    TemporaryFolder folder_;
};

TEST_F(Rule08_RestoredTwice, ADeviceThatReportedToTheFirstFeedsTheSecondTheSame) {
    restore();
    const Receipt first = feed(bich_, lost_).receipt;
    report_back(bich_);
    restore_again_from_the_same_backup();
    const Receipt second = feed(bich_, lost_).receipt;
    EXPECT_EQ(second.server_time, lost_.receipt.server_time);
    EXPECT_EQ(second.outcomes, first.outcomes);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{12}});
}

TEST_F(Rule08_RestoredTwice, EditsOfBothLostEpochsStandInTheirOrder) {
    restore();
    feed(bich_, lost_);
    const FedEdit later = type_at_first(dung_, "tasks_planned", std::int64_t{14});
    restore_again_from_the_same_backup();
    restored_->feed(dung_.id, later, first_epoch_);
    feed(bich_, lost_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{14}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

/// Their devices are gone, and the first one never had what was lost before it: each copy is all of
/// the record, but brings back only what its own epoch did.
TEST_F(Rule08_RestoredTwice, CopiesOfBothLostEpochsComeBackTogether) {
    const RecordCopy of_lost = copy_of(report().id);
    restore();
    type_at_first(dung_, "tasks_done", std::int64_t{4});
    const RecordCopy of_first = copy_at_first();
    restore_again_from_the_same_backup();
    take_back_copies({of_lost, of_first});
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{12}});
    EXPECT_EQ(restored_answer("tasks_done"), Value{std::int64_t{4}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_RestoredTwice, CopiesOfBothLostEpochsThatDisagreeAreAsked) {
    const RecordCopy of_lost = copy_of(report().id);
    restore();
    type_at_first(dung_, "tasks_planned", std::int64_t{14});
    const RecordCopy of_first = copy_at_first();
    restore_again_from_the_same_backup();
    take_back_copies({of_lost, of_first});
    ASSERT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{12}});
    EXPECT_EQ(find_value(open_conflicts().at(0).fields, "other"), Value{std::int64_t{14}});
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

/// The later copy has what that epoch's own edit did, which came back by itself.
TEST_F(Rule08_RestoredTwice, AnEditAndALaterCopyOfItsEpochStandOnAnEarlierCopy) {
    const RecordCopy of_lost = copy_of(report().id);
    restore();
    const FedEdit later = type_at_first(dung_, "tasks_done", std::int64_t{4});
    const RecordCopy of_first = copy_at_first();
    restore_again_from_the_same_backup();
    restored_->feed(dung_.id, later, first_epoch_);
    take_back_copies({of_lost, of_first});
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{12}});
    EXPECT_EQ(restored_answer("tasks_done"), Value{std::int64_t{4}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
}

TEST_F(Rule08_RestoredTwice, ADeviceThatComesBackOnlyAfterTheSecondIsTakenBack) {
    restore();
    restore_again_from_a_backup_of_the_first();
    feed(bich_, lost_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{12}});
}

TEST_F(Rule08_RestoredTwice, WhatSomebodyTypedInBetweenIsAskedOfTheLatecomer) {
    restore();
    type_at_first(dung_, "tasks_planned", std::int64_t{14});
    restore_again_from_a_backup_of_the_first();
    feed(bich_, lost_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{14}});
    EXPECT_THAT(open_conflicts(), SizeIs(1));
}

TEST_F(Rule08_RestoredTwice, WhatTheSecondLostIsGivenBackOnWhatTheFirstTookBack) {
    restore();
    feed(bich_, lost_);
    back_up_the_first();
    const FedEdit later = type_at_first(dung_, "tasks_planned", std::int64_t{14});
    restore_the_first();
    restored_->feed(dung_.id, later, first_epoch_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{14}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_RestoredTwice, WhatTheFirstLostLiesBeneathWhatWasMadeOnIt) {
    restore();
    back_up_the_first();
    feed(bich_, lost_);
    const FedEdit later = type_at_first(dung_, "tasks_planned", std::int64_t{14});
    restore_the_first();
    restored_->feed(dung_.id, later, first_epoch_);
    feed(bich_, lost_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{14}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_RestoredTwice, WhatTheFirstLostIsAskedOfWhoeverTypedInTheSecond) {
    restore();
    back_up_the_first();
    const FedEdit elsewhere = type_at_first(dung_, "tasks_done", std::int64_t{4});
    restore_the_first();
    restored_->feed(dung_.id, elsewhere, first_epoch_);
    type(kien_, "tasks_planned", std::int64_t{11});
    feed(bich_, lost_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{11}});
    EXPECT_EQ(restored_answer("tasks_done"), Value{std::int64_t{4}});
    EXPECT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_RestoredTwice, ADeviceReportsToEveryRestoreThatIsOpen) {
    restore();
    const EpochRow first = restored_->epoch();
    restore_again_from_a_backup_of_the_first();
    report_all_back();
    EXPECT_THAT(EpochStore{restored_->database()}.list_open(), IsEmpty());
    EXPECT_TRUE(EpochStore{restored_->database()}.is_complete(first.id));
}

TEST_F(Rule08_RestoredTwice, TheLogLeftEachEpochWhereItWasFirstForked) {
    restore();
    const Sequence fork = restored_->epoch().forked_at;
    restore_again_from_a_backup_of_the_first();
    EXPECT_EQ(restored_->store().find_fork(epoch_)->at, fork);
    EXPECT_EQ(restored_->store().find_fork(first_epoch_)->at, restored_->epoch().forked_at);
    EXPECT_FALSE(restored_->store().find_fork(restored_->epoch().id));
}

TEST_F(Rule08_RestoredTwice, OfAnEpochThatTheBackupDoesNotKnowNoForkIsKnown) {
    restore();
    restore_again_from_the_same_backup();
    EXPECT_FALSE(restored_->store().find_fork(first_epoch_));
}

}  // namespace
}  // namespace thidua
