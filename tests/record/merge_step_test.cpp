#include <gtest/gtest.h>

#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

const FieldPath row = "answers/projects/0d4c1d62-3b52-5c05-a1a1-3f2c5a3f0001";

/// A report with an answer, a table row, and the steps of the real workflow.
class MergeStepTest : public testing::Test {
protected:
    Operation step(const char* name, Fields arguments = {}) {
        return step_on(desk_.record(), name, workflow_point(desk_.fields()), std::move(arguments));
    }
    Operation submission(std::int64_t version, const char* seal) {
        return step("submit", {{"version", version}, {"seal", text(seal)}});
    }
    OperationOutcome take(const Person& person, Operation operation) {
        return desk_.apply(person, {std::move(operation)}).outcomes.front();
    }
    void accept_the_report() {
        take(lan, submission(1, "seal-1"));
        take(office, step("accept"));
    }
    Operation unknown_record() {
        return setting(numbered_record(9), "answers/a", Null{}, text("x"));
    }
    MergeDesk desk_{{{"answers/a", text("old")},
                     {"answers/b", text("b")},
                     {row, true},
                     {row + "/title", text("t")},
                     {"state", text("draft")}},
                    "report"};
};

TEST_F(MergeStepTest, TakesAStepWithTheRestOfItsEdit) {
    const auto result = desk_.apply(
        lan,
        {setting(desk_.record(), "answers/a", text("old"), text("new")), submission(1, "seal-1")});
    EXPECT_EQ(result.outcomes.at(1).kind, OutcomeKind::applied);
    EXPECT_EQ(desk_.at("state"), text("submitted"));
}

TEST_F(MergeStepTest, RefusesAStepWhenSomethingBeforeItWasRejected) {
    const auto result = desk_.apply(lan, {unknown_record(), submission(1, "seal-1")});
    EXPECT_EQ(result.outcomes.at(1).reason, RejectReason::depends_on_rejected);
    EXPECT_EQ(desk_.at("state"), text("draft"));
}

TEST_F(MergeStepTest, RefusesAStepWhenSomethingAfterItWasRejected) {
    const auto result = desk_.apply(lan, {submission(1, "seal-1"), unknown_record()});
    EXPECT_EQ(result.outcomes.at(0).reason, RejectReason::depends_on_rejected);
    EXPECT_EQ(desk_.at("state"), text("draft"));
}

TEST_F(MergeStepTest, TakesAStepBesideAConflict) {
    desk_.set(minh, "answers/a", text("old"), text("by Minh"));
    const auto result =
        desk_.apply(lan, {setting(desk_.record(), "answers/a", text("old"), text("by Lan")),
                          submission(1, "seal-1")});
    EXPECT_EQ(result.outcomes.at(0).kind, OutcomeKind::conflict);
    EXPECT_EQ(result.outcomes.at(1).kind, OutcomeKind::applied);
}

TEST_F(MergeStepTest, WritesTheStepAndItsReasonIntoHistory) {
    take(lan, submission(1, "seal-1"));
    take(office, step("return", {{"reason", text("Thiếu số liệu")}}));
    const auto changes = desk_.space().list(change_type);
    bool is_told = false;
    for (const Record& change : changes)
        is_told |= text_or_empty(change.fields, "step") == "return" &&
                   text_or_empty(change.fields, "reason") == "Thiếu số liệu" &&
                   text_or_empty(change.fields, "author") == "Văn phòng";
    EXPECT_TRUE(is_told);
}

TEST_F(MergeStepTest, LeavesARejectedStepOutOfHistory) {
    const std::size_t before = desk_.space().list(change_type).size();
    take(office, step("accept"));
    EXPECT_EQ(desk_.space().list(change_type).size(), before);
}

TEST_F(MergeStepTest, KeepsAnEditOfAnAcceptedReportAsARequest) {
    accept_the_report();
    EXPECT_EQ(desk_.set(lan, "answers/a", text("old"), text("late")).kind, OutcomeKind::noted);
    EXPECT_EQ(desk_.at("answers/a"), text("old"));
    EXPECT_EQ(desk_.at("request/answers/a"), text("late"));
    EXPECT_EQ(desk_.at("requested_step"), text("reopen"));
}

