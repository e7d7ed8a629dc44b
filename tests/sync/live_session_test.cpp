#include <gtest/gtest.h>

#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"
#include "shared/sync/tuning.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

const Value forty{std::int64_t{40}};
const Value fifty{std::int64_t{50}};

/// Two colleagues of one unit; the first stays connected.
class LiveSessionTest : public testing::Test {
protected:
    LiveSessionTest() {
        TestLine{server_, bich_}.run_session();
        bich_.start_report();
        bich_.answer("tasks_planned", std::int64_t{1});
        TestLine{server_, bich_}.run_session();
        TestLine{server_, dung_}.run_session();
        line_.run_session();
    }
    void sync(TestDevice& device) { TestLine{server_, device}.run_session(); }
    Value planned(TestDevice& device) {
        return find_value(device.find(report_)->fields, "answers/tasks_planned");
    }
    Value planned_at_server() {
        return find_value(server_.find(report_)->fields, "answers/tasks_planned");
    }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice dung_{server_, people::officer_dung()};
    TestLine line_{server_, bich_, true};
    RecordId report_ = report_of_unit("STP-HCTP");
};

TEST_F(LiveSessionTest, StaysOpenWhenThereIsNothingToDo) {
    EXPECT_FALSE(line_.device_end().has_value());
    EXPECT_TRUE(line_.progress().is_caught_up);
}

TEST_F(LiveSessionTest, TellsADeviceOfAChangeAtOnce) {
    dung_.answer("tasks_planned", forty);
    sync(dung_);
    line_.tell_server();
    line_.run();
    EXPECT_EQ(planned(bich_), forty);
}

/// Seed 12221664 of the simulator: the server waited for cursors that the device had no need to
/// say.
TEST_F(LiveSessionTest, GoesOnWhenAnotherSessionHasPulledMeanwhile) {
    bich_.disk().begin_repull(unit_scope(unit_id("STP-HCTP")));
    TestLine slow{server_, bich_, true};
    slow.begin();
    slow.deliver_to_server();
    sync(bich_);
    slow.run();
    dung_.answer("tasks_planned", forty);
    sync(dung_);
    slow.tell_server();
    slow.run();
    EXPECT_FALSE(slow.device_end().has_value());
    EXPECT_EQ(planned(bich_), forty);
}

/// Found by seed 2979 of the simulator: receipts signed in the new epoch were no receipts to it.
TEST_F(LiveSessionTest, Rule08_LetsADeviceGoWhenTheServerTakesANewEpoch) {
    Transaction transaction{server_.database()};
    server_.store().take_new_epoch({}, server_.clock().now());
    transaction.commit();
    line_.tell_server();
    line_.run();
    ASSERT_TRUE(line_.device_end());
    EXPECT_EQ(line_.device_end()->kind, SessionEnd::Kind::done);
}

TEST_F(LiveSessionTest, TellsNothingWhenNothingIsInScope) {
    const std::size_t before = line_.received<Page>().size();
    TestDevice stranger{server_, people::head_of_aid()};
    sync(stranger);
    stranger.start_report();
    sync(stranger);
    line_.tell_server();
    line_.run();
    EXPECT_EQ(line_.received<Page>().size(), before);
}

TEST_F(LiveSessionTest, SendsWhatIsTypedDuringTheSession) {
    bich_.answer("tasks_planned", forty);
    line_.tell_device();
    line_.run();
    EXPECT_EQ(planned_at_server(), forty);
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
}

TEST_F(LiveSessionTest, SendsEditAfterEdit) {
    for (int value = 2; value < 20; ++value) {
        bich_.answer("tasks_planned", std::int64_t{value});
        line_.tell_device();
        line_.run();
    }
    EXPECT_EQ(planned_at_server(), Value{std::int64_t{19}});
    EXPECT_TRUE(line_.progress().is_caught_up);
}

TEST_F(LiveSessionTest, TakesUpWhatWasTypedBeforeTheWelcome) {
    TestLine line{server_, bich_};
    line.begin();
    bich_.answer("tasks_planned", forty);
    line.tell_device();
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(planned_at_server(), forty);
}

TEST_F(LiveSessionTest, TakesUpWhatWasTypedWhileTheAnswerWasUnderWay) {
    bich_.answer("tasks_planned", forty);
    TestLine line{server_, bich_};
    line.begin();
    while (line.deliver_to_server()) {}
    bich_.answer("tasks_planned", fifty);
    line.run();
    EXPECT_TRUE(line.is_done());
    EXPECT_EQ(planned_at_server(), fifty);
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
}

TEST_F(LiveSessionTest, HoldsTheSameAsTheServerAfterMeetingAColleaguesChange) {
    dung_.answer("tasks_planned", forty);
    bich_.answer("tasks_planned", fifty);
    sync(dung_);
    line_.tell_device();
    line_.run();
    EXPECT_EQ(planned(bich_), forty);
    sync(dung_);
    EXPECT_EQ(dung_.digests(), bich_.digests());
}

/// The colleague's settlement is in the log, but this device has not been told of it when it goes
/// on typing: its base must not touch the conflict that it still believes open.
TEST_F(LiveSessionTest, HoldsTheSameAsTheServerWhenAConflictWasSettledMeanwhile) {
    dung_.answer("tasks_planned", fifty);
    bich_.answer("tasks_planned", forty);
    line_.tell_device();
    line_.run();
    sync(dung_);
    line_.tell_server();
    line_.run();
    const auto conflicts = RecordStore{server_.database()}.list_open_conflicts(report_);
    ASSERT_EQ(conflicts.size(), 1U);
    dung_.save(dung_.typing().step(conflicts.front(), "settle",
                                   {{"choice", std::string{"keep"}}}));
    sync(dung_);
    bich_.answer("tasks_planned", std::int64_t{60});
    line_.tell_device();
    line_.run();
    line_.tell_server();
    line_.run();
    sync(dung_);
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

TEST_F(LiveSessionTest, AsksASilentLineForASignOfLife) {
    server_.clock().advance(tuning::ping_after);
    line_.ring_device();
    line_.run();
    EXPECT_TRUE(std::holds_alternative<Ping>(line_.sent_to_server().back()));
    EXPECT_TRUE(std::holds_alternative<Pong>(line_.sent_to_device().back()));
}

TEST_F(LiveSessionTest, GivesUpALineThatStaysSilent) {
    server_.clock().advance(tuning::ping_after);
    line_.ring_device();
    server_.clock().advance(tuning::dead_after - tuning::ping_after);
    line_.ring_device();
    ASSERT_TRUE(line_.device_end().has_value());
    EXPECT_EQ(line_.device_end()->kind, SessionEnd::Kind::broken);
}

TEST_F(LiveSessionTest, KeepsALineThatAnswers) {
    for (int times = 0; times < 10; ++times) {
        server_.clock().advance(tuning::ping_after);
        line_.ring_device();
        line_.run();
    }
    EXPECT_FALSE(line_.device_end().has_value());
}

TEST_F(LiveSessionTest, GivesUpALineWhenTheClockJumpsBack) {
    server_.clock().set(Instant{0});
    line_.ring_device();
    EXPECT_TRUE(line_.device_end().has_value());
}

}  // namespace
}  // namespace thidua
