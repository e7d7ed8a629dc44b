#include <gmock/gmock.h>

#include "server/store/log_store.h"
#include "tests/server_store/restore_desk.h"

namespace thidua {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Rule08_FeedsAgain : public RestoreDesk {
protected:
    Rule08_FeedsAgain() {
        start_report(bich_);
        answer(bich_, "tasks_planned", std::int64_t{10});
        back_up();
    }
    EvidenceRecord evidence(const Record& report, RestoredServer& server) {
        const auto found = RecordStore{server.database()}.list_of_parent("evidence", report.id);
        return view_of<EvidenceRecord>(found.at(0));
    }
};

TEST_F(Rule08_FeedsAgain, GivesBackWhatWasTypedAfterTheBackup) {
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    feed(bich_, lost);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{12}});
}

TEST_F(Rule08_FeedsAgain, TheHighestOldPositionStandsWhoeverComesFirst) {
    const FedEdit early = answer(bich_, "tasks_planned", std::int64_t{12});
    const FedEdit late = answer(dung_, "tasks_planned", std::int64_t{14});
    restore();
    feed(dung_, late);
    feed(bich_, early);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{14}});
    EXPECT_THAT(open_conflicts(), IsEmpty());
}

TEST_F(Rule08_FeedsAgain, TheReceiptTellsTheFirstTimeAndOutcomes) {
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    const Receipt again = feed(bich_, lost).receipt;
    EXPECT_EQ(again.server_time, lost.receipt.server_time);
    EXPECT_EQ(again.outcomes, lost.receipt.outcomes);
    EXPECT_EQ(again.seq, LogStore{restored_->database()}.head().seq);
}

TEST_F(Rule08_FeedsAgain, FedTwiceItTakesEffectOnce) {
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    const Receipt first = feed(bich_, lost).receipt;
    const auto head = LogStore{restored_->database()}.head().seq;
    const AppliedEdit again = feed(bich_, lost);
    EXPECT_TRUE(again.was_known);
    EXPECT_EQ(again.receipt, first);
    EXPECT_EQ(LogStore{restored_->database()}.head().seq, head);
}

TEST_F(Rule08_FeedsAgain, AnOnTimeReportStaysOnTime) {
    const FedEdit lost = submit(kien_);
    restore();
    feed(kien_, lost);
    EXPECT_EQ(evidence(restored_report(), *restored_).received_at, lost.receipt.server_time);
}

TEST_F(Rule08_FeedsAgain, WhatWasAnnouncedBeforeKeepsItsTime) {
    MadeEdit edit = by(kien_);
    edit.submit(report());
    const Instant announced = server_.clock().now();
    const FedEdit lost = send(kien_, edit);
    restore();
    restored_->store().note_announced(
        kien_.id, {{.edit = edit.edit().id, .edit_hash = edit_hash(edit.edit())}},
        server_.clock().now());
    restored_->store().note_announced_before(
        {.said = {.statement = {.device = kien_.id, .server_time = announced}},
         .manifest = {{.edit = edit.edit().id, .edit_hash = edit_hash(edit.edit())}}});
    feed(kien_, lost);
    EXPECT_EQ(evidence(restored_report(), *restored_).announced_at, announced);
}

TEST_F(Rule08_FeedsAgain, AConflictComesBackUnderTheSameId) {
    const Record seen = report();
    answer(bich_, "tasks_planned", std::int64_t{12});
    const FedEdit other =
        send(dung_, by(dung_).set(seen, answer_path("tasks_planned"), std::int64_t{14}));
    const RecordId conflict = other.receipt.outcomes.at(0).conflict;
    restore();
    feed(dung_, other);
    EXPECT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_EQ(open_conflicts().at(0).id, conflict);
}

TEST_F(Rule08_FeedsAgain, AConflictOfTheBackupIsSettledByTheSettlementThatComesBack) {
    const Record seen = report();
    answer(bich_, "tasks_planned", std::int64_t{12});
    const FedEdit other =
        send(dung_, by(dung_).set(seen, answer_path("tasks_planned"), std::int64_t{14}));
    back_up();
    const Record conflict = *server_.find(other.receipt.outcomes.at(0).conflict);
    const FedEdit settled = send(kien_, by(kien_).step(conflict, "settle",
                                                       {{"choice", std::string{"keep"}}}));
    restore();
    feed(kien_, settled);
    EXPECT_THAT(open_conflicts(), IsEmpty());
}