TEST_F(MergeStepTest, LetsTheRequestInWhenTheOfficeReopens) {
    accept_the_report();
    desk_.set(lan, "answers/a", text("old"), text("late"));
    take(office, step("reopen", {{"reason", text("Theo đề nghị")}}));
    EXPECT_EQ(desk_.at("answers/a"), text("late"));
    EXPECT_FALSE(desk_.fields().contains("request/answers/a"));
    EXPECT_FALSE(desk_.fields().contains("requested_step"));
    EXPECT_EQ(desk_.at("state"), text("returned"));
}

TEST_F(MergeStepTest, KeepsTheClearingOfAnAcceptedAnswerAsARequest) {
    accept_the_report();
    EXPECT_EQ(desk_.set(lan, "answers/a", text("old"), Null{}).kind, OutcomeKind::noted);
    EXPECT_EQ(desk_.at("answers/a"), text("old"));
    take(office, step("reopen"));
    EXPECT_FALSE(desk_.fields().contains("answers/a"));
}

TEST_F(MergeStepTest, LetsTheLastRequestForAFieldStand) {
    accept_the_report();
    desk_.set(lan, "answers/a", text("old"), Null{});
    desk_.set(lan, "answers/a", Null{}, text("after all"));
    take(office, step("reopen"));
    EXPECT_EQ(desk_.at("answers/a"), text("after all"));
}

TEST_F(MergeStepTest, DoesNotPassOverARequestForWhatSomebodyElseAskedFirst) {
    accept_the_report();
    desk_.set(lan, "answers/a", text("old"), text("by Lan"));
    EXPECT_EQ(desk_.set(minh, "answers/a", text("old"), text("by Minh")).kind,
              OutcomeKind::conflict);
    EXPECT_EQ(desk_.at("request/answers/a"), text("by Lan"));
    take(office, step("reopen"));
    EXPECT_EQ(desk_.at("answers/a"), text("by Lan"));
    EXPECT_EQ(desk_.in_conflict("kept"), text("by Lan"));
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh"));
}

TEST_F(MergeStepTest, AsksOnceWhereTwoAskForTheSame) {
    accept_the_report();
    desk_.set(lan, "answers/a", text("old"), text("right"));
    EXPECT_EQ(desk_.set(minh, "answers/a", text("old"), text("right")).kind, OutcomeKind::already);
    EXPECT_TRUE(desk_.open_conflicts().empty());
}

TEST_F(MergeStepTest, MovesTheConflictOfARequestOnWhileItsAuthorTypes) {
    accept_the_report();
    desk_.set(lan, "answers/a", text("old"), text("by Lan"));
    desk_.set(minh, "answers/a", text("old"), text("by Minh"));
    EXPECT_EQ(desk_.set(minh, "answers/a", text("old"), text("by Minh again")).kind,
              OutcomeKind::conflict_moved);
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh again"));
}

TEST_F(MergeStepTest, AsksAboutARequestThatWasMadeOnAnOlderAnswer) {
    desk_.set(lan, "answers/a", text("old"), text("accepted"));
    accept_the_report();
    EXPECT_EQ(desk_.set(minh, "answers/a", text("old"), text("by Minh")).kind,
              OutcomeKind::conflict);
    take(office, step("reopen"));
    EXPECT_EQ(desk_.at("answers/a"), text("accepted"));
    EXPECT_EQ(desk_.in_conflict("other"), text("by Minh"));
}

TEST_F(MergeStepTest, DoesNotRemoveARowInWhichSomebodyElseAskedForAChange) {
    accept_the_report();
    const Value seen = row_fingerprint(desk_.fields(), row);
    desk_.set(lan, row + "/title", text("t"), text("by Lan"));
    EXPECT_EQ(take(minh, row_removal(desk_.record(), row, seen)).kind, OutcomeKind::conflict);
    take(office, step("reopen"));
    EXPECT_EQ(desk_.at(row + "/title"), text("by Lan"));
}

TEST_F(MergeStepTest, DoesNotRemoveARowInWhichSomebodyElseAskedForWhatWasEmpty) {
    accept_the_report();
    const Value seen = row_fingerprint(desk_.fields(), row);
    desk_.set(lan, row + "/note", Null{}, text("by Lan"));
    EXPECT_EQ(take(minh, row_removal(desk_.record(), row, seen)).kind, OutcomeKind::conflict);
    take(office, step("reopen"));
    EXPECT_EQ(desk_.at(row + "/note"), text("by Lan"));
    EXPECT_EQ(desk_.at(row), Value{true});
}

