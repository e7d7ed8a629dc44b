#include <gmock/gmock.h>

#include "shared/record/change_record.h"
#include "tests/server_store/restore_desk.h"

namespace thidua {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// Bích's device is gone with the server; the Office's has seen what she made.
class Rule08_OffersCopies : public RestoreDesk {
protected:
    Rule08_OffersCopies() {
        back_up();
        made_ = send(bich_, by(bich_).create(quarterly_report("STP-HCTP")));
        typed_ = answer(bich_, "tasks_planned", std::int64_t{12});
    }
    Record offer() { return restored_->list(record_types::recovered).at(0); }
    FedEdit made_;
    FedEdit typed_;
};

TEST_F(Rule08_OffersCopies, WhatOnlyAnotherDeviceHasSeenIsOfferedToTheOffice) {
    restore();
    report_back(ha_, {report().id});
    ASSERT_THAT(offered(), SizeIs(1));
    EXPECT_EQ(offered().at(0).record, report().id);
    EXPECT_EQ(offered().at(0).unit, unit_id("STP-HCTP"));
    EXPECT_EQ(offered().at(0).person, ha_.grantee.person);
    EXPECT_EQ(offer().scope, office_scope(SampleServer::organ()));
    EXPECT_FALSE(restored_->find(report().id));
}

TEST_F(Rule08_OffersCopies, AcceptedItComesBack) {
    restore();
    report_back(ha_, {report().id});
    step(ha_, offer(), "accept");
    EXPECT_EQ(restored_report().fields, report().fields);
    EXPECT_EQ(offered().at(0).state, RecoveredState::accepted);
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_OffersCopies, WhatBelongsToItComesWithIt) {
    submit(kien_);
    const Record version = submission_of(*server_.find(report().id));
    const auto versions = RecordStore{server_.database()}.list_of_parent("submission", report().id);
    restore();
    report_back(ha_, {report().id, versions.at(0).id});
    EXPECT_THAT(offered(), SizeIs(1));
    EXPECT_EQ(offered().at(0).parts, 2);
    step(ha_, offer(), "accept");
    EXPECT_TRUE(restored_->find(versions.at(0).id));
}

TEST_F(Rule08_OffersCopies, DismissedItIsNotAskedAgain) {
    restore();
    report_back(ha_, {report().id});
    step(ha_, offer(), "dismiss");
    report_back(kien_, {report().id});
    EXPECT_EQ(offered().at(0).state, RecoveredState::dismissed);
    EXPECT_FALSE(restored_->find(report().id));
}

TEST_F(Rule08_OffersCopies, TheOfferClosesWhenTheAuthorsOwnEditsBringIt) {
    restore();
    report_back(ha_, {report().id});
    feed(bich_, made_);
    EXPECT_EQ(offered().at(0).state, RecoveredState::open);
    feed(bich_, typed_);
    EXPECT_EQ(offered().at(0).state, RecoveredState::returned);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{12}});
}

/// Somebody's change waited for what it was made on; then the server was put back once more, and of
/// the change only what the Office was shown is left.
class Rule08_OffersWhatWaited : public Rule08_OffersCopies {
protected:
    Rule08_OffersWhatWaited() {
        back_up();
        answer(bich_, "tasks_planned", std::int64_t{14});
        restore();
        MadeEdit edit = by(dung_);
        edit.set_on(restored_report(), answer_path("tasks_planned"), std::int64_t{14},
                    std::int64_t{20});
        waited_ = {.edit = {EditNumber{1}, edit.edit()}};
        waited_.receipt = restored_->apply(dung_.id, waited_.edit.edit).receipt;
        const Record shown = restored_->list(record_types::held).at(0);
        told_ = {.scope = shown.scope,
                 .record = {.type = shown.type,
                            .id = shown.id,
                            .rev = shown.rev,
                            .fields = encode_fields(shown.fields)},
                 .epoch = restored_->epoch().id};
        waited_epoch_ = restored_->epoch().id;
        restore();
        restored_->tell_copies(ha_.id, {told_});
        restored_->report(ha_.id);
    }
    FedEdit waited_;
    Epoch waited_epoch_;
    RecordCopy told_;
};

