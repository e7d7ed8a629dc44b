#include <gtest/gtest.h>

#include "client/store/mass_change.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/sync/scope_digest.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

/// A device with everything, and a difference that somebody planted in its store.
class HealSessionTest : public testing::Test {
protected:
    HealSessionTest() {
        run(bich_);
        bich_.start_report();
        bich_.answer("tasks_planned", std::int64_t{40});
        run(bich_);
        run(dung_);
    }
    /// Comes again at once as often as the session asks for it.
    void run(TestDevice& device) {
        do {
            lines_.push_back(std::make_unique<TestLine>(server_, device));
            line().run_session();
            healed_ += line().progress().scopes_healed;
        } while (line().device_end() &&
                 line().device_end()->kind == SessionEnd::Kind::again);
    }
    TestLine& line() { return *lines_.back(); }
    /// So long that scopes are compared again; the device learns of the time at its next contact.
    void wait_a_day() {
        server_.clock().advance(std::chrono::hours{25});
        run(bich_);
    }
    void plant(const std::string& sql) { bich_.store().database().execute(sql); }

    SampleServer server_;
    TestDevice bich_{server_, people::officer_bich()};
    TestDevice dung_{server_, people::officer_dung()};
    std::vector<std::unique_ptr<TestLine>> lines_;
    std::size_t healed_ = 0;  ///< scopes
};

using Rule05_OverTheLine = HealSessionTest;
using Rule14_OverTheLine = HealSessionTest;

TEST_F(Rule05_OverTheLine, ADeviceThatHoldsTheSameIsLeftAlone) {
    wait_a_day();
    run(bich_);
    EXPECT_FALSE(line().received<ScopeDigest>().empty());
    EXPECT_EQ(healed_, 0U);
    EXPECT_TRUE(line().received<Page>().empty());
    EXPECT_TRUE(line().is_done());
}

TEST_F(Rule05_OverTheLine, ScopesAreNotComparedAtEveryContact) {
    run(bich_);
    EXPECT_TRUE(line().received<ScopeDigest>().empty());
    wait_a_day();
    run(bich_);
    run(bich_);
    EXPECT_TRUE(line().received<ScopeDigest>().empty());
}

TEST_F(Rule05_OverTheLine, ARecordThatIsLostComesAgain) {
    plant("DELETE FROM base WHERE type = 'report'");
    wait_a_day();
    run(bich_);
    EXPECT_EQ(healed_, 1U);
    EXPECT_TRUE(line().is_done());
    EXPECT_EQ(bich_.find(report_of_unit("STP-HCTP")), server_.find(report_of_unit("STP-HCTP")));
}

