#include <gtest/gtest.h>

#include "shared/model/scope.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// A device that has everything, and a report of its unit on the server.
class SmallSessionTest : public testing::Test {
protected:
    SmallSessionTest() {
        TestLine{server_, device_}.run_session();
        device_.start_report();
        TestLine{server_, device_}.run_session();
        server_.clock().advance(std::chrono::hours{1});
    }
    void run() { line_.run_session(); }

    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
    TestLine line_{server_, device_};
};

TEST_F(SmallSessionTest, TakesOneRoundTripWhenThereIsNothingToDo) {
    run();
    EXPECT_TRUE(line_.is_done());
    EXPECT_EQ(line_.round_trips(), 1U);
}

TEST_F(SmallSessionTest, SaysThatTheDeviceIsUpToDate) {
    run();
    ASSERT_EQ(line_.sent_to_device().size(), 1U);
    EXPECT_TRUE(line_.received<Welcome>().at(0).up_to_date);
}

TEST_F(SmallSessionTest, TakesAtMost200BytesBothWaysWhenThereIsNothingToDo) {
    run();
    EXPECT_LE(line_.bytes(), 200U);
}

TEST_F(SmallSessionTest, TakesOneRoundTripForAnEditOfOneField) {
    device_.answer("tasks_planned", std::int64_t{40});
    run();
    EXPECT_TRUE(line_.is_done());
    EXPECT_EQ(line_.round_trips(), 1U);
}

TEST_F(SmallSessionTest, TakesAtMost640BytesBothWaysForAnEditOfOneField) {
    device_.answer("tasks_planned", std::int64_t{40});
    run();
    EXPECT_LE(line_.bytes(), 640U);
}

TEST_F(SmallSessionTest, SendsADeviceNothingBackOfWhatItSent) {
    device_.answer("tasks_planned", std::int64_t{40});
    run();
    EXPECT_TRUE(line_.received<Page>().empty());
}

TEST_F(SmallSessionTest, LeavesTheDeviceWithWhatTheServerHas) {
    device_.answer("tasks_planned", std::int64_t{40});
    run();
    EXPECT_EQ(device_.find(report_of_unit("STP-HCTP")), server_.find(report_of_unit("STP-HCTP")));
    EXPECT_EQ(device_.outbox().count_waiting(), 0U);
}

TEST_F(SmallSessionTest, GivesTwoDevicesOfAScopeTheSameRecords) {
    device_.answer("tasks_planned", std::int64_t{40});
    run();
    TestDevice colleague{server_, people::officer_dung()};
    TestLine{server_, colleague}.run_session();
    EXPECT_EQ(colleague.digests(), device_.digests());
}

TEST_F(SmallSessionTest, SendsAColleagueTheRecordsOnlyOnce) {
    TestDevice colleague{server_, people::officer_dung()};
    TestLine{server_, colleague}.run_session();
    TestLine again{server_, colleague};
    again.run_session();
    EXPECT_TRUE(again.received<Page>().empty());
}

TEST_F(SmallSessionTest, SendsNobodyAnythingOutsideTheirScope) {
    TestDevice stranger{server_, people::head_of_aid()};
    TestLine line{server_, stranger};
    line.run_session();
    const ScopeId unit = unit_scope(device_.device().grantee.unit);
    for (const Page& page : line.received<Page>()) EXPECT_NE(page.scope, unit);
    EXPECT_FALSE(stranger.find(report_of_unit("STP-HCTP")).has_value());
}

TEST_F(SmallSessionTest, EndsWithARejectedEditToo) {
    device_.save(device_.typing().create(quarterly_report("STP-TGPL")));
    run();
    EXPECT_TRUE(line_.is_done());
    EXPECT_EQ(device_.outbox().count_attention(), 1U);
    EXPECT_EQ(line_.progress().receipts.rejected, 1U);
}

TEST_F(SmallSessionTest, TakesTheEditsBehindARejectedOne) {
    device_.save(device_.typing().create(quarterly_report("STP-TGPL")));
    device_.answer("tasks_planned", std::int64_t{40});
    run();
    EXPECT_EQ(find_value(server_.find(report_of_unit("STP-HCTP"))->fields,
                         "answers/tasks_planned"),
              Value{std::int64_t{40}});
}

TEST_F(SmallSessionTest, MeasuresTheClockOfTheDeviceAgainstTheServers) {
    run();
    EXPECT_EQ(line_.progress().server_time, server_.clock().now());
    EXPECT_EQ(device_.store().number_meta(device_keys::last_contact),
              server_.clock().now().value());
}

}  // namespace
}  // namespace thidua
