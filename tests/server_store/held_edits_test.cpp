#include <gmock/gmock.h>

#include "tests/server_store/restore_desk.h"

namespace thidua {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// The backup has 10 tasks planned; the lost server had 12 in the end.
class Merging_Held : public RestoreDesk {
protected:
    Merging_Held() {
        start_report(bich_);
        answer(bich_, "tasks_planned", std::int64_t{10});
        back_up();
        lost_ = answer(bich_, "tasks_planned", std::int64_t{12});
    }
    /// Made on 12, which the restored server has never known.
    Receipt type_on_lost(std::int64_t value) {
        return type_on(dung_, "tasks_planned", std::int64_t{12}, value);
    }
    FedEdit lost_;
};

TEST_F(Merging_Held, AnEditMadeOnWhatTheServerHasNeverKnownIsHeld) {
    restore();
    EXPECT_EQ(type_on_lost(20).outcomes.at(0).kind, OutcomeKind::held);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{10}});
}

TEST_F(Merging_Held, TheOfficeSeesIt) {
    restore();
    type_on_lost(20);
    ASSERT_THAT(held(), SizeIs(1));
    EXPECT_EQ(held().at(0).author, dung_.grantee.person);
    EXPECT_EQ(held().at(0).path, answer_path("tasks_planned"));
    const Record record = restored_->list(record_types::held).at(0);
    EXPECT_EQ(find_value(record.fields, "value"), Value{std::int64_t{20}});
    EXPECT_EQ(record.scope, office_scope(SampleServer::organ()));
}

