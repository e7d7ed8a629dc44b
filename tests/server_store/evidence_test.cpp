#include <gtest/gtest.h>

#include "client/app/attention.h"
#include "client/app/reports.h"
#include "server/store/edit_store.h"
#include "server/store/record_store.h"
#include "shared/model/evidence_record.h"
#include "shared/model/ids.h"
#include "shared/wire/codec.h"
#include "tests/support/made_edit.h"
#include "tests/support/served_device.h"

namespace thidua {
namespace {

/// The head of Hành chính tư pháp has a report that may be submitted.
class EvidenceTest : public testing::Test {
protected:
    EvidenceTest() {
        head_.sync();
        Reports& reports = head_.workspace().reports();
        report_ = *reports.create(SampleServer::period("2026-Q3"));
        EXPECT_TRUE(reports.save_answers(report_, {}, quarterly_answers()).has_value());
        head_.sync();
    }

    EvidenceRecord evidence() {
        const auto all =
            RecordStore{server_.database()}.list_of_parent("evidence", report_);
        return all.empty() ? EvidenceRecord{} : view_of<EvidenceRecord>(all.back());
    }

    SampleServer server_;
    ServedDevice head_{server_, people::head_kien()};
    RecordId report_;
    /// The hello gets through and nothing behind it.
    const Cut only_hello_{.to_server_max = 1, .to_device_max = 0};
};

TEST_F(EvidenceTest, ASubmissionThatComesAtOnceRestsOnItsArrival) {
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 15));
    head_.sync();
    EXPECT_EQ(evidence().kind, "received");
    EXPECT_EQ(evidence().received_at, moment(2026, 9, 15));
}

TEST_F(EvidenceTest, AnAnnouncedSubmissionRestsOnItsAnnouncement) {
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 15));
    head_.sync(only_hello_);
    server_.clock().set(moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(evidence().kind, "announced");
    EXPECT_EQ(evidence().at, moment(2026, 9, 15));
    EXPECT_EQ(evidence().received_at, moment(2026, 9, 25));
}

TEST_F(EvidenceTest, TheFirstAnnouncementCounts) {
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 15));
    head_.sync(only_hello_);
    server_.clock().set(moment(2026, 9, 17));
    head_.sync(only_hello_);
    server_.clock().set(moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(evidence().announced_at, moment(2026, 9, 15));
}

TEST_F(EvidenceTest, AnAnnouncementMakesALateArrivalOnTime) {
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 19));
    head_.sync(only_hello_);
    server_.clock().set(moment(2026, 9, 25));
    head_.clock().set(moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(head_.workspace().reports().find(report_)->summary.verdict, Verdict::on_time);
}

TEST_F(EvidenceTest, WithoutAnAnnouncementALateArrivalIsLate) {
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(head_.workspace().reports().find(report_)->summary.verdict, Verdict::late);
}

TEST_F(EvidenceTest, TheDevicesOwnClockProvesNothing) {
    head_.clock().set(moment(2020, 1, 1));
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(evidence().received_at, moment(2026, 9, 25));
}

TEST_F(EvidenceTest, TheAnnouncementOfAnotherContentProvesNothing) {
    MadeEdit edit{server_, people::head_kien().name};
    edit.submit(*server_.find(report_));
    Edit other = edit.edit();
    other.device_time = other.device_time.plus(std::chrono::hours{1});
    server_.store().note_announced(
        head_.device().id, {{.edit = edit.edit().id, .edit_hash = edit_hash(other)}},
        server_.clock().now());
    server_.clock().advance(std::chrono::hours{2});
    server_.apply(head_.device().id, edit.edit());
    EXPECT_EQ(evidence().kind, "received");
}

TEST_F(EvidenceTest, ARefusedSubmissionHasNoEvidence) {
    ServedDevice officer{server_, people::officer_bich()};
    MadeEdit edit{server_, people::officer_bich().name};
    edit.submit(*server_.find(report_));
    server_.apply(officer.device().id, edit.edit());
    EXPECT_TRUE(RecordStore{server_.database()}.list("evidence").empty());
}

TEST_F(EvidenceTest, EachVersionHasEvidenceOfItsOwn) {
    Reports& reports = head_.workspace().reports();
    ASSERT_TRUE(reports.submit(report_).has_value());
    ASSERT_TRUE(reports.withdraw(report_).has_value());
    ASSERT_TRUE(reports.submit(report_).has_value());
    head_.sync();
    EXPECT_EQ(RecordStore{server_.database()}.list_of_parent("evidence", report_).size(), 2U);
}

TEST_F(EvidenceTest, AnAnnouncementCountsThoughTheSameContentCameFromAnotherMachineFirst) {
    ServedDevice other{server_, people::head_kien()};
    other.sync();
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 15));
    head_.sync(only_hello_);
    server_.clock().set(moment(2026, 9, 25));
    ASSERT_TRUE(other.workspace().reports().submit(report_).has_value());
    other.sync();
    EXPECT_EQ(evidence().at, moment(2026, 9, 25));
    head_.sync();
    EXPECT_EQ(evidence().kind, "announced");
    EXPECT_EQ(evidence().at, moment(2026, 9, 15));
    EXPECT_EQ(head_.workspace().reports().find(report_)->summary.verdict, Verdict::on_time);
}

/// A refused edit made no version; what it announced existed all the same.
TEST_F(EvidenceTest, AnAnnouncedContentThatWasRefusedCountsForTheVersionItBecomes) {
    ServedDevice other{server_, people::head_kien()};
    other.sync();
    ASSERT_TRUE(head_.workspace()
                    .reports()
                    .save_answers(report_, quarterly_answers(), quarterly_answers(41, 31))
                    .has_value());
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    server_.clock().set(moment(2026, 9, 15));
    head_.sync(only_hello_);
    server_.clock().set(moment(2026, 9, 16));
    ASSERT_TRUE(other.workspace().reports().submit(report_).has_value());
    ASSERT_TRUE(other.workspace().reports().withdraw(report_).has_value());
    other.sync();
    server_.clock().set(moment(2026, 9, 25));
    head_.sync();
    const auto refused = head_.workspace().attention().list();
    ASSERT_EQ(refused.size(), 1U);
    ASSERT_TRUE(head_.workspace().attention().retry(refused.front().edit).has_value());
    head_.sync();
    EXPECT_EQ(head_.workspace().reports().find(report_)->summary.verdict, Verdict::on_time);
}

TEST_F(EvidenceTest, StandsInTheScopeOfTheReport) {
    ASSERT_TRUE(head_.workspace().reports().submit(report_).has_value());
    head_.sync();
    const auto all = RecordStore{server_.database()}.list_of_parent("evidence", report_);
    EXPECT_EQ(all.front().scope, server_.find(report_)->scope);
}

}  // namespace
}  // namespace thidua
