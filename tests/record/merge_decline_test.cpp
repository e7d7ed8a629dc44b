#include <gtest/gtest.h>

#include <algorithm>

#include "shared/record/change_record.h"
#include "shared/record/requests.h"
#include "tests/record/merge_desk.h"

namespace thidua {
namespace {

const FieldPath row = "answers/projects/0d4c1d62-3b52-5c05-a1a1-3f2c5a3f0001";
const FieldPath new_row = "answers/projects/0d4c1d62-3b52-5c05-a1a1-3f2c5a3f0002";

/// An accepted report whose unit asks for other answers: the Office declines, or the unit takes the
/// request back.
class MergeDeclineTest : public testing::Test {
protected:
    Operation step(const char* name, Fields arguments = {}) {
        return step_on(desk_.record(), name, workflow_point(desk_.fields()), std::move(arguments));
    }
    /// By somebody who sees the report as it is at that moment.
    Operation refusal(const char* reason = "Số liệu đúng") {
        Fields arguments = requests_seen(desk_.fields());
        arguments["reason"] = text(reason);
        return step("decline", std::move(arguments));
    }
    OperationOutcome take(const Person& person, Operation operation) {
        return desk_.apply(person, {std::move(operation)}).outcomes.front();
    }
    bool asks_for_nothing() {
        return !has_requests(desk_.fields()) && is_null(desk_.at("requested_step"));
    }

    MergeDesk desk_{{{"answers/a", text("old")},
                     {"answers/b", text("b")},
                     {row, true},
                     {row + "/title", text("t")},
                     {"state", text("accepted")},
                     {"version", std::int64_t{1}},
                     {"seal", text("seal-1")}},
                    "report"};
};

TEST_F(MergeDeclineTest, LeavesTheReportAcceptedAndLetsGoOfWhatWasAsked) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    desk_.set(lan, "answers/b", text("b"), Null{});
    EXPECT_EQ(take(office, refusal()).kind, OutcomeKind::applied);
    EXPECT_EQ(desk_.at("state"), text("accepted"));
    EXPECT_EQ(desk_.at("answers/a"), text("old"));
    EXPECT_TRUE(asks_for_nothing());
    EXPECT_EQ(desk_.at("declined_reason"), text("Số liệu đúng"));
    EXPECT_EQ(desk_.at("declined_by"), text("Văn phòng"));
}

TEST_F(MergeDeclineTest, KeepsWhatWasAskedInHistory) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const Edit edit = desk_.edit_of(office, {refusal()});
    desk_.apply(office, edit);
    const auto id = change_record_id(edit.id, desk_.record());
    const ChangeRecord change = change_from(desk_.space().records().at(id).fields);
    const std::pair<FieldPath, Value> asked{"request/answers/a", text("late")};
    EXPECT_NE(std::ranges::find(change.replaced, asked), change.replaced.end());
    EXPECT_EQ(change.reason, "Số liệu đúng");
}

TEST_F(MergeDeclineTest, LeavesAskedWhatTheOfficerDidNotSee) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const Operation seen = refusal();
    desk_.set(minh, "answers/b", text("b"), text("unseen"));
    EXPECT_EQ(take(office, seen).kind, OutcomeKind::applied);
    EXPECT_FALSE(desk_.fields().contains("request/answers/a"));
    EXPECT_EQ(desk_.at("request/answers/b"), text("unseen"));
    EXPECT_EQ(desk_.at("requested_step"), text("reopen"));
}

TEST_F(MergeDeclineTest, DoesNotReachWhatTheUnitTypedSince) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const Operation seen = refusal();
    desk_.set(lan, "answers/a", text("old"), text("later"));
    const OperationOutcome outcome = take(office, seen);
    EXPECT_EQ(outcome.kind, OutcomeKind::rejected);
    EXPECT_EQ(outcome.reason, RejectReason::wrong_state);
    EXPECT_EQ(desk_.at("request/answers/a"), text("later"));
    EXPECT_FALSE(desk_.fields().contains("declined_reason"));
}

TEST_F(MergeDeclineTest, TellsLongTextsApart) {
    const std::string beginning(500, 'x');
    desk_.set(lan, "answers/a", text("old"), beginning + "1");
    const Operation seen = refusal();
    desk_.set(lan, "answers/a", text("old"), beginning + "2");
    EXPECT_EQ(take(office, seen).kind, OutcomeKind::rejected);
    EXPECT_EQ(take(office, refusal()).kind, OutcomeKind::applied);
}