TEST_F(Merging_Held, ItTakesEffectWhenWhatItWasMadeOnArrives) {
    restore();
    type_on_lost(20);
    feed(bich_, lost_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{20}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
    EXPECT_EQ(held().at(0).state, HeldState::done);
    EXPECT_EQ(held().at(0).outcome, "applied");
}

TEST_F(Merging_Held, WhatWasTypedOnItFollows) {
    restore();
    type_on_lost(20);
    type_on(dung_, "tasks_planned", std::int64_t{20}, std::int64_t{21});
    feed(bich_, lost_);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{21}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
}

TEST_F(Merging_Held, AValueOfHistoryIsKnown) {
    answer(bich_, "tasks_planned", std::int64_t{13});
    back_up();
    restore();
    const Receipt receipt = type_on_lost(20);
    EXPECT_EQ(receipt.outcomes.at(0).kind, OutcomeKind::conflict);
}

TEST_F(Merging_Held, BecomesAConflictWhenEverybodyHasReported) {
    restore();
    type_on_lost(20);
    report_all_back();
    EXPECT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_EQ(held().at(0).outcome, "conflict");
}

TEST_F(Merging_Held, BecomesAConflictWhenTheOfficeReleasesIt) {
    restore();
    type_on_lost(20);
    const Receipt released = step(ha_, restored_->list(record_types::held).at(0), "release");
    EXPECT_EQ(released.outcomes.at(0).kind, OutcomeKind::applied);
    EXPECT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_EQ(held().at(0).state, HeldState::released);
    EXPECT_EQ(held().at(0).released_by, ha_.grantee.person);
}

TEST_F(Merging_Held, AUnitMayNotReleaseIt) {
    restore();
    type_on_lost(20);
    const Receipt receipt = step(kien_, restored_->list(record_types::held).at(0), "release");
    EXPECT_EQ(receipt.outcomes.at(0).reason, RejectReason::not_allowed);
}

TEST_F(Merging_Held, OnceEverybodyHasReportedNothingIsHeld) {
    restore();
    report_all_back();
    EXPECT_EQ(type_on_lost(20).outcomes.at(0).kind, OutcomeKind::conflict);
}

TEST_F(Merging_Held, AServerThatForgotNothingHoldsNothing) {
    const Record seen = report();
    MadeEdit edit = by(dung_);
    edit.set_on(seen, answer_path("tasks_planned"), std::int64_t{99}, std::int64_t{20});
    EXPECT_EQ(send(dung_, edit).receipt.outcomes.at(0).kind, OutcomeKind::conflict);
}

TEST_F(Merging_Held, AStepWaitsForTheRestOfItsEdit) {
    restore();
    Record seen = restored_report();
    seen.fields[answer_path("tasks_planned")] = std::int64_t{12};
    MadeEdit edit = by(kien_);
    edit.set(seen, answer_path("tasks_planned"), std::int64_t{20});
    seen.fields[answer_path("tasks_planned")] = std::int64_t{20};
    edit.submit(seen);
    const Receipt receipt = restored_->apply(kien_.id, edit.edit()).receipt;
    EXPECT_EQ(receipt.outcomes.back().kind, OutcomeKind::held);
    EXPECT_EQ(text_or_empty(restored_report().fields, "state"), "draft");
    server_.clock().advance(std::chrono::hours{48});
    feed(bich_, lost_);
    EXPECT_EQ(text_or_empty(restored_report().fields, "state"), "submitted");
    const auto evidence =
        RecordStore{restored_->database()}.list_of_parent("evidence", restored_report().id);
    ASSERT_THAT(evidence, SizeIs(1));
    EXPECT_EQ(view_of<EvidenceRecord>(evidence.at(0)).received_at, receipt.server_time);
}

TEST_F(Merging_Held, AnEditOfARecordThatIsNotBackWaitsForIt) {
    const Record lost = quarterly_report("STP-HCTP", "2026-Q2");
    const FedEdit made = send(bich_, by(bich_).create(lost));
    restore();
    MadeEdit edit = by(dung_);
    edit.set(lost, answer_path("tasks_done"), std::int64_t{3});
    EXPECT_EQ(restored_->apply(dung_.id, edit.edit()).receipt.outcomes.at(0).kind,
              OutcomeKind::held);
    feed(bich_, lost_);
    feed(bich_, made);
    EXPECT_EQ(find_value(restored_->find(lost.id)->fields, answer_path("tasks_done")),
              Value{std::int64_t{3}});
}

/// The author never heard that it had arrived, and sends it as any other edit.
TEST_F(Merging_Held, TakesEffectWhenWhatItWasMadeOnIsSentForTheFirstTime) {
    const Record lost = quarterly_report("STP-HCTP", "2026-Q2");
    const MadeEdit made = by(bich_).create(lost);
    restore();
    MadeEdit edit = by(dung_);
    edit.set(lost, answer_path("tasks_done"), std::int64_t{3});
    restored_->apply(dung_.id, edit.edit());
    EXPECT_FALSE(restored_->apply(bich_.id, made.edit()).is_plain);
    EXPECT_EQ(find_value(restored_->find(lost.id)->fields, answer_path("tasks_done")),
              Value{std::int64_t{3}});
}

TEST_F(Merging_Held, ASubmissionThatCameBackStandsWhenItsReportIsSentForTheFirstTime) {
    const MadeEdit made = by(bich_).create(quarterly_report("STP-HCTP", "2026-Q2"));
    send(bich_, made);
    const Record seen = *server_.find(quarterly_report("STP-HCTP", "2026-Q2").id);
    const FedEdit submission = send(kien_, by(kien_).submit(seen));
    restore();
    feed(kien_, submission);
    EXPECT_FALSE(restored_->find(seen.id));
    restored_->apply(bich_.id, made.edit());
    EXPECT_EQ(text_or_empty(restored_->find(seen.id)->fields, "state"), "submitted");
    const auto evidence = RecordStore{restored_->database()}.list_of_parent("evidence", seen.id);
    ASSERT_THAT(evidence, SizeIs(1));
    EXPECT_EQ(view_of<EvidenceRecord>(evidence.at(0)).received_at, submission.receipt.server_time);
}

/// The report was sent again, as new, before the edit on it came back.
TEST_F(Merging_Held, WhatCameBackFindsTheRecordThatWasSentForTheFirstTimeBefore) {
    const MadeEdit made = by(bich_).create(quarterly_report("STP-HCTP", "2026-Q2"));
    send(bich_, made);
    const Record seen = *server_.find(quarterly_report("STP-HCTP", "2026-Q2").id);
    MadeEdit edit = by(dung_);
    edit.set(seen, answer_path("tasks_done"), std::int64_t{3});
    const FedEdit typed = send(dung_, edit);
    const FedEdit submission = send(kien_, by(kien_).submit(seen));
    restore();
    restored_->apply(bich_.id, made.edit());
    feed(dung_, typed);
    feed(kien_, submission);
    const Record now = *restored_->find(seen.id);
    EXPECT_EQ(find_value(now.fields, answer_path("tasks_done")), Value{std::int64_t{3}});
    EXPECT_EQ(text_or_empty(now.fields, "state"), "submitted");
}

TEST_F(Merging_Held, WhatMayNotBeDoneIsNotDoneWhenItsTimeComes) {
    const Device stranger = server_.enrol(people::head_of_aid());
    back_up();
    const Record lost = quarterly_report("STP-HCTP", "2026-Q2");
    const FedEdit made = send(bich_, by(bich_).create(lost));
    restore();
    MadeEdit edit = by(stranger);
    edit.set(lost, answer_path("tasks_done"), std::int64_t{3});
    restored_->apply(stranger.id, edit.edit());
    feed(bich_, made);
    EXPECT_EQ(find_value(restored_->find(lost.id)->fields, answer_path("tasks_done")), Value{});
    EXPECT_EQ(held().at(0).outcome, "rejected");
}

TEST_F(Merging_Held, AnAcceptanceOfAVersionThatIsNotBackWaitsForIt) {
    const FedEdit version = submit(kien_);
    const Record seen = report();
    restore();
    EXPECT_EQ(step(ha_, seen, "accept").outcomes.at(0).kind, OutcomeKind::held);
    feed(bich_, lost_);
    feed(kien_, version);
    EXPECT_EQ(text_or_empty(restored_report().fields, "state"), "accepted");
}

TEST_F(Merging_Held, TheLogOfHeldEditsIsSound) {
    restore();
    type_on_lost(20);
    type_on(dung_, "tasks_planned", std::int64_t{20}, std::int64_t{21});
    feed(bich_, lost_);
    type_on(dung_, "tasks_planned", std::int64_t{77}, std::int64_t{22});
    report_all_back();
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

}  // namespace
}  // namespace thidua
