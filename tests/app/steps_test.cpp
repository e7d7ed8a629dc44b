#include <gmock/gmock.h>

#include "client/store/record_query.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/submission.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

using testing::HasSubstr;

class StepsTest : public DepartmentTest {
protected:
    std::vector<Record> versions(ServedDevice& device, const RecordId& report) {
        return RecordQuery{device.store()}.list({.type = "submission", .parent = report});
    }
    std::vector<std::string> attention_of(ServedDevice& device) {
        std::vector<std::string> reasons;
        for (const AttentionItem& item : device.workspace().attention().list())
            reasons.push_back(item.reason);
        return reasons;
    }
    template <class T>
    ErrorCode code_of(const Result<T>& result) {
        return result ? ErrorCode::internal : result.error().code;
    }
};

TEST_F(StepsTest, AReportThatLacksAnswersIsNotSubmitted) {
    const RecordId report = started();
    const auto refused = reports(kien_).submit(report);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
    EXPECT_THAT(refused.error().message, HasSubstr("6 things are to be mended"));
}

TEST_F(StepsTest, ABrokenRuleOfTheFormStopsTheSubmission) {
    const RecordId report = filled();
    type(kien_, report, done, std::int64_t{41});
    const auto refused = reports(kien_).submit(report);
    ASSERT_FALSE(refused.has_value());
    EXPECT_THAT(refused.error().message, HasSubstr("Tasks done cannot be more than tasks planned"));
}

TEST_F(StepsTest, AWarningDoesNotStopTheSubmission) {
    const RecordId report = filled();
    type(kien_, report, answer_path("tasks_late"), std::int64_t{1});
    const auto submitted_now = reports(kien_).submit(report);
    ASSERT_TRUE(submitted_now.has_value());
    ASSERT_EQ(submitted_now->warnings.size(), 1U);
    EXPECT_EQ(submitted_now->warnings[0].message,
              "Where tasks are overdue, state the difficulties.");
}

TEST_F(StepsTest, AnOfficerDoesNotSubmit) {
    const RecordId report = filled();
    EXPECT_EQ(code_of(reports(bich_).submit(report)), ErrorCode::not_allowed);
}

TEST_F(StepsTest, SubmittingMakesTheFirstVersionAtOnce) {
    const RecordId report = filled();
    const auto version = reports(kien_).submit(report);
    ASSERT_TRUE(version.has_value());
    EXPECT_EQ(version->version, 1);
    EXPECT_FALSE(version->known_to_server);
    EXPECT_EQ(state(kien_, report), "submitted");
    EXPECT_EQ(summary(kien_, report).delivery, Delivery::waiting);
}

TEST_F(StepsTest, TheSealCodeIsTheSameOnEveryMachine) {
    const RecordId report = filled();
    const auto version = reports(kien_).submit(report);
    sync_all();
    EXPECT_EQ(reports(ha_).find(report)->seal_code, version->seal_code);
    EXPECT_EQ(reports(ha_).find(report)->seal, version->seal);
}

TEST_F(StepsTest, ASubmittedReportIsNotSubmittedAgain) {
    const RecordId report = submitted();
    EXPECT_EQ(code_of(reports(kien_).submit(report)), ErrorCode::wrong_state);
}

TEST_F(StepsTest, AWithdrawnReportIsADraftAgain) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(kien_).withdraw(report).has_value());
    sync_all();
    EXPECT_EQ(state(ha_, report), "draft");
}

TEST_F(StepsTest, AfterAWithdrawalComesTheSecondVersion) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(kien_).withdraw(report).has_value());
    const auto again = reports(kien_).submit(report);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->version, 2);
    sync_all();
    EXPECT_EQ(versions(ha_, report).size(), 2U);
    EXPECT_TRUE(attention_of(kien_).empty());
}

TEST_F(StepsTest, ADraftIsNotWithdrawn) {
    const RecordId report = filled();
    EXPECT_EQ(code_of(reports(kien_).withdraw(report)), ErrorCode::wrong_state);
}

TEST_F(StepsTest, AReturnNeedsAReason) {
    const RecordId report = submitted();
    EXPECT_EQ(code_of(reports(ha_).send_back(report, "")), ErrorCode::invalid_input);
}

