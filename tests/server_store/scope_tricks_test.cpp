#include <gtest/gtest.h>

#include <algorithm>

#include "shared/forms/answers.h"
#include "shared/model/conflict_record.h"
#include "shared/model/extension.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/table_record.h"
#include "tests/support/made_edit.h"

// A client that was made to cheat: what it may try beyond what any button does.

namespace thidua {
namespace {

class Rule06_ScopeTricks : public testing::Test {
protected:
    MadeEdit by(const Device& device) { return {server_, device.grantee.person}; }
    std::vector<OperationOutcome> send(const Device& device, const MadeEdit& edit) {
        return server_.apply(device.id, edit.edit()).receipt.outcomes;
    }
    RejectReason first_reason(const Device& device, const MadeEdit& edit) {
        return send(device, edit).front().reason;
    }
    RecordId random_id() {
        return RecordId{make_uuid_v7(server_.clock().now(), server_.random())};
    }
    Record made_up(const std::string& type, ScopeId scope, RecordId id) {
        return {.type = type,
                .id = id,
                .scope = scope,
                .fields = {{"unit", hctp_}, {"organ", stp_}, {"title", std::string{"Thử"}}},
                .rev = {}};
    }
    /// Of a case of a session.
    Record made_in_council(const std::string& type, ScopeId scope) {
        Record record = made_up(type, scope, random_id());
        record.fields["session"] = random_id();
        record.fields["case"] = random_id();
        record.fields["member"] = std::string{"Lộc Thị Mai"};
        record.fields["choice"] = std::string{"for"};
        if (const auto id = id_from_keys(*find_record_rule(type), record.fields)) record.id = *id;
        return record;
    }