TEST_F(Rule08_FeedsAgain, WhatSomebodyChangedInTheNewEpochStandsAndIsAsked) {
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    type(dung_, "tasks_planned", std::int64_t{15});
    feed(bich_, lost);
    EXPECT_EQ(restored_answer("tasks_planned"), Value{std::int64_t{15}});
    ASSERT_THAT(open_conflicts(), SizeIs(1));
    const Fields conflict = open_conflicts().at(0).fields;
    EXPECT_EQ(find_value(conflict, "other"), Value{std::int64_t{12}});
    EXPECT_EQ(text_or_empty(conflict, "other_author"), bich_.grantee.person);
    EXPECT_EQ(open_conflicts().at(0).id,
              conflict_id(lost.edit.edit.id, restored_report().id, answer_path("tasks_planned")));
}

TEST_F(Rule08_FeedsAgain, TheSameHandsMoveThatConflictOn) {
    const FedEdit first = answer(bich_, "tasks_planned", std::int64_t{12});
    const FedEdit second = answer(bich_, "tasks_planned", std::int64_t{13});
    restore();
    type(dung_, "tasks_planned", std::int64_t{15});
    feed(bich_, first);
    feed(bich_, second);
    ASSERT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_EQ(find_value(open_conflicts().at(0).fields, "other"), Value{std::int64_t{13}});
}

TEST_F(Rule08_FeedsAgain, EqualValuesOfBothEpochsAreNoConflict) {
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    type(dung_, "tasks_planned", std::int64_t{12});
    feed(bich_, lost);
    EXPECT_THAT(open_conflicts(), IsEmpty());
}

TEST_F(Rule08_FeedsAgain, ProseOfBothEpochsIsJoinedByParagraph) {
    answer(bich_, "difficulties", std::string{"Một\nHai\nBa"});
    back_up();
    const FedEdit lost = answer(bich_, "difficulties", std::string{"Một nữa\nHai\nBa"});
    restore();
    type(dung_, "difficulties", std::string{"Một\nHai\nBa nữa"});
    feed(bich_, lost);
    EXPECT_EQ(restored_answer("difficulties"), Value{std::string{"Một nữa\nHai\nBa nữa"}});
}

TEST_F(Rule08_FeedsAgain, AnAcceptanceThatComesBeforeItsVersionWaitsForIt) {
    const FedEdit version = submit(kien_);
    const FedEdit accepted = decide(ha_, "accept");
    restore();
    feed(ha_, accepted);
    EXPECT_EQ(text_or_empty(restored_report().fields, "state"), "draft");
    EXPECT_THAT(held(), ElementsAre(testing::Field(&HeldRecord::path, "accept")));
    feed(kien_, version);
    EXPECT_EQ(text_or_empty(restored_report().fields, "state"), "accepted");
    EXPECT_EQ(held().at(0).state, HeldState::done);
}

TEST_F(Rule08_FeedsAgain, AWithdrawalInTheNewEpochStandsAgainstAnAcceptanceOfTheOld) {
    submit(kien_);
    back_up();
    const FedEdit accepted = decide(ha_, "accept");
    restore();
    step(kien_, restored_report(), "withdraw");
    feed(ha_, accepted);
    EXPECT_EQ(text_or_empty(restored_report().fields, "state"), "draft");
    ASSERT_THAT(open_conflicts(), SizeIs(1));
    EXPECT_EQ(find_value(open_conflicts().at(0).fields, "other"), Value{std::string{"accepted"}});
}

/// Found by seed 1125 of the simulator: the typed value was nowhere to be read.
TEST_F(Rule08_FeedsAgain, WhatWasTypedIntoAnAcceptedReportIsARequestStill) {
    const Device minh = server_.enrol(people::office_minh());
    submit(kien_);
    back_up();
    const FedEdit accepted = decide(ha_, "accept");
    const FedEdit typed = answer(bich_, "tasks_planned", std::int64_t{12});
    ASSERT_TRUE(typed.receipt.has(OutcomeKind::noted));
    restore();
    step(minh, restored_report(), "accept");
    feed(ha_, accepted);
    feed(bich_, typed);
    const std::string request = std::string{request_prefix} + answer_path("tasks_planned");
    EXPECT_EQ(find_value(restored_report().fields, request), Value{std::int64_t{12}});
    EXPECT_EQ(text_or_empty(restored_report().fields, "requested_step"), "reopen");
}