TEST_F(StepsTest, AReturnMayNameTheDayUntilWhichTheReportIsToComeAgain) {
    const RecordId report = submitted();
    const Verdict verdict = summary(ha_, report).verdict;
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu", date(2026, 9, 14)).has_value());
    sync_all();
    EXPECT_EQ(summary(kien_, report).return_due, date(2026, 9, 14));
    EXPECT_EQ(summary(kien_, report).verdict, verdict) << "the first version decides";
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    EXPECT_FALSE(summary(ha_, report).return_due);
    EXPECT_TRUE(is_null(seen(ha_, report, "return_due")));
}

TEST_F(StepsTest, AReopeningMayNameADayToo) {
    const RecordId report = accepted();
    ASSERT_TRUE(reports(ha_).reopen(report, "Sai số liệu", date(2026, 9, 10)).has_value());
    sync_all();
    EXPECT_EQ(summary(kien_, report).return_due, date(2026, 9, 10)) << "today is early enough";
}

TEST_F(StepsTest, AReturnDoesNotNameADayThatIsOver) {
    const RecordId report = submitted();
    EXPECT_EQ(code_of(reports(ha_).send_back(report, "Thiếu", date(2026, 9, 9))),
              ErrorCode::invalid_input);
    EXPECT_EQ(state(ha_, report), "submitted");
}

TEST_F(StepsTest, TheUnitReadsWhyItsReportCameBack) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu quý trước").has_value());
    sync_all();
    EXPECT_EQ(state(bich_, report), "returned");
    EXPECT_EQ(reports(bich_).find(report)->return_reason, "Thiếu số liệu quý trước");
}

TEST_F(StepsTest, AReturnedReportComesAgainAsVersionTwoAndIsAccepted) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu").has_value());
    sync_all();
    type(bich_, report, done, std::int64_t{31});
    sync_all();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    sync_all();
    EXPECT_EQ(state(kien_, report), "accepted");
    EXPECT_EQ(summary(kien_, report).version, 2);
    EXPECT_TRUE(reports(kien_).find(report)->return_reason.empty());
}

TEST_F(StepsTest, TheFirstVersionStaysAsItWas) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu").has_value());
    sync_all();
    type(bich_, report, done, std::int64_t{31});
    sync_all();
    const auto kept = versions(ha_, report);
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(find_value(kept[0].fields, done), Value{std::int64_t{30}});
}

TEST_F(StepsTest, TheUnitDoesNotDecideAboutItsOwnReport) {
    const RecordId report = submitted();
    EXPECT_EQ(code_of(reports(kien_).accept(report)), ErrorCode::not_allowed);
    EXPECT_EQ(code_of(reports(kien_).send_back(report, "x")), ErrorCode::not_allowed);
}

TEST_F(StepsTest, ADraftIsNotAccepted) {
    const RecordId report = filled();
    EXPECT_EQ(code_of(reports(ha_).accept(report)), ErrorCode::wrong_state);
}

TEST_F(StepsTest, WhatIsTypedAfterTheSubmissionIsShownAsAChange) {
    const RecordId report = submitted();
    EXPECT_FALSE(summary(bich_, report).changed_after_submission);
    type(bich_, report, done, std::int64_t{29});
    EXPECT_TRUE(summary(bich_, report).changed_after_submission);
    type(bich_, report, done, std::int64_t{30});
    EXPECT_FALSE(summary(bich_, report).changed_after_submission);
}

TEST_F(StepsTest, TheOfficeSeesThatAReportWasChangedAfterItsSubmission) {
    const RecordId report = filled();
    type(bich_, report, done, std::int64_t{29});
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    kien_.sync();
    sync_all();
    EXPECT_TRUE(summary(ha_, report).changed_after_submission);
}

TEST_F(StepsTest, WhatIsTypedIntoAnAcceptedReportIsARequest) {
    const RecordId report = accepted();
    type(bich_, report, done, std::int64_t{33});
    sync_all();
    EXPECT_EQ(seen(ha_, report, done), Value{std::int64_t{30}});
    EXPECT_EQ(seen(ha_, report, "requested_step"), Value{std::string{"reopen"}});
    EXPECT_EQ(state(ha_, report), "accepted");
}

