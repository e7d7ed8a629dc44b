#include <gtest/gtest.h>

#include "shared/forms/answers.h"
#include "shared/wire/codec.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// What a device goes through when its server has forgotten, and the line is bad.
class Rule08_OnABadLine : public testing::Test {
protected:
    Rule08_OnABadLine() {
        bich_.start_report();
        bich_.answer("tasks_planned", std::int64_t{10});
        run();
        server_.keep_copy();
    }
    TestLine& run() {
        server_.clock().advance(std::chrono::minutes{5});
        lines_.push_back(std::make_unique<TestLine>(server_, bich_));
        lines_.back()->run_session();
        return *lines_.back();
    }
    /// So many messages get through, to and fro.
    void run_cut(std::size_t messages) {
        TestLine line{server_, bich_};
        line.begin();
        for (std::size_t at = 0; at < messages; ++at)
            if (!line.deliver_to_server()) line.deliver_to_device();
    }
    Value at_server(const std::string& field) {
        return find_value(server_.find(report_of_unit("STP-HCTP"))->fields, answer_path(field));
    }
    Value seen(const std::string& field) {
        return find_value(bich_.find(report_of_unit("STP-HCTP"))->fields, answer_path(field));
    }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    std::vector<std::unique_ptr<TestLine>> lines_;
};

TEST_F(Rule08_OnABadLine, ACutAtAnyMessageIsMadeGoodTheNextTime) {
    for (std::size_t cut_after = 0; cut_after < 20; ++cut_after) {
        const auto value = static_cast<std::int64_t>(100 + cut_after);
        bich_.answer("tasks_planned", value);
        run();
        bich_.answer("tasks_done", value);
        server_.put_back();
        run_cut(cut_after);
        EXPECT_EQ(seen("tasks_planned"), Value{value}) << cut_after;
        EXPECT_EQ(seen("tasks_done"), Value{value}) << cut_after;
        EXPECT_TRUE(run().is_done()) << cut_after;
        EXPECT_EQ(at_server("tasks_planned"), Value{value}) << cut_after;
        EXPECT_EQ(at_server("tasks_done"), Value{value}) << cut_after;
        EXPECT_FALSE(bich_.disk().position().owes_report) << cut_after;
        EXPECT_EQ(bich_.outbox().count_waiting(), 0U) << cut_after;
        server_.keep_copy();
    }
}

/// The receipt was lost, and the backup was made after the edit.
TEST_F(Rule08_OnABadLine, AnEditThatTheBackupKnowsGetsItsReceipt) {
    bich_.answer("tasks_planned", std::int64_t{12});
    TestLine lost{server_, bich_};
    lost.begin();
    while (lost.deliver_to_server()) {}
    server_.keep_copy();
    bich_.answer("tasks_done", std::int64_t{9});
    server_.put_back();
    EXPECT_TRUE(run().is_done());
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
    EXPECT_EQ(at_server("tasks_planned"), Value{std::int64_t{12}});
    EXPECT_EQ(at_server("tasks_done"), Value{std::int64_t{9}});
}

TEST_F(Rule08_OnABadLine, TheTimeOfAnAnnouncementOutlivesTheServer) {
    bich_.answer("tasks_planned", std::int64_t{12});
    const Instant announced = server_.clock().now();
    run_cut(3);  // the hello and the first edits; the welcome
    const NumberedEdit edit = bich_.disk().list_waiting(EditNumber{1}, 1'000'000).at(0).numbered;
    server_.clock().advance(std::chrono::hours{72});
    server_.put_back();
    run();
    EXPECT_LE(EditStore{server_.database()}
                  .find_announced(edit.edit.id, edit_hash(edit.edit))
                  .value_or(server_.clock().now()),
              announced);
}

/// The session that met the new epoch died before it said what was announced.
TEST_F(Rule08_OnABadLine, AnAnnouncementIsSaidAgainAfterACut) {
    bich_.answer("tasks_planned", std::int64_t{12});
    const Instant announced = server_.clock().now();
    run_cut(3);
    server_.clock().advance(std::chrono::hours{72});
    server_.put_back();
    const auto waiting = bich_.disk().list_waiting(EditNumber{1}, 1'000'000);
    run_cut(1);  // only the hello
    TestLine cut{server_, bich_};
    cut.begin();
    cut.deliver_to_server();
    while (bich_.disk().position().epoch != server_.store().head().epoch)
        if (!cut.deliver_to_device()) cut.deliver_to_server();
    ASSERT_FALSE(waiting.empty());
    EXPECT_TRUE(run().is_done());
    const Edit& edit = waiting[0].numbered.edit;
    EXPECT_LE(EditStore{server_.database()}
                  .find_announced(edit.id, edit_hash(edit))
                  .value_or(server_.clock().now()),
              announced);
}

TEST_F(Rule08_OnABadLine, APullThatWasUnderWayGoesOnInTheNewEpoch) {
    TestDevice dung{server_, people::officer_dung()};
    TestLine line{server_, dung};
    line.begin();
    while (line.received<Page>().empty())
        if (!line.deliver_to_server()) line.deliver_to_device();
    line.ring_device();
    server_.put_back();
    TestLine again{server_, dung};
    again.run_session();
    run();
    EXPECT_EQ(dung.find(report_of_unit("STP-HCTP")), server_.find(report_of_unit("STP-HCTP")));
}

}  // namespace
}  // namespace thidua