TEST_F(MergeStepTest, AsksAboutACellOfARowThatSomebodyElseAsksToRemove) {
    accept_the_report();
    take(minh, row_removal(desk_.record(), row, row_fingerprint(desk_.fields(), row)));
    EXPECT_EQ(desk_.set(lan, row + "/note", Null{}, text("by Lan")).kind, OutcomeKind::conflict);
    EXPECT_EQ(desk_.in_conflict("other"), text("by Lan"));
}

/// Another had asked for the same before it, whose edit a restored server does not have.
TEST_F(MergeStepTest, ARequestThatOnlyAgreedIsMadeWhereTheOtherHasNotComeBack) {
    accept_the_report();
    const std::vector<OperationOutcome> before{{.kind = OutcomeKind::already}};
    desk_.again = &before;
    desk_.set(lan, "answers/a", text("old"), text("late"));
    EXPECT_EQ(desk_.at("answers/a"), text("old"));
    EXPECT_EQ(desk_.at("request/answers/a"), text("late"));
}

TEST_F(MergeStepTest, WhatWasHeldBecomesARequestInAnAcceptedReport) {
    accept_the_report();
    const std::vector<OperationOutcome> before{{.kind = OutcomeKind::held}};
    desk_.again = &before;
    desk_.set(lan, "answers/a", text("old"), text("late"));
    EXPECT_EQ(desk_.at("answers/a"), text("old"));
    EXPECT_EQ(desk_.at("request/answers/a"), text("late"));
}

TEST_F(MergeStepTest, ASettlementDoesNotTakeAwayWhatSomebodyElseAskedFor) {
    accept_the_report();
    desk_.set(lan, "answers/a", text("old"), text("by Lan"));
    desk_.set(minh, "answers/a", text("old"), text("by Minh"));
    const RecordId conflict = desk_.open_conflicts().front().id;
    const auto result = desk_.apply(
        office, {setting(desk_.record(), "answers/a", text("old"), text("by Minh")),
                 {.kind = OperationKind::step,
                  .record_type = "conflict",
                  .record = conflict,
                  .path = "settle",
                  .arguments = {{"choice", text("take")}}}});
    EXPECT_EQ(result.outcomes.at(0).reason, RejectReason::accepted_first);
    EXPECT_EQ(desk_.open_conflicts().size(), 1U);
    EXPECT_EQ(desk_.at("request/answers/a"), text("by Lan"));
}

TEST_F(MergeStepTest, LeavesNothingOfTheRequestsAfterReopening) {
    accept_the_report();
    desk_.set(lan, "answers/a", text("old"), Null{});
    desk_.set(lan, "answers/b", text("b"), text("late"));
    take(office, step("reopen"));
    for (const auto& [path, value] : desk_.fields()) EXPECT_FALSE(path.starts_with("request"));
}

TEST_F(MergeStepTest, KeepsARowOfAnAcceptedReportUntilItIsReopened) {
    accept_the_report();
    const Value seen = row_fingerprint(desk_.fields(), row);
    EXPECT_EQ(take(lan, row_removal(desk_.record(), row, seen)).kind, OutcomeKind::noted);
    EXPECT_EQ(desk_.at(row), Value{true});
    EXPECT_EQ(desk_.at(row + "/title"), text("t"));
}

TEST_F(MergeStepTest, RemovesTheRowWhenTheOfficeReopens) {
    accept_the_report();
    take(lan, row_removal(desk_.record(), row, row_fingerprint(desk_.fields(), row)));
    take(office, step("reopen"));
    EXPECT_FALSE(desk_.fields().contains(row));
    EXPECT_FALSE(desk_.fields().contains(row + "/title"));
}

TEST_F(MergeStepTest, SaysThatADeviceCannotRepeatARequestItself) {
    accept_the_report();
    EXPECT_FALSE(desk_.apply(lan, {setting(desk_.record(), "answers/a", text("old"), text("late"))})
                     .is_plain);
}

}  // namespace
}  // namespace thidua