TEST_F(StepsTest, ReopeningCarriesWhatWasRequested) {
    const RecordId report = accepted();
    type(bich_, report, done, std::int64_t{33});
    sync_all();
    ASSERT_TRUE(reports(ha_).reopen(report, "Đơn vị bổ sung số liệu").has_value());
    sync_all();
    EXPECT_EQ(state(bich_, report), "returned");
    EXPECT_EQ(seen(bich_, report, done), Value{std::int64_t{33}});
    EXPECT_TRUE(is_null(seen(bich_, report, "requested_step")));
}

TEST_F(StepsTest, ReopeningCarriesAClearedAnswerToo) {
    const RecordId report = accepted();
    type(bich_, report, answer_path("tasks_late"), Null{});
    sync_all();
    EXPECT_EQ(seen(ha_, report, answer_path("tasks_late")), Value{std::int64_t{0}});
    ASSERT_TRUE(reports(ha_).reopen(report, "Đơn vị sửa").has_value());
    sync_all();
    EXPECT_TRUE(is_null(seen(bich_, report, answer_path("tasks_late"))));
}

TEST_F(StepsTest, AfterReopeningTheReportGoesItsWayAgain) {
    const RecordId report = accepted();
    ASSERT_TRUE(reports(ha_).reopen(report, "Sai số liệu").has_value());
    sync_all();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    EXPECT_EQ(summary(ha_, report).version, 2);
}

TEST_F(StepsTest, WithdrawingAnAcceptedReportIsARequestWithItsWords) {
    const RecordId report = accepted();
    ASSERT_TRUE(reports(kien_).withdraw(report, "Xin bổ sung phụ lục").has_value());
    sync_all();
    EXPECT_EQ(state(ha_, report), "accepted");
    EXPECT_EQ(seen(ha_, report, "requested_reason"), Value{std::string{"Xin bổ sung phụ lục"}});
}

TEST_F(StepsTest, AReopeningNeedsAReason) {
    const RecordId report = accepted();
    EXPECT_EQ(code_of(reports(ha_).reopen(report, "")), ErrorCode::invalid_input);
}

TEST_F(StepsTest, AnAcceptanceThatMeetsAWithdrawalIsToldSo) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(kien_).withdraw(report).has_value());
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    kien_.sync();
    sync_all();
    EXPECT_EQ(state(ha_, report), "draft");
    EXPECT_THAT(
        attention_of(ha_),
        testing::ElementsAre("Hoàng Văn Kiên withdrew the report before this decision arrived."));
}

TEST_F(StepsTest, AWithdrawalThatMeetsAnAcceptanceBecomesARequest) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    ASSERT_TRUE(reports(kien_).withdraw(report, "Sai số liệu").has_value());
    ha_.sync();
    sync_all();
    EXPECT_EQ(state(kien_, report), "accepted");
    EXPECT_EQ(seen(ha_, report, "requested_reason"), Value{std::string{"Sai số liệu"}});
    EXPECT_TRUE(attention_of(kien_).empty());
}

TEST_F(StepsTest, OfTwoDecisionsTheFirstStandsAndTheSecondOfficerIsTold) {
    const RecordId report = submitted();
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu").has_value());
    ASSERT_TRUE(reports(minh).accept(report).has_value());
    ha_.sync();
    minh.sync();
    EXPECT_EQ(state(minh, report), "returned");
    EXPECT_THAT(attention_of(minh),
                testing::ElementsAre("Lương Thu Hà returned the report first; that stands. "
                                     "Reason: Thiếu số liệu"));
}

TEST_F(StepsTest, AReturnThatMeetsAnAcceptanceIsToldWhoAccepted) {
    const RecordId report = submitted();
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    ASSERT_TRUE(reports(minh).send_back(report, "Thiếu số liệu").has_value());
    ha_.sync();
    minh.sync();
    EXPECT_EQ(state(minh, report), "accepted");
    EXPECT_THAT(
        attention_of(minh),
        testing::ElementsAre("Lương Thu Hà accepted the report first; reopen it to return it."));
}