/// A cell is nothing without its row.
TEST_F(MergeDeclineTest, LeavesTheNewRowOfACellThatItDidNotSee) {
    desk_.set(lan, new_row, Null{}, true);
    desk_.set(lan, new_row + "/title", Null{}, text("seen"));
    const Operation seen = refusal();
    desk_.set(lan, new_row + "/title", Null{}, text("unseen"));
    desk_.set(lan, "answers/a", text("old"), text("late"));
    take(office, seen);
    EXPECT_EQ(desk_.at("request/" + new_row), Value{true});
    take(office, refusal());
    EXPECT_TRUE(asks_for_nothing());
}

TEST_F(MergeDeclineTest, LeavesARowThatWasToBeRemoved) {
    take(lan, row_removal(desk_.record(), row, row_fingerprint(desk_.fields(), row)));
    take(office, refusal());
    EXPECT_TRUE(asks_for_nothing());
    EXPECT_EQ(desk_.at(row + "/title"), text("t"));
}

TEST_F(MergeDeclineTest, AnswersAWithdrawalThatCameTooLate) {
    take(lan, step("withdraw"));
    EXPECT_EQ(take(office, refusal()).kind, OutcomeKind::applied);
    EXPECT_TRUE(asks_for_nothing());
}

TEST_F(MergeDeclineTest, DoesNotAnswerAWithdrawalThatItDidNotSee) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const Operation seen = refusal();
    take(minh, step("withdraw"));
    EXPECT_EQ(take(office, seen).kind, OutcomeKind::applied);
    EXPECT_EQ(desk_.at("requested_step"), text("reopen"));
}

TEST_F(MergeDeclineTest, TheFirstOfTwoRefusalsStands) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const Operation second = refusal("Không sửa nữa");
    take(office, refusal());
    EXPECT_EQ(take(minh, second).reason, RejectReason::wrong_state);
    EXPECT_EQ(desk_.at("declined_reason"), text("Số liệu đúng"));
}

TEST_F(MergeDeclineTest, ComesTooLateForAReportThatIsOpenAgain) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const Operation late = refusal();
    take(minh, step("reopen"));
    EXPECT_EQ(take(office, late).reason, RejectReason::returned_first);
    EXPECT_EQ(desk_.at("answers/a"), text("late"));
    EXPECT_FALSE(desk_.fields().contains("declined_reason"));
}

/// The unit has the report again, and reads beside it what was declined.
TEST_F(MergeDeclineTest, AReopeningAfterARefusalLetsNothingInAndKeepsTheRefusal) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const Operation reopening = step("reopen", {{"reason", text("Theo đề nghị")}});
    take(office, refusal());
    EXPECT_EQ(take(minh, reopening).kind, OutcomeKind::applied);
    EXPECT_EQ(desk_.at("state"), text("returned"));
    EXPECT_EQ(desk_.at("answers/a"), text("old"));
    EXPECT_EQ(desk_.at("declined_reason"), text("Số liệu đúng"));
}

TEST_F(MergeDeclineTest, TheNextSubmissionForgetsTheRefusal) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    take(office, refusal());
    take(office, step("reopen"));
    take(lan, step("submit", {{"version", std::int64_t{2}}, {"seal", text("seal-2")}}));
    for (const char* path : {"declined_by", "declined_at", "declined_reason"})
        EXPECT_FALSE(desk_.fields().contains(path)) << path;
}

TEST_F(MergeDeclineTest, NeedsAReason) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    EXPECT_EQ(take(office, refusal("")).reason, RejectReason::invalid_value);
    EXPECT_FALSE(asks_for_nothing());
}

TEST_F(MergeDeclineTest, TheUnitMayAskAgain) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    take(office, refusal());
    EXPECT_EQ(desk_.set(minh, "answers/a", text("old"), text("late")).kind, OutcomeKind::noted);
    EXPECT_EQ(desk_.at("requested_step"), text("reopen"));
}

TEST_F(MergeDeclineTest, TypingTheAcceptedValueTakesTheOwnRequestBack) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    EXPECT_EQ(desk_.set(lan, "answers/a", text("late"), text("old")).kind, OutcomeKind::applied);
    EXPECT_TRUE(asks_for_nothing());
    EXPECT_EQ(desk_.at("answers/a"), text("old"));
}