TEST_F(Rule08_OffersWhatWaited, AcceptedItIsAskedAgain) {
    EXPECT_THAT(open_conflicts(), IsEmpty());
    step(ha_, offer(), "accept");
    ASSERT_THAT(open_conflicts(), SizeIs(1));
    const Record conflict = open_conflicts().at(0);
    EXPECT_EQ(find_value(conflict.fields, "other"), Value{std::int64_t{20}});
    EXPECT_EQ(find_value(conflict.fields, "kept"), restored_answer("tasks_planned"));
    EXPECT_EQ(text_or_empty(conflict.fields, "other_author"), dung_.grantee.person);
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_OffersWhatWaited, TheOfferClosesWhenTheChangeItselfComes) {
    restored_->feed(dung_.id, waited_, waited_epoch_);
    EXPECT_EQ(offered().at(0).state, RecoveredState::returned);
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_OffersCopies, WhatIsThereAlreadyIsNotOffered) {
    restore();
    feed(bich_, made_);
    feed(bich_, typed_);
    report_back(ha_, {report().id});
    EXPECT_THAT(offered(), IsEmpty());
}

TEST_F(Rule08_OffersCopies, AnOlderCopyIsNotOffered) {
    const RecordCopy older = copy_of(report().id);
    const FedEdit newer = answer(kien_, "tasks_planned", std::int64_t{14});
    restore();
    feed(bich_, made_);
    feed(bich_, typed_);
    feed(kien_, newer);
    restored_->tell_copies(ha_.id, {older});
    restored_->report(ha_.id);
    EXPECT_THAT(offered(), IsEmpty());
}

TEST_F(Rule08_OffersCopies, ANewerCopyOfARecordThatIsThereIsOffered) {
    back_up();
    answer(bich_, "tasks_planned", std::int64_t{14});
    restore();
    report_back(ha_, {report().id});
    ASSERT_THAT(offered(), SizeIs(1));
    step(ha_, offer(), "accept");
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{14}});
}

/// Seed 3012651 of the simulator.
TEST_F(Rule08_OffersCopies, AValueThatStandsInHistoryAloneIsOffered) {
    back_up();
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{14});
    const FedEdit over = answer(kien_, "tasks_planned", std::int64_t{15});
    const RecordId history = change_record_id(over.edit.edit.id, report().id);
    restore();
    feed(kien_, over);
    report_back(kien_, {change_record_id(lost.edit.edit.id, report().id), history});
    ASSERT_THAT(offered(), SizeIs(1));
    step(ha_, offer(), "accept");
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{15}});
    EXPECT_EQ(find_value(restored_->find(history)->fields, "was/answers/tasks_planned"),
              Value{std::int64_t{14}});
}

TEST_F(Rule08_OffersCopies, WhatSomebodyChangedSinceTheRestoreIsAsked) {
    back_up();
    answer(bich_, "tasks_planned", std::int64_t{14});
    restore();
    type(dung_, "tasks_planned", std::int64_t{15});
    report_back(ha_, {report().id});
    step(ha_, offer(), "accept");
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{15}});
    ASSERT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_EQ(find_value(open_conflicts().at(0).fields, "other"), Value{std::int64_t{14}});
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_OffersCopies, EditsThatComeAfterTheAcceptedCopyFindTheirPlace) {
    const RecordCopy first = copy_of(report().id);
    const FedEdit later = answer(kien_, "tasks_done", std::int64_t{5});
    restore();
    restored_->tell_copies(ha_.id, {first});
    restored_->report(ha_.id);
    step(ha_, offer(), "accept");
    feed(kien_, later);
    feed(bich_, made_);
    feed(bich_, typed_);
    EXPECT_EQ(restored_report().fields, report().fields);
    EXPECT_THAT(open_conflicts(), IsEmpty());
}

TEST_F(Rule08_OffersCopies, ACopyOutsideItsScopesIsPassedOver) {
    const Device stranger = server_.enrol(people::head_of_aid());
    back_up();
    restore();
    EXPECT_TRUE(restored_->find(report().id));
    RecordCopy forged = copy_of(report().id);
    forged.record.rev = Sequence{100000};
    forged.record.fields = encode_fields({{"state", std::string{"accepted"}}});
    restored_->tell_copies(stranger.id, {forged});
    restored_->report(stranger.id);
    EXPECT_THAT(offered(), IsEmpty());
}

TEST_F(Rule08_OffersCopies, OnlyTheOfficeMayAccept) {
    restore();
    report_back(ha_, {report().id});
    EXPECT_EQ(step(kien_, offer(), "accept").outcomes.at(0).reason, RejectReason::not_allowed);
    EXPECT_FALSE(restored_->find(report().id));
}

}  // namespace
}  // namespace thidua
