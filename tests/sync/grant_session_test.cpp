#include <gtest/gtest.h>

#include <algorithm>

#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/sync/grant.h"
#include "shared/wire/archive.h"
#include "tests/sync/sync_desk.h"

namespace thidua {
namespace {

class GrantSessionTest : public testing::Test {
protected:
    GrantSessionTest() {
        TestLine{server_, device_}.run_session();
        device_.start_report();
        TestLine{server_, device_}.run_session();
    }
    /// The administrator puts the device's person into another unit.
    void move_to(const std::string& unit_code) {
        const auto id = unit_id(unit_code);
        auto statement =
            server_.database().prepare("UPDATE device SET unit = ?1, unit_code = ?2 WHERE id = ?3");
        bind(statement, id, std::string_view{unit_code}, device_.device().id);
        statement.execute();
    }
    bool holds_scope(const std::string& unit_code) {
        const auto cursors = device_.disk().list_cursors();
        return std::any_of(cursors.begin(), cursors.end(), [&](const ScopeCursor& cursor) {
            return cursor.scope == unit_scope(unit_id(unit_code));
        });
    }

    SampleServer server_;
    TestDevice device_{server_, people::officer_bich()};
};

TEST_F(GrantSessionTest, GivesANewDeviceItsScopesAndAllTheirRecords) {
    TestDevice fresh{server_, people::officer_dung()};
    TestLine line{server_, fresh};
    line.run_session();
    EXPECT_TRUE(line.is_done());
    EXPECT_TRUE(fresh.find(report_of_unit("STP-HCTP")).has_value());
    EXPECT_TRUE(fresh.find(unit_id("STP-VP")).has_value());
}

TEST_F(GrantSessionTest, NamesTheScopesOnlyToADeviceThatDoesNotKnowThem) {
    TestLine line{server_, device_};
    line.run_session();
    EXPECT_TRUE(line.received<Welcome>().at(0).grant.empty());
}

TEST_F(GrantSessionTest, TakesAwayTheRecordsOfAScopeThatIsGone) {
    move_to("STP-TGPL");
    TestLine line{server_, device_};
    line.run_session();
    EXPECT_TRUE(line.is_done());
    EXPECT_FALSE(holds_scope("STP-HCTP"));
    EXPECT_FALSE(device_.find(report_of_unit("STP-HCTP")).has_value());
}

TEST_F(GrantSessionTest, BringsTheRecordsOfAScopeThatIsNew) {
    TestDevice other{server_, people::head_of_aid()};
    TestLine{server_, other}.run_session();
    other.start_report();
    TestLine{server_, other}.run_session();
    move_to("STP-TGPL");
    TestLine{server_, device_}.run_session();
    EXPECT_TRUE(device_.find(report_of_unit("STP-TGPL")).has_value());
}

TEST_F(GrantSessionTest, SendsNothingAgainOfTheScopesThatStay) {
    move_to("STP-TGPL");
    TestLine line{server_, device_};
    line.run_session();
    for (const Page& page : line.received<Page>())
        EXPECT_EQ(page.scope, unit_scope(unit_id("STP-TGPL")));
}

TEST_F(GrantSessionTest, NeverLosesAWaitingEditWhenTheScopeChanges) {
    device_.answer("tasks_planned", std::int64_t{40});
    move_to("STP-TGPL");
    TestLine line{server_, device_};
    line.run_session();
    EXPECT_TRUE(line.is_done());
    const auto edits = device_.outbox().list_attention();
    ASSERT_EQ(edits.size(), 1U);
    EXPECT_EQ(edits.front().numbered.edit.operations.front().value, Value{std::int64_t{40}});
}

TEST_F(GrantSessionTest, MeetsTheSameGrantAfterItChanged) {
    move_to("STP-TGPL");
    TestLine{server_, device_}.run_session();
    TestLine again{server_, device_};
    again.run_session();
    EXPECT_TRUE(again.received<Welcome>().at(0).up_to_date);
}

/// The answer to a bundle that was written while the person sat elsewhere is read while a session
/// is under way.
TEST_F(GrantSessionTest, ConnectsAnewWhenTheScopesHereChangeBehindIt) {
    TestDevice colleague{server_, people::officer_dung()};
    TestLine{server_, colleague}.run_session();
    for (const bool is_welcomed : {false, true}) {
        colleague.answer("tasks_planned", std::int64_t{is_welcomed ? 41 : 40});
        TestLine{server_, colleague}.run_session();
        TestLine line{server_, device_, true};
        line.begin();
        while (line.deliver_to_server()) {}
        if (is_welcomed) line.deliver_to_device();
        const auto scopes = device_.disk().list_cursors();
        ASSERT_TRUE(device_.disk().adopt_grant({scopes.front().scope}, GrantReason::unit_moved));
        line.run();
        ASSERT_TRUE(line.device_end());
        EXPECT_EQ(line.device_end()->kind, SessionEnd::Kind::again);
        TestLine{server_, device_}.run_session();
        EXPECT_EQ(device_.disk().list_cursors().size(), scopes.size());
    }
}

TEST_F(GrantSessionTest, AsksForEachScopeFromWhereItsPullWasCut) {
    TestDevice fresh{server_, people::officer_dung()};
    TestLine cut{server_, fresh};
    cut.begin();
    while (cut.received<Page>().empty())
        if (!cut.deliver_to_server()) cut.deliver_to_device();
    cut.ring_device();
    EXPECT_TRUE(fresh.disk().position().uneven);
    TestLine again{server_, fresh};
    again.run_session();
    EXPECT_TRUE(again.is_done());
    EXPECT_FALSE(fresh.disk().position().uneven);
    EXPECT_EQ(fresh.digests(), device_.digests());
}

TEST_F(GrantSessionTest, BelievesNoCursorBeyondItsHead) {
    TestLine line{server_, device_};
    line.inject_to_server(Hello{.grant = 77, .first_waiting = EditNumber{2}});
    line.inject_to_server(Cursors{{{province_scope(), Sequence{position_max}}}});
    while (line.deliver_to_server()) {}
    EXPECT_EQ(line.refusal(), std::nullopt);
}

TEST_F(GrantSessionTest, GivesNothingForACursorOfAScopeThatIsNotGranted) {
    TestLine line{server_, device_, true};
    line.inject_to_server(Hello{.first_waiting = EditNumber{2}});
    line.inject_to_server(Cursors{{{unit_scope(unit_id("STP-TGPL")), Sequence{}}}});
    line.run();
    for (const Page& page : line.received<Page>())
        EXPECT_NE(page.scope, unit_scope(unit_id("STP-TGPL")));
}

TEST(GrantTest, HasNoFingerprintForNothing) { EXPECT_EQ(grant_fingerprint({}), 0U); }

TEST(GrantTest, HasAnotherFingerprintForOtherScopes) {
    const auto one = grant_fingerprint({province_scope()});
    EXPECT_NE(one, 0U);
    EXPECT_EQ(one, grant_fingerprint({province_scope()}));
    EXPECT_NE(one, grant_fingerprint({unit_scope(RecordId{})}));
    EXPECT_NE(one, grant_fingerprint({province_scope(), unit_scope(RecordId{})}));
}

}  // namespace
}  // namespace thidua