TEST_F(MergeDeclineTest, TakesTheClearingOfAnAnswerBack) {
    desk_.set(lan, "answers/a", text("old"), Null{});
    EXPECT_EQ(desk_.set(lan, "answers/a", Null{}, text("old")).kind, OutcomeKind::applied);
    EXPECT_TRUE(asks_for_nothing());
}

TEST_F(MergeDeclineTest, TakesBackOneOfTwo) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    desk_.set(lan, "answers/b", text("b"), text("late"));
    desk_.set(lan, "answers/a", text("late"), text("old"));
    EXPECT_FALSE(desk_.fields().contains("request/answers/a"));
    EXPECT_EQ(desk_.at("request/answers/b"), text("late"));
    EXPECT_EQ(desk_.at("requested_step"), text("reopen"));
}

TEST_F(MergeDeclineTest, AWithdrawalStaysAskedWhereAnAnswerIsTakenBack) {
    take(lan, step("withdraw"));
    desk_.set(lan, "answers/a", text("old"), text("late"));
    desk_.set(lan, "answers/a", text("late"), text("old"));
    EXPECT_EQ(desk_.at("requested_step"), text("reopen"));
}

TEST_F(MergeDeclineTest, AColleagueTakesBackWhatHeSaw) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    EXPECT_EQ(desk_.set(minh, "answers/a", text("late"), text("old")).kind, OutcomeKind::applied);
    EXPECT_TRUE(asks_for_nothing());
}

TEST_F(MergeDeclineTest, AColleagueDoesNotTakeBackWhatHeDidNotSee) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    desk_.set(minh, "answers/a", text("before"), text("old"));
    EXPECT_EQ(desk_.at("request/answers/a"), text("late"));
}

TEST_F(MergeDeclineTest, ARowOfWhichOneCellIsToStayStays) {
    take(lan, row_removal(desk_.record(), row, row_fingerprint(desk_.fields(), row)));
    desk_.set(lan, row + "/title", Null{}, text("t"));
    EXPECT_TRUE(asks_for_nothing());
    take(office, step("reopen"));
    EXPECT_EQ(desk_.at(row), Value{true});
    EXPECT_EQ(desk_.at(row + "/title"), text("t"));
}

TEST_F(MergeDeclineTest, ADeviceCannotRepeatItself) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    EXPECT_FALSE(desk_.apply(lan, {setting(desk_.record(), "answers/a", text("late"), text("old"))})
                     .is_plain);
    desk_.set(lan, "answers/a", text("old"), text("late"));
    EXPECT_FALSE(desk_.apply(office, {refusal()}).is_plain);
}

/// Its receipt says that it was done: a restored server does it again.
TEST_F(MergeDeclineTest, WhatWasTakenBackIsTakenBackAgain) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const std::vector<OperationOutcome> before{{.kind = OutcomeKind::applied}};
    desk_.again = &before;
    desk_.set(lan, "answers/a", text("late"), text("old"));
    EXPECT_TRUE(asks_for_nothing());
}

/// Older programs asked for the accepted value like for any other; what they logged stays so.
TEST_F(MergeDeclineTest, TheLogOfAnOlderProgramReplaysAsItWas) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const std::vector<OperationOutcome> logged{{.kind = OutcomeKind::noted}};
    desk_.logged = &logged;
    EXPECT_EQ(desk_.set(lan, "answers/a", text("late"), text("old")).kind, OutcomeKind::noted);
    EXPECT_EQ(desk_.at("request/answers/a"), text("old"));
    EXPECT_EQ(desk_.at("requested_step"), text("reopen"));
}

TEST_F(MergeDeclineTest, ALogThatSaysItWasTakenBackReplaysSo) {
    desk_.set(lan, "answers/a", text("old"), text("late"));
    const std::vector<OperationOutcome> logged{{.kind = OutcomeKind::applied}};
    desk_.logged = &logged;
    EXPECT_EQ(desk_.set(lan, "answers/a", text("late"), text("old")).kind, OutcomeKind::applied);
    EXPECT_TRUE(asks_for_nothing());
}

}  // namespace
}  // namespace thidua