    SampleServer server_;
    RecordId stp_ = unit_id("STP");
    RecordId hctp_ = unit_id("STP-HCTP");
    RecordId tgpl_ = unit_id("STP-TGPL");
    Device officer_ = server_.enrol(people::officer_bich());
    Device head_ = server_.enrol(people::head_kien());
    Device aid_ = server_.enrol(people::head_of_aid());
    Device office_ = server_.enrol(people::office_ha());
    Device member_ = server_.enrol({"Lộc Thị Mai", "STP-HD", Role::council_member, "MAY"});
    Device secretary_ = server_.enrol({"Sầm Văn Phúc", "STP-HD", Role::council_secretary, "MAY"});
};

TEST_F(Rule06_ScopeTricks, AReportOfAnotherUnitCannotBeMadeInTheOwnScope) {
    Record report = quarterly_report("STP-TGPL");
    report.scope = unit_scope(hctp_);
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::invalid_value);
}

TEST_F(Rule06_ScopeTricks, TheOwnReportCannotBeMadeInAnothersScope) {
    Record report = quarterly_report("STP-HCTP");
    report.scope = unit_scope(tgpl_);
    EXPECT_EQ(first_reason(officer_, by(officer_).create(report)), RejectReason::not_allowed);
}

TEST_F(Rule06_ScopeTricks, AReportCannotBeAboutTwoUnitsAtOnce) {
    Record report = quarterly_report("STP-HCTP");
    MadeEdit edit = by(officer_);
    edit.create(report);
    // Merging would keep the first that was set; a check of the last alone would not see it.
    auto& operations = edit.edit().operations;
    Operation other = operations.back();
    other.path = "unit";
    other.seen = Null{};
    other.value = tgpl_;
    operations.insert(operations.begin() + 1, other);
    for (const OperationOutcome& outcome : send(officer_, edit))
        EXPECT_EQ(outcome.kind, OutcomeKind::rejected);
    EXPECT_FALSE(server_.find(report.id).has_value());
}

TEST_F(Rule06_ScopeTricks, AStandingReportCannotBeGivenToAnotherUnit) {
    const Record report = quarterly_report("STP-HCTP");
    send(officer_, by(officer_).create(report));
    for (const char* path : {"unit", "period", "form_key", "state", "decided_by"}) {
        MadeEdit edit = by(officer_);
        edit.set(report, path, tgpl_);
        EXPECT_EQ(first_reason(officer_, edit), RejectReason::not_allowed) << path;
    }
    EXPECT_EQ(server_.find(report.id)->fields, report.fields);
}

TEST_F(Rule06_ScopeTricks, AStandingRecordDoesNotMoveWhenItIsMadeAgainElsewhere) {
    const Record report = quarterly_report("STP-HCTP");
    send(officer_, by(officer_).create(report));
    Record elsewhere = report;
    elsewhere.scope = unit_scope(tgpl_);
    send(aid_, by(aid_).create(elsewhere));
    EXPECT_EQ(server_.find(report.id)->scope, report.scope);
    EXPECT_EQ(server_.find(report.id)->fields, report.fields);
}

TEST_F(Rule06_ScopeTricks, MakingAnothersReportAgainOpensNoWayToItsAnswers) {
    const Record report = quarterly_report("STP-HCTP");
    send(officer_, by(officer_).create(report));
    MadeEdit edit = by(aid_);
    edit.create(report);
    edit.set_on(report, answer_path("tasks_done"), Null{}, std::int64_t{999});
    for (const OperationOutcome& outcome : send(aid_, edit))
        EXPECT_EQ(outcome.reason, RejectReason::not_allowed);
}

TEST_F(Rule06_ScopeTricks, AnExtensionCannotBePassedOnToAnotherUnit) {
    const RecordId period = SampleServer::period("2026-Q3");
    Extension extension{.period = period, .unit = hctp_, .until = date(2026, 10, 5)};
    const Record record = make_record(extension_id(period, hctp_), unit_scope(hctp_), extension);
    ASSERT_EQ(first_reason(office_, by(office_).create(record)), RejectReason::none);
    EXPECT_EQ(first_reason(office_, by(office_).set(record, "unit", tgpl_)),
              RejectReason::not_allowed);
    EXPECT_EQ(first_reason(office_, by(office_).set(record, "until", date(2026, 10, 6))),
              RejectReason::none);
}

TEST_F(Rule06_ScopeTricks, AVoteCannotBeChangedByMakingItAgain) {
    const Record vote = made_in_council("vote", council_scope(stp_));
    ASSERT_EQ(first_reason(member_, by(member_).create(vote)), RejectReason::none);
    MadeEdit again = by(secretary_);
    again.create(vote);
    again.set(vote, "title", std::string{"Khác"});
    again.set(vote, "opinion", std::string{"against"});
    send(secretary_, again);
    EXPECT_EQ(server_.find(vote.id)->fields, vote.fields);
}

TEST_F(Rule06_ScopeTricks, NobodyTakesTheIdThatAnothersReportWillHave) {
    const RecordId wanted = quarterly_report("STP-TGPL").id;
    for (const char* type : {"nomination", "difficulty", "initiative", "attachment"})
        EXPECT_EQ(first_reason(officer_, by(officer_).create(
                                             made_up(type, unit_scope(hctp_), wanted))),
                  RejectReason::invalid_value)
            << type;
}

TEST_F(Rule06_ScopeTricks, ANominationOfAnotherUnitCannotBeMadeInTheOwnScope) {
    Record nomination = made_up("nomination", unit_scope(hctp_), random_id());
    nomination.fields["unit"] = tgpl_;
    EXPECT_EQ(first_reason(officer_, by(officer_).create(nomination)),
              RejectReason::invalid_value);
}

TEST_F(Rule06_ScopeTricks, ARecordKeepsItsType) {
    const Record report = quarterly_report("STP-HCTP");
    send(officer_, by(officer_).create(report));
    Record disguised = report;
    disguised.type = "hologram";
    MadeEdit edit = by(officer_);
    edit.set(disguised, "state", std::string{"accepted"});
    EXPECT_EQ(first_reason(officer_, edit), RejectReason::invalid_value);
}

TEST_F(Rule06_ScopeTricks, AnotherUnitDoesNotSettleAConflict) {
    const Record report = quarterly_report("STP-HCTP");
    send(officer_, by(officer_).create(report));
    for (const std::int64_t done : {5, 6}) {
        MadeEdit edit = by(done == 5 ? officer_ : head_);
        edit.set(report, answer_path("tasks_done"), done);
        send(done == 5 ? officer_ : head_, edit);
    }
    const auto conflicts = RecordStore{server_.database()}.list("conflict");
    ASSERT_EQ(conflicts.size(), 1U);
    const auto settle = [&](const Device& device) {
        MadeEdit edit = by(device);
        edit.step(conflicts.front(), "settle", {{"choice", std::string{"keep"}}});
        return first_reason(device, edit);
    };
    EXPECT_EQ(settle(aid_), RejectReason::not_allowed);
    EXPECT_EQ(settle(member_), RejectReason::not_allowed);
    EXPECT_EQ(settle(officer_), RejectReason::none);
}

TEST_F(Rule06_ScopeTricks, OneRefusedOperationLetsTheOthersOfTheEditThroughButNoStep) {
    const Record own = quarterly_report("STP-HCTP");
    send(officer_, by(officer_).create(own));
    MadeEdit edit = by(head_);
    edit.set(own, answer_path("tasks_done"), std::int64_t{5});
    edit.set(quarterly_report("STP-TGPL"), answer_path("tasks_done"), std::int64_t{7});
    edit.submit(own);
    const auto outcomes = send(head_, edit);
    EXPECT_EQ(outcomes.front().kind, OutcomeKind::applied);
    EXPECT_EQ(outcomes[1].kind, OutcomeKind::rejected);
    EXPECT_EQ(outcomes.back().reason, RejectReason::depends_on_rejected);
}

TEST_F(Rule06_ScopeTricks, ASecretBallotIsGivenAwayByWhoCastIt) {
    const Record ballot = made_in_council("ballot", ballots_scope(stp_));
    ASSERT_EQ(first_reason(member_, by(member_).create(ballot)), RejectReason::none);
    const Instant now = server_.clock().now();
    const auto sees = [&](const Device& device) {
        const auto grant = server_.store().find_grant(device.id, now).value();
        return std::ranges::binary_search(grant, ballot.scope);
    };
    EXPECT_FALSE(sees(member_));
    EXPECT_FALSE(sees(office_));
    EXPECT_TRUE(sees(secretary_));
}

TEST(Rule09_UnknownTypes, AreCarriedInTheOwnScopeWithEveryField) {
    SampleServer server;
    const Device officer = server.enrol(people::officer_bich());
    const Record record{.type = "hologram",
                        .id = RecordId{make_uuid_v7(server.clock().now(), server.random())},
                        .scope = unit_scope(unit_id("STP-HCTP")),
                        .fields = {{"depth/cm", std::int64_t{3}}, {"unit", unit_id("STP-HCTP")}},
                        .rev = {}};
    MadeEdit edit{server, officer.grantee.person};
    const AppliedEdit applied = server.apply(officer.id, edit.create(record).edit());
    EXPECT_FALSE(applied.receipt.has(OutcomeKind::rejected));
    EXPECT_EQ(server.find(record.id)->fields, record.fields);
}

TEST(Rule09_UnknownFields, OfANewReportAreCarried) {
    SampleServer server;
    const Device officer = server.enrol(people::officer_bich());
    Record report = quarterly_report("STP-HCTP");
    report.fields["colour"] = std::string{"xanh"};
    MadeEdit edit{server, officer.grantee.person};
    const AppliedEdit applied = server.apply(officer.id, edit.create(report).edit());
    EXPECT_FALSE(applied.receipt.has(OutcomeKind::rejected));
    EXPECT_EQ(find_value(server.find(report.id)->fields, "colour"), Value{std::string{"xanh"}});
}

}  // namespace
}  // namespace thidua