/// Found by seed 2325 of the simulator.
TEST_F(Rule08_FeedsAgain, WhatWasTypedIntoAnAcceptedReportIsAskedWhereItIsADraftAgain) {
    submit(kien_);
    back_up();
    const FedEdit accepted = decide(ha_, "accept");
    const FedEdit typed = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    step(kien_, restored_report(), "withdraw");
    feed(ha_, accepted);
    feed(bich_, typed);
    EXPECT_THAT(open_conflicts(), testing::Contains(testing::Truly([](const Record& conflict) {
                    return text_or_empty(conflict.fields, "path") == answer_path("tasks_planned") &&
                           find_value(conflict.fields, "other") == Value{std::int64_t{12}};
                })));
}

TEST_F(Rule08_FeedsAgain, AVersionComesBackOverADraftThatWasBegunAgain) {
    const Record empty = quarterly_report("STP-HCTP", "2026-Q2");
    std::vector<FedEdit> lost{send(bich_, by(bich_).create(empty))};
    MadeEdit version = by(kien_);
    version.submit(*server_.find(empty.id));
    const FedEdit sealed = send(kien_, version);
    restore();
    restored_->apply(dung_.id, by(dung_).create(empty).edit());
    feed(bich_, lost.at(0));
    feed(kien_, sealed);
    EXPECT_EQ(text_or_empty(restored_->find(empty.id)->fields, "state"), "submitted");
}

TEST_F(Rule08_FeedsAgain, HistoryTellsWhoAndWhenOfTheFirstTime) {
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    feed(bich_, lost);
    const Stamp stamp = RecordStore{restored_->database()}.find_stamp(
        restored_report().id, answer_path("tasks_planned"));
    EXPECT_EQ(stamp.author, bich_.grantee.person);
    EXPECT_EQ(stamp.device, bich_.name);
    EXPECT_EQ(stamp.at, lost.receipt.server_time);
}

TEST_F(Rule08_FeedsAgain, WhatWasRefusedStaysRefused) {
    const FedEdit refused = send(bich_, by(bich_).step(report(), "accept"));
    ASSERT_TRUE(refused.receipt.has(OutcomeKind::rejected));
    restore();
    const Receipt again = feed(bich_, refused).receipt;
    EXPECT_EQ(again.outcomes, refused.receipt.outcomes);
    EXPECT_EQ(again.seq, Sequence{});
}

TEST_F(Rule08_FeedsAgain, TheLogOfARestoredServerIsSound) {
    const FedEdit first = answer(bich_, "tasks_planned", std::int64_t{12});
    const FedEdit version = submit(kien_);
    const FedEdit accepted = decide(ha_, "accept");
    restore();
    type(dung_, "tasks_planned", std::int64_t{15});
    feed(ha_, accepted);
    feed(bich_, first);
    feed(kien_, version);
    report_all_back();
    EXPECT_THAT(restored_->problems(), IsEmpty());
}

TEST_F(Rule08_FeedsAgain, TheOfficeSeesWhatCameBackFromWhom) {
    const FedEdit lost = answer(bich_, "tasks_planned", std::int64_t{12});
    restore();
    EXPECT_EQ(told().devices.size(), 4U);
    EXPECT_FALSE(told().devices.at(bich_.id.text()).reported_at);
    feed(bich_, lost);
    report_back(bich_);
    const RestoreDevice bich = told().devices.at(bich_.id.text());
    EXPECT_EQ(bich.edits_back, 1);
    EXPECT_EQ(bich.reported_at, server_.clock().now());
    EXPECT_EQ(told().state, "open");
}

TEST_F(Rule08_FeedsAgain, ARestoreIsClosedWhenEveryDeviceHasReported) {
    restore();
    report_all_back();
    EXPECT_EQ(told().state, "closed");
}

TEST_F(Rule08_FeedsAgain, ARevokedDeviceIsNotWaitedFor) {
    restore();
    DeviceStore{restored_->database()}.revoke(dung_.id, server_.clock().now());
    for (const Device& device : {bich_, kien_, ha_}) report_back(device);
    EXPECT_EQ(told().state, "closed");
}

}  // namespace
}  // namespace thidua
