#include "client/app/editing.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

class ReportListTest : public DepartmentTest {};

TEST_F(ReportListTest, FindsAReportByWordsWithoutMarks) {
    started();
    EXPECT_EQ(reports(ha_).list({.words = "hanh chinh tu phap"}).size(), 1U);
    EXPECT_EQ(reports(ha_).count({.words = "hanh chinh tu phap"}), 1U);
    EXPECT_TRUE(reports(ha_).list({.words = "tro giup phap ly"}).empty());
}

TEST_F(ReportListTest, FindsAReportByTheCodeOfItsUnit) {
    started();
    EXPECT_EQ(reports(ha_).list({.words = "stp-hctp"}).size(), 1U);
}

TEST_F(ReportListTest, FiltersByPeriodUnitAndState) {
    submitted();
    EXPECT_EQ(reports(ha_).count({.period = quarter_}), 1U);
    EXPECT_EQ(reports(ha_).count({.period = SampleServer::period("2026")}), 0U);
    EXPECT_EQ(reports(ha_).count({.unit = unit_id("STP-HCTP"), .state = "submitted"}), 1U);
    EXPECT_EQ(reports(ha_).count({.state = "draft"}), 0U);
}

TEST_F(ReportListTest, ListsAPartFromAnOffset) {
    accepted_of("STP-TGPL", quarterly_answers());
    accepted_of("STP-BTTP", quarterly_answers());
    started();
    ha_.sync();
    const auto all = reports(ha_).list();
    ASSERT_EQ(all.size(), 3U);
    const auto part = reports(ha_).list({.offset = 1, .limit = 1});
    ASSERT_EQ(part.size(), 1U);
    EXPECT_EQ(part[0].id, all[1].id);
    EXPECT_TRUE(reports(ha_).list({.offset = 3}).empty());
}

TEST_F(ReportListTest, GoesOnAfterTheReportThatWasShownLast) {
    accepted_of("STP-TGPL", quarterly_answers());
    accepted_of("STP-BTTP", quarterly_answers());
    started();
    ha_.sync();
    const auto all = reports(ha_).list();
    std::vector<RecordId> paged;
    ReportFilter filter{.limit = 1};
    for (auto page = reports(ha_).list(filter); !page.empty(); page = reports(ha_).list(filter)) {
        paged.push_back(page.front().id);
        filter.after = paged.back();
    }
    ASSERT_EQ(paged.size(), all.size());
    for (std::size_t at = 0; at < all.size(); ++at) EXPECT_EQ(paged[at], all[at].id);
}

TEST_F(ReportListTest, PutsThePeriodThatIsDueLastFirst) {
    const RecordId quarter = started();
    set_time(moment(2026, 11, 20));
    const auto annual = reports(bich_).create(SampleServer::period("2026"));
    ASSERT_TRUE(annual.has_value());
    const auto all = reports(bich_).list();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].id, *annual);
    EXPECT_EQ(all[1].id, quarter);
    EXPECT_EQ(reports(bich_).list({.after = *annual}).at(0).id, quarter);
}

TEST_F(ReportListTest, ShowsWhatChangedSinceItWasLastRead) {
    const RecordId report = started();
    EXPECT_EQ(reports(bich_).list({.state = "draft"}).size(), 1U);
    ASSERT_TRUE(reports(bich_).save_answers(report, {}, quarterly_answers()).has_value());
    sync_all();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    EXPECT_TRUE(reports(bich_).list({.state = "draft"}).empty());
}

TEST_F(ReportListTest, FindsWordsOfTheUnitAndThePeriodTogether) {
    started();
    const std::string period = reports(ha_).list().at(0).period_name;
    EXPECT_EQ(reports(ha_).list({.words = "stp-hctp " + period}).size(), 1U);
    EXPECT_TRUE(reports(ha_).list({.words = "stp-tgpl " + period}).empty());
}

TEST_F(ReportListTest, PutsUnitsInTheOrderOfTheOrgan) {
    accepted_of("STP-TGPL", quarterly_answers());
    accepted_of("STP-BTTP", quarterly_answers());
    started();
    ha_.sync();
    std::vector<std::string> codes;
    for (const ReportSummary& report : reports(ha_).list()) codes.push_back(report.unit_code);
    EXPECT_EQ(codes, (std::vector<std::string>{"STP-HCTP", "STP-BTTP", "STP-TGPL"}));
}

TEST_F(ReportListTest, AnUnsentChangeShowsAsWaitingThenAsReceived) {
    const RecordId report = started();
    EXPECT_EQ(summary(bich_, report).delivery, Delivery::received);
    type(bich_, report, done, std::int64_t{7});
    EXPECT_EQ(summary(bich_, report).delivery, Delivery::waiting);
    bich_.sync();
    EXPECT_EQ(summary(bich_, report).delivery, Delivery::received);
}