TEST_F(Rule05_OverTheLine, ARecordThatIsWrongIsPutRight) {
    plant("UPDATE base SET rev = 1000000 WHERE type = 'report'");
    wait_a_day();
    run(bich_);
    run(dung_);
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

TEST_F(Rule05_OverTheLine, ARecordThatNobodyMadeGoes) {
    plant("INSERT INTO base SELECT randomblob(16), type, scope, 1, parent, unit, state, fields"
          " FROM base WHERE type = 'report'");
    wait_a_day();
    run(bich_);
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

TEST_F(Rule05_OverTheLine, HealingDoesNotTouchTheOutbox) {
    plant("UPDATE base SET rev = 1000000 WHERE type = 'report'");
    wait_a_day();
    bich_.answer("tasks_done", std::int64_t{30});
    run(bich_);
    EXPECT_TRUE(line().is_done());
    EXPECT_EQ(bich_.outbox().count_waiting(), 0U);
    EXPECT_EQ(find_value(server_.find(report_of_unit("STP-HCTP"))->fields, "answers/tasks_done"),
              Value{std::int64_t{30}});
    run(dung_);
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

TEST_F(Rule05_OverTheLine, ACutWhileHealingIsHealedTheNextTime) {
    for (std::size_t cut_after = 0; cut_after < 12; ++cut_after) {
        plant("DELETE FROM base WHERE type = 'report'");
        wait_a_day();
        TestLine cut{server_, bich_};
        cut.begin();
        for (std::size_t at = 0; at < cut_after; ++at)
            if (!cut.deliver_to_server()) cut.deliver_to_device();
        run(bich_);
        EXPECT_TRUE(line().is_done()) << cut_after;
        EXPECT_EQ(bich_.digests(), dung_.digests()) << cut_after;
    }
}

/// The answer to a bundle said it, while a session stayed that knows nothing of it.
TEST_F(Rule05_OverTheLine, AScopeThatAnotherSessionSetsBackIsPulledFromItsBeginning) {
    TestLine live{server_, bich_, true};
    live.begin();
    live.run();
    bich_.disk().begin_repull(unit_scope(unit_id("STP-HCTP")));
    dung_.answer("tasks_done", std::int64_t{30});
    run(dung_);
    live.tell_server();
    live.run();
    ASSERT_TRUE(live.device_end());
    EXPECT_EQ(live.device_end()->kind, SessionEnd::Kind::again);
    run(bich_);
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

/// Seed 10067858 of the simulator.
TEST_F(Rule05_OverTheLine, WhatIsSaidOfAnOlderPositionIsNotCompared) {
    wait_a_day();
    TestLine slow{server_, bich_};
    slow.begin();
    while (slow.deliver_to_server()) {
    }
    dung_.answer("tasks_done", std::int64_t{30});
    run(dung_);
    TestLine{server_, bich_}.run_session();
    slow.run();
    EXPECT_FALSE(slow.received<ScopeDigest>().empty());
    EXPECT_EQ(slow.progress().scopes_healed, 0U);
    EXPECT_EQ(bich_.digests(), dung_.digests());
}

/// The scope is empty at the server: nothing comes that could replace what is there.
TEST_F(Rule05_OverTheLine, AScopeThatIsEmptyAtTheServerBecomesEmpty) {
    TestDevice ha{server_, people::office_ha()};
    run(ha);
    std::vector<ScopeId> planted;
    for (const ScopeCursor& cursor : ha.disk().list_cursors()) {
        if (server_.store().scope_digest(cursor.scope) != 0) continue;
        auto add = ha.store().database().prepare(
            "INSERT INTO base SELECT randomblob(16), type, ?1, 1, parent, unit, state, fields"
            " FROM base WHERE type = 'unit' LIMIT 1");
        bind(add, cursor.scope);
        add.execute();
        planted.push_back(cursor.scope);
    }
    ASSERT_FALSE(planted.empty());
    server_.clock().advance(std::chrono::hours{25});
    run(ha);
    run(ha);
    EXPECT_EQ(healed_, planted.size());
    EXPECT_TRUE(line().is_done());
    for (const ScopeId& scope : planted) EXPECT_EQ(ha.disk().scope_digest(scope), 0U);
}

/// What the device holds is nothing that the server has ever said.
TEST_F(Rule14_OverTheLine, APullThatWouldChangeMostStopsAndAsks) {
    for (int at = 0; at < 200; ++at)
        plant("INSERT INTO base SELECT randomblob(16), 'report', scope, 1, parent, unit, state,"
              " fields FROM base WHERE type = 'report' LIMIT 1");
    wait_a_day();
    run(bich_);
    EXPECT_EQ(line().device_end()->kind, SessionEnd::Kind::stopped);
    const auto question = MassChange{bich_.store()}.find_question();
    ASSERT_TRUE(question.has_value());
    EXPECT_EQ(question->removed, 200U);
    EXPECT_EQ(question->reports, 200U);
}

TEST_F(Rule14_OverTheLine, APersonsYesLetsItIn) {
    for (int at = 0; at < 200; ++at)
        plant("INSERT INTO base SELECT randomblob(16), 'report', scope, 1, parent, unit, state,"
              " fields FROM base WHERE type = 'report' LIMIT 1");
    wait_a_day();
    run(bich_);
    run(bich_);
    EXPECT_EQ(line().device_end()->kind, SessionEnd::Kind::stopped);
    MassChange{bich_.store()}.accept();
    run(bich_);
    EXPECT_TRUE(line().is_done());
    EXPECT_EQ(bich_.digests(), dung_.digests());
    EXPECT_FALSE(MassChange{bich_.store()}.find_question().has_value());
}

}  // namespace
}  // namespace thidua