TEST_F(StepsTest, WhoCameFirstIsStillNamedWhenTheReportHasGoneOn) {
    const RecordId report = submitted();
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu").has_value());
    ASSERT_TRUE(reports(minh).accept(report).has_value());
    ha_.sync();
    minh.sync();
    set_time(moment(2026, 9, 11));
    sync_all();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).send_back(report, "Sai mẫu").has_value());
    sync_all();
    minh.sync();
    EXPECT_THAT(attention_of(minh), testing::ElementsAre(HasSubstr("Reason: Thiếu số liệu")));
}

TEST_F(StepsTest, TwoAcceptancesAreOne) {
    const RecordId report = submitted();
    ServedDevice minh{server_, people::office_minh()};
    minh.sync();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    ASSERT_TRUE(reports(minh).accept(report).has_value());
    ha_.sync();
    minh.sync();
    EXPECT_EQ(state(minh, report), "accepted");
    EXPECT_TRUE(attention_of(minh).empty());
}

TEST_F(StepsTest, ADecisionAboutTheFirstVersionDoesNotHitTheSecond) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(kien_).withdraw(report).has_value());
    type(kien_, report, done, std::int64_t{31});
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    kien_.sync();
    ASSERT_TRUE(reports(ha_).accept(report).has_value());
    ha_.sync();
    EXPECT_EQ(state(ha_, report), "submitted");
    EXPECT_EQ(summary(ha_, report).version, 2);
    EXPECT_EQ(attention_of(ha_).size(), 1U);
}

TEST_F(StepsTest, TheSameContentFromTwoMachinesIsOneVersion) {
    const RecordId report = filled();
    ServedDevice second{server_, people::head_kien()};
    second.sync();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    second.clock().advance(std::chrono::minutes{10});
    ASSERT_TRUE(reports(second).submit(report).has_value());
    kien_.sync();
    second.sync();
    sync_all();
    EXPECT_EQ(versions(ha_, report).size(), 1U);
    EXPECT_TRUE(attention_of(second).empty());
    EXPECT_TRUE(conflicts(second).list_open().empty());
}

TEST_F(StepsTest, OfTwoContentsFromTwoMachinesTheFirstStandsAndTheSecondIsTold) {
    const RecordId report = filled();
    ServedDevice second{server_, people::head_kien()};
    second.sync();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    type(second, report, done, std::int64_t{31});
    ASSERT_TRUE(reports(second).submit(report).has_value());
    kien_.sync();
    second.sync();
    EXPECT_EQ(summary(second, report).version, 1);
    ASSERT_EQ(attention_of(second).size(), 1U);
    EXPECT_THAT(attention_of(second)[0], HasSubstr("submitted other content first"));
}

TEST_F(StepsTest, SubmittingListsTheOpenQuestions) {
    const RecordId report = filled();
    type(bich_, report, done, std::int64_t{31});
    type(kien_, report, done, std::int64_t{32});
    sync_all();
    const auto submitted_now = reports(kien_).submit(report);
    ASSERT_TRUE(submitted_now.has_value());
    EXPECT_EQ(submitted_now->open_conflicts.size(), 1U);
}

TEST_F(StepsTest, WhatWasSubmittedOfflineSurvivesARestart) {
    const RecordId report = filled();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    kien_.restart();
    EXPECT_EQ(state(kien_, report), "submitted");
    sync_all();
    EXPECT_EQ(state(ha_, report), "submitted");
}

TEST_F(StepsTest, TheOfficeSubmitsForAUnit) {
    const RecordId report = filled();
    ASSERT_TRUE(reports(ha_).submit(report).has_value());
    sync_all();
    EXPECT_EQ(state(kien_, report), "submitted");
    EXPECT_TRUE(attention_of(ha_).empty());
}

TEST_F(StepsTest, AnUnknownReportIsNotFound) {
    EXPECT_EQ(code_of(reports(kien_).submit(unit_id("no report"))), ErrorCode::not_found);
    EXPECT_EQ(code_of(reports(ha_).accept(quarter_)), ErrorCode::not_found);
}

}  // namespace
}  // namespace thidua
