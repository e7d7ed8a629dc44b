#include <gtest/gtest.h>

#include <set>

#include "server/store/edit_store.h"
#include "shared/base/check.h"
#include "shared/wire/codec.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// A machine whose profile was copied, or that was put back to an old image.
class Rule12_OverTheLine : public testing::Test {
protected:
    Rule12_OverTheLine() {
        connect(bich_);
        bich_.start_report();
        connect(bich_);
    }
    /// Connects anew while the device asks for it, as its programs do; what the last one said.
    SessionEnd connect(TestDevice& device) {
        for (int at = 0;; ++at) {
            TestLine line{server_, device};
            line.run_session();
            CHECK(line.device_end().has_value());
            if (line.device_end()->kind != SessionEnd::Kind::again || at == 3)
                return *line.device_end();
        }
    }
    static bool is_done(const SessionEnd& end) { return end.kind == SessionEnd::Kind::done; }
    Value at_server(const FieldPath& field) {
        return find_value(server_.find(report_of_unit("STP-HCTP"))->fields, "answers/" + field);
    }
    static Value seen(TestDevice& device, const FieldPath& field) {
        return find_value(device.find(report_of_unit("STP-HCTP"))->fields, "answers/" + field);
    }
    std::size_t open_conflicts() {
        return RecordStore{server_.database()}
            .list_open_conflicts(report_of_unit("STP-HCTP"))
            .size();
    }
    Sequence head() { return server_.store().head().seq; }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
};

TEST_F(Rule12_OverTheLine, TwoMachinesThatUseOneNameBothGetThrough) {
    const auto twin = bich_.copy();
    bich_.answer("tasks_planned", std::int64_t{40});
    twin->answer("tasks_done", std::int64_t{30});
    EXPECT_TRUE(is_done(connect(bich_)));
    EXPECT_TRUE(is_done(connect(*twin)));
    EXPECT_EQ(at_server("tasks_planned"), Value{std::int64_t{40}});
    EXPECT_EQ(at_server("tasks_done"), Value{std::int64_t{30}});
    EXPECT_NE(twin->store().device(), bich_.store().device());
}

TEST_F(Rule12_OverTheLine, AfterwardsTheyAreTwoDevicesOfOnePerson) {
    const auto twin = bich_.copy();
    bich_.answer("tasks_planned", std::int64_t{40});
    twin->answer("tasks_done", std::int64_t{30});
    connect(bich_);
    connect(*twin);
    for (std::int64_t at = 0; at < 3; ++at) {
        bich_.answer("tasks_planned", 50 + at);
        twin->answer("tasks_done", 60 + at);
        EXPECT_TRUE(is_done(connect(bich_)));
        EXPECT_TRUE(is_done(connect(*twin)));
    }
    connect(bich_);
    EXPECT_EQ(bich_.digests(), twin->digests());
    EXPECT_EQ(seen(bich_, "tasks_done"), Value{std::int64_t{62}});
    EXPECT_EQ(open_conflicts(), 0U);
}

/// The same waiting edits stood on both.
TEST_F(Rule12_OverTheLine, AnEditThatBothHoldIsDoneOnce) {
    bich_.answer("tasks_planned", std::int64_t{40});
    const auto twin = bich_.copy();
    bich_.answer("tasks_done", std::int64_t{30});
    twin->answer("tasks_done", std::int64_t{31});
    connect(bich_);
    const Sequence before = head();
    EXPECT_TRUE(is_done(connect(*twin)));
    EXPECT_EQ(head().value(), before.value() + 1);
    EXPECT_EQ(twin->outbox().count_waiting(), 0U);
    EXPECT_EQ(open_conflicts(), 1U);
}

TEST_F(Rule12_OverTheLine, AMachinePutBackToAnOldImageTakesANewName) {
    bich_.answer("tasks_planned", std::int64_t{40});
    const auto image = bich_.copy();
    bich_.answer("tasks_done", std::int64_t{30});
    connect(bich_);
    const DeviceId before = image->store().device();
    EXPECT_TRUE(is_done(connect(*image)));
    EXPECT_NE(image->store().device(), before);
    EXPECT_EQ(seen(*image, "tasks_done"), Value{std::int64_t{30}});
    EXPECT_EQ(image->digests(), bich_.digests());
}

TEST_F(Rule12_OverTheLine, AMachinePutBackWithNothingWaitingTakesANewName) {
    const auto image = bich_.copy();
    bich_.answer("tasks_planned", std::int64_t{40});
    connect(bich_);
    EXPECT_TRUE(is_done(connect(*image)));
    EXPECT_NE(image->store().device(), bich_.store().device());
    image->answer("tasks_done", std::int64_t{31});
    EXPECT_TRUE(is_done(connect(*image)));
    EXPECT_EQ(at_server("tasks_done"), Value{std::int64_t{31}});
}

TEST_F(Rule12_OverTheLine, ALostReplyIsAskedForAgainAndIsTheSame) {
    const auto image = bich_.copy();
    bich_.answer("tasks_planned", std::int64_t{40});
    connect(bich_);
    TestLine{server_, *image}.run_session();
    ASSERT_TRUE(image->disk().position().wants_identity);
    TestLine lost{server_, *image};
    lost.begin();
    while (lost.deliver_to_server()) {}
    const std::size_t devices = DeviceStore{server_.database()}.list().size();
    EXPECT_TRUE(is_done(connect(*image)));
    EXPECT_EQ(DeviceStore{server_.database()}.list().size(), devices);
}

TEST_F(Rule12_OverTheLine, AnnouncementsMatchUnderTheNewName) {
    const auto twin = bich_.copy();
    bich_.answer("tasks_planned", std::int64_t{40});
    connect(bich_);
    twin->answer("tasks_done", std::int64_t{30});
    twin->answer("tasks_planned", std::int64_t{41});
    const Instant announced = server_.clock().now();
    // The first two sessions are about the name, the third dies after its hello.
    for (int at = 0; at < 2; ++at) TestLine{server_, *twin}.run_session();
    TestLine cut{server_, *twin};
    cut.begin();
    cut.deliver_to_server();
    server_.clock().advance(std::chrono::hours{48});
    const WaitingEdit waiting = twin->disk().list_waiting(EditNumber{1}, 1).at(0);
    EXPECT_EQ(EditStore{server_.database()}.find_announced(waiting.numbered.edit.id,
                                                           edit_hash(waiting.numbered.edit)),
              announced);
    EXPECT_TRUE(is_done(connect(*twin)));
}

/// Wherever the line is cut, the device gets there in the end, and nothing is done twice.
TEST_F(Rule12_OverTheLine, ACutAtAnyMessageDoesNoHarm) {
    for (std::size_t cut_after = 0; cut_after < 8; ++cut_after) {
        const auto twin = bich_.copy();
        const auto value = static_cast<std::int64_t>(100 + cut_after);
        bich_.answer("tasks_planned", value);
        ASSERT_TRUE(is_done(connect(bich_)));
        twin->answer("tasks_done", value);
        std::size_t messages = 0;
        for (int at = 0; at < 3 && messages < cut_after; ++at) {
            TestLine line{server_, *twin};
            line.begin();
            while (messages < cut_after &&
                   (line.deliver_to_server() || line.deliver_to_device()))
                ++messages;
        }
        EXPECT_TRUE(is_done(connect(*twin))) << cut_after;
        EXPECT_EQ(at_server("tasks_done"), Value{value}) << cut_after;
        connect(bich_);
        EXPECT_EQ(twin->digests(), bich_.digests()) << cut_after;
    }
    EXPECT_EQ(open_conflicts(), 0U);
}

}  // namespace
}  // namespace thidua