TEST_F(ReportListTest, ARejectedChangeShowsOnItsReport) {
    const RecordId report = started();
    EditBuilder{bich_.workspace()}
        .set("report", report, answer_path("tasks_planned"), Null{}, std::int64_t{-5})
        .save()
        .value();
    bich_.sync();
    EXPECT_EQ(summary(bich_, report).delivery, Delivery::attention);
}

TEST_F(ReportListTest, CountsTheOpenQuestionsOfAReport) {
    const RecordId report = started();
    type(bich_, report, done, std::int64_t{7});
    type(kien_, report, done, std::int64_t{9});
    sync_all();
    EXPECT_EQ(summary(ha_, report).open_conflicts, 1);
    EXPECT_EQ(reports(ha_).find(report)->conflicts.size(), 1U);
}

TEST_F(ReportListTest, TellsWhenTheSubmissionWasReceived) {
    set_time(moment(2026, 9, 14, 10, 15));
    const RecordId report = submitted();
    EXPECT_EQ(summary(bich_, report).received_at, moment(2026, 9, 14, 10, 15));
    EXPECT_EQ(summary(bich_, report).verdict, Verdict::on_time);
}

TEST_F(ReportListTest, ShowsComputedAnswersAndFindings) {
    const RecordId report = filled();
    const auto details = reports(bich_).find(report);
    EXPECT_EQ(find_value(details->computed, answer_path("done_rate")), Value{Decimal{75}});
    EXPECT_TRUE(details->findings.empty());
}

TEST_F(ReportListTest, AReportOfAnotherUnitIsNotOnTheDevice) {
    const RecordId other = accepted_of("STP-TGPL", quarterly_answers());
    bich_.sync();
    EXPECT_FALSE(reports(bich_).find(other).has_value());
    EXPECT_EQ(reports(bich_).count(), 0U);
}

TEST_F(ReportListTest, ResolvesAnEndingOfAnId) {
    const RecordId report = started();
    const std::string text = report.text();
    EXPECT_EQ(reports(bich_).resolve("report", text).value(), report);
    EXPECT_EQ(reports(bich_).resolve("report", text.substr(26)).value(), report);
    EXPECT_EQ(reports(bich_).resolve("period", text).error().code, ErrorCode::not_found);
}

TEST_F(ReportListTest, AnEndingThatSeveralIdsHaveIsNotEnough) {
    accepted_of("STP-TGPL", quarterly_answers());
    started();
    ha_.sync();
    EXPECT_EQ(reports(ha_).resolve("report", "").error().code, ErrorCode::invalid_input);
}

/// The unit reported in the second quarter too.
class LastAnswersTest : public DepartmentTest {
protected:
    RecordId submitted_in(const std::string& label, std::int64_t tasks_done) {
        const auto report = reports(kien_).create(SampleServer::period(label));
        EXPECT_TRUE(report.has_value()) << report.error().message;
        EXPECT_TRUE(reports(kien_).save_answers(*report, {}, quarterly_answers(40, tasks_done)));
        EXPECT_TRUE(reports(kien_).submit(*report).has_value());
        sync_all();
        return *report;
    }
    Value last(ServedDevice& device, const RecordId& report) {
        return find_value(reports(device).find(report)->last_answers, done);
    }
};

TEST_F(LastAnswersTest, AreThoseOfThePeriodBefore) {
    submitted_in("2026-Q2", 22);
    const RecordId report = started();
    EXPECT_EQ(last(bich_, report), Value{std::int64_t{22}});
}

TEST_F(LastAnswersTest, AreNotThoseOfThePeriodAfter) {
    const RecordId earlier = submitted_in("2026-Q2", 22);
    submitted_in("2026-Q3", 33);
    EXPECT_TRUE(is_null(last(bich_, earlier)));
}

TEST_F(LastAnswersTest, AreNotThoseOfADraft) {
    ASSERT_TRUE(reports(kien_).create(SampleServer::period("2026-Q2")).has_value());
    const RecordId report = started();
    EXPECT_TRUE(reports(bich_).find(report)->last_answers.empty());
}

TEST_F(LastAnswersTest, AreThoseThatWereSubmittedAndNotWhatWasTypedAfterwards) {
    const RecordId earlier = submitted_in("2026-Q2", 22);
    type(kien_, earlier, done, std::int64_t{23});
    sync_all();
    const RecordId report = started();
    EXPECT_EQ(last(bich_, report), Value{std::int64_t{22}});
}

TEST_F(LastAnswersTest, AreNotThoseOfAnotherForm) {
    submitted_in("2026-Q2", 22);
    set_time(moment(2026, 11, 20));
    const auto annual = reports(kien_).create(SampleServer::period("2026"));
    ASSERT_TRUE(annual.has_value());
    EXPECT_TRUE(reports(kien_).find(*annual)->last_answers.empty());
}

}  // namespace
}  // namespace thidua
