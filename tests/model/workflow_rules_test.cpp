#include "shared/model/workflow_rules.h"

#include <gtest/gtest.h>

#include "shared/record/merge.h"

namespace thidua {
namespace {

using Kind = OutcomeKind;
using Reason = RejectReason;

/// One line of the table: what the person saw, where the report stands now, what comes out.
struct Line {
    std::string name;
    std::string step;
    WorkflowPoint seen;
    WorkflowPoint now;
    Kind outcome = Kind::applied;
    Reason reason = Reason::none;
    std::string state = {};  ///< afterwards; empty: as before
};

void PrintTo(const Line& line, std::ostream* out) { *out << line.name; }

const WorkflowPoint draft{"draft", 0, ""};
const WorkflowPoint submitted{"submitted", 1, "s1"};
const WorkflowPoint other_seal{"submitted", 1, "other"};
const WorkflowPoint withdrawn{"draft", 1, "s1"};
const WorkflowPoint returned{"returned", 1, "s1"};
const WorkflowPoint accepted{"accepted", 1, "s1"};
const WorkflowPoint resubmitted{"submitted", 2, "s2"};

std::vector<Line> table() {
    return {
        {"SubmitOfADraft", "submit 1 s1", draft, draft, Kind::applied, {}, "submitted"},
        {"SubmitAfterAReturn", "submit 2 s2", returned, returned, Kind::applied, {}, "submitted"},
        {"SubmitAfterAWithdrawal", "submit 2 s2", withdrawn, withdrawn, Kind::applied, {},
         "submitted"},
        {"SubmitOfTheSameSealFromAnotherMachine", "submit 1 s1", draft, submitted, Kind::already},
        {"SubmitOfAnotherSealFromAnotherMachine", "submit 1 s1", draft, other_seal, Kind::rejected,
         Reason::other_version_first},
        {"SubmitOfTheSameSealThatWasReturnedMeanwhile", "submit 1 s1", draft, returned,
         Kind::already},
        {"SubmitOfAnotherSealThanTheAcceptedOne", "submit 1 other", draft, accepted,
         Kind::rejected, Reason::other_version_first},
        {"SubmitOfAnOlderVersion", "submit 1 s1", draft, resubmitted, Kind::rejected,
         Reason::other_version_first},
        {"SubmitThatLeavesAVersionOut", "submit 3 s3", returned, returned, Kind::rejected,
         Reason::wrong_state},
        {"SubmitOfTheNextVersionWhileOneIsSubmitted", "submit 2 s2", submitted, submitted,
         Kind::rejected, Reason::wrong_state},
        {"SubmitOfTheNextVersionAfterAcceptance", "submit 2 s2", returned, accepted,
         Kind::rejected, Reason::wrong_state},

        {"WithdrawalOfASubmittedVersion", "withdraw", submitted, submitted, Kind::applied, {},
         "draft"},
        {"WithdrawalTwice", "withdraw", submitted, withdrawn, Kind::already},
        {"WithdrawalAfterAcceptance", "withdraw", submitted, accepted, Kind::noted},
        {"WithdrawalAfterAReturn", "withdraw", submitted, returned, Kind::rejected,
         Reason::returned_first},
        {"WithdrawalOfAnOlderVersion", "withdraw", submitted, resubmitted, Kind::rejected,
         Reason::other_version_first},
        {"WithdrawalOfAVersionOfAnotherSeal", "withdraw", submitted, other_seal, Kind::rejected,
         Reason::other_version_first},
        {"WithdrawalOfADraft", "withdraw", draft, draft, Kind::rejected, Reason::wrong_state},

        {"AcceptanceOfASubmittedVersion", "accept", submitted, submitted, Kind::applied, {},
         "accepted"},
        {"AcceptanceTwice", "accept", submitted, accepted, Kind::already},
        {"AcceptanceAfterAWithdrawal", "accept", submitted, withdrawn, Kind::rejected,
         Reason::withdrawn_first},
        {"AcceptanceAfterAReturn", "accept", submitted, returned, Kind::rejected,
         Reason::returned_first},
        {"AcceptanceOfAnUnseenVersion", "accept", submitted, resubmitted, Kind::rejected,
         Reason::other_version_first},
        {"AcceptanceOfAnUnseenSeal", "accept", submitted, other_seal, Kind::rejected,
         Reason::other_version_first},

        {"ReturnOfASubmittedVersion", "return", submitted, submitted, Kind::applied, {},
         "returned"},
        {"ReturnAfterAWithdrawal", "return", submitted, withdrawn, Kind::rejected,
         Reason::withdrawn_first},
        {"ReturnAfterAcceptance", "return", submitted, accepted, Kind::rejected,
         Reason::accepted_first},
        {"ReturnAfterAReturnOfAnotherOfficer", "return", submitted, returned, Kind::rejected,
         Reason::returned_first},
        {"ReturnOfAnUnseenVersion", "return", submitted, resubmitted, Kind::rejected,
         Reason::other_version_first},

        {"ReopeningOfAnAcceptedReport", "reopen", accepted, accepted, Kind::applied, {},
         "returned"},
        {"ReopeningTwice", "reopen", accepted, returned, Kind::rejected, Reason::wrong_state},
        {"ReopeningOfAnOlderVersion", "reopen", accepted, {"accepted", 2, "s2"}, Kind::rejected,
         Reason::wrong_state},
        {"ReopeningOfASubmittedReport", "reopen", submitted, submitted, Kind::rejected,
         Reason::wrong_state},

        {"RefusalWhereNothingIsAsked", "decline", accepted, accepted, Kind::rejected,
         Reason::wrong_state},
        {"RefusalOfAReportThatIsOpenAgain", "decline", accepted, returned, Kind::rejected,
         Reason::returned_first},
        {"RefusalOfAReportThatIsSubmittedAgain", "decline", accepted, resubmitted,
         Kind::rejected, Reason::wrong_state},
        {"RefusalOfASubmittedReport", "decline", submitted, submitted, Kind::rejected,
         Reason::wrong_state},
        {"RefusalOfAnOlderVersion", "decline", accepted, {"accepted", 2, "s2"}, Kind::rejected,
         Reason::wrong_state},

        {"AStepNobodyKnows", "archive", submitted, submitted, Kind::rejected,
         Reason::unknown_step},
        {"SettlingAReport", "settle", submitted, submitted, Kind::rejected, Reason::unknown_step},
    };
}

Record report_at(const WorkflowPoint& point) {
    Record report{.type = "report"};
    report.fields["state"] = point.state;
    if (point.version > 0) report.fields["version"] = point.version;
    if (!point.seal.empty()) report.fields["seal"] = point.seal;
    if (point == withdrawn) report.fields[withdrawn_path(1)] = true;
    return report;
}

/// "submit 2 s2" submits version 2 under the seal s2.
Operation operation_of(const Line& line) {
    Operation step{.kind = OperationKind::step, .path = line.step, .point = line.seen};
    step.arguments["reason"] = std::string{"lý do"};
    if (!line.step.starts_with("submit")) return step;
    step.path = "submit";
    step.arguments["version"] = std::int64_t{line.step.at(7) - '0'};
    step.arguments["seal"] = line.step.substr(9);
    return step;
}

const Edit edit{.author = "Văn phòng", .device_time = Instant{77}};

Fields after(const Record& before, const StepDecision& decision) {
    Fields fields = before.fields;
    for (const auto& [path, value] : decision.changes) set_value(fields, path, value);
    return fields;
}

class TransitionTest : public testing::TestWithParam<Line> {
protected:
    StepDecision decide() {
        return ModelWorkflow{}.decide(report_at(GetParam().now), operation_of(GetParam()), edit);
    }
};

TEST_P(TransitionTest, ComesOutAsTheTableSays) {
    const StepDecision decision = decide();
    EXPECT_EQ(decision.outcome, GetParam().outcome);
    EXPECT_EQ(decision.reason, GetParam().reason);
}

TEST_P(TransitionTest, LeavesTheReportWhereTheTableSays) {
    const Record before = report_at(GetParam().now);
    const std::string expected =
        GetParam().state.empty() ? GetParam().now.state : GetParam().state;
    EXPECT_EQ(text_or_empty(after(before, decide()), "state"), expected);
}

TEST_P(TransitionTest, ChangesNothingWhenItIsNotTaken) {
    const StepDecision decision = decide();
    const bool is_taken = decision.outcome == Kind::applied || decision.outcome == Kind::noted;
    EXPECT_EQ(decision.changes.empty(), !is_taken);
}

INSTANTIATE_TEST_SUITE_P(Report, TransitionTest, testing::ValuesIn(table()),
                         [](const auto& tested) { return tested.param.name; });

Fields taken(const std::string& step, const WorkflowPoint& now) {
    const Record before = report_at(now);
    const Line line{"", step, now, now};
    return after(before, ModelWorkflow{}.decide(before, operation_of(line), edit));
}

TEST(WorkflowTest, SetsVersionAndSealTogetherWithTheState) {
    EXPECT_EQ(workflow_point(taken("submit 2 s2", returned)), resubmitted);
}

TEST(WorkflowTest, NamesWhoSubmittedAndWhenByTheirClock) {
    const Fields fields = taken("submit 1 s1", draft);
    EXPECT_EQ(text_or_empty(fields, "submitted_by"), "Văn phòng");
    EXPECT_EQ(find_value(fields, "submitted_at"), Value{Instant{77}});
}

TEST(WorkflowTest, NamesWhoDecidedAndWhy) {
    const Fields fields = taken("return", submitted);
    EXPECT_EQ(text_or_empty(fields, "decided_by"), "Văn phòng");
    EXPECT_EQ(find_value(fields, "decided_at"), Value{Instant{77}});
    EXPECT_EQ(text_or_empty(fields, "reason"), "lý do");
}

TEST(WorkflowTest, ForgetsTheReasonOfAReturnOnTheNextSubmission) {
    Record report = report_at(returned);
    report.fields["reason"] = std::string{"Thiếu số liệu"};
    const Line line{"", "submit 2 s2", returned, returned};
    const auto decision = ModelWorkflow{}.decide(report, operation_of(line), edit);
    EXPECT_EQ(text_or_empty(after(report, decision), "reason"), "");
}

StepDecision with_day(const std::string& step, const WorkflowPoint& now, const Value& day) {
    const Line line{"", step, now, now};
    Operation operation = operation_of(line);
    operation.arguments["return_due"] = day;
    return ModelWorkflow{}.decide(report_at(now), operation, edit);
}

TEST(WorkflowTest, AReturnAndAReopeningMayNameADayOfTheirOwn) {
    const Value day{CivilDate{std::chrono::year{2026} / 12 / 20}};
    EXPECT_EQ(
        find_value(after(report_at(submitted), with_day("return", submitted, day)), "return_due"),
        day);
    EXPECT_EQ(
        find_value(after(report_at(accepted), with_day("reopen", accepted, day)), "return_due"),
        day);
    EXPECT_TRUE(is_null(
        find_value(after(report_at(submitted), with_day("accept", submitted, day)), "return_due")));
}

TEST(WorkflowTest, TheDayOfAReturnIsADate) {
    for (const auto& [step, point] :
         {std::pair{"return", submitted}, std::pair{"reopen", accepted}}) {
        const auto decision = with_day(step, point, std::string{"20/12/2026"});
        EXPECT_EQ(decision.outcome, Kind::rejected) << step;
        EXPECT_EQ(decision.reason, Reason::invalid_value) << step;
    }
}

TEST(WorkflowTest, TheNextSubmissionEndsTheDayOfTheReturn) {
    Record report = report_at(returned);
    report.fields["return_due"] = CivilDate{std::chrono::year{2026} / 12 / 20};
    const Line line{"", "submit 2 s2", returned, returned};
    const auto decision = ModelWorkflow{}.decide(report, operation_of(line), edit);
    EXPECT_TRUE(is_null(find_value(after(report, decision), "return_due")));
}

TEST(WorkflowTest, MarksTheVersionThatWasWithdrawn) {
    EXPECT_EQ(find_value(taken("withdraw", submitted), withdrawn_path(1)), Value{true});
}

TEST(WorkflowTest, TurnsAWithdrawalAfterAcceptanceIntoARequestWithItsWords) {
    const Fields fields = taken("withdraw", accepted);
    EXPECT_EQ(text_or_empty(fields, "state"), "accepted");
    EXPECT_EQ(text_or_empty(fields, "requested_step"), "reopen");
    EXPECT_EQ(text_or_empty(fields, "requested_reason"), "lý do");
}

TEST(WorkflowTest, AnswersTheRequestByReopening) {
    Record report = report_at(accepted);
    report.fields["requested_step"] = std::string{"reopen"};
    report.fields["requested_reason"] = std::string{"Sai số"};
    const Line line{"", "reopen", accepted, accepted};
    const auto decision = ModelWorkflow{}.decide(report, operation_of(line), edit);
    const Fields fields = after(report, decision);
    EXPECT_FALSE(fields.contains("requested_step"));
    EXPECT_FALSE(fields.contains("requested_reason"));
}

TEST(WorkflowTest, LetsAnswersChangeUntilTheReportIsAccepted) {
    for (const WorkflowPoint& point : {draft, submitted, returned})
        EXPECT_EQ(ModelWorkflow{}.gate(report_at(point), "answers/a"), SetGate::allow);
}

TEST(WorkflowTest, TakesAnswersOfAnAcceptedReportAsARequest) {
    EXPECT_EQ(ModelWorkflow{}.gate(report_at(accepted), "answers/a"), SetGate::as_request);
}

TEST(WorkflowTest, LetsNobodySetWhereAReportStands) {
    for (const char* path : {"state", "version", "seal", "unit", "period"})
        EXPECT_EQ(ModelWorkflow{}.gate(report_at(draft), path), SetGate::fixed) << path;
}

TEST(WorkflowTest, LetsNobodyChangeAVersion) {
    EXPECT_EQ(ModelWorkflow{}.gate({.type = "submission"}, "answers/a"), SetGate::fixed);
}

TEST(WorkflowTest, SettlesAConflictOnce) {
    Record conflict{.type = "conflict"};
    conflict.fields["state"] = std::string{"open"};
    const Operation settle{.kind = OperationKind::step,
                           .path = "settle",
                           .arguments = {{"choice", std::string{"take"}}}};
    const auto first = ModelWorkflow{}.decide(conflict, settle, edit);
    conflict.fields = after(conflict, first);
    EXPECT_EQ(first.outcome, Kind::applied);
    EXPECT_EQ(text_or_empty(conflict.fields, "settled_by"), "Văn phòng");
    EXPECT_EQ(ModelWorkflow{}.decide(conflict, settle, edit).outcome, Kind::already);
}

}  // namespace
}  // namespace thidua
