#include "server/store/organization_changes.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "server/store/log_verifier.h"
#include "server/store/own_edit.h"
#include "shared/forms/answers.h"
#include "shared/model/device_record.h"
#include "shared/model/ids.h"
#include "shared/model/record_types.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"
#include "shared/sync/grant.h"
#include "shared/sync/server_session.h"
#include "tests/support/made_edit.h"

namespace thidua {
namespace {

class Rule06_OrganizationChanges : public testing::Test {
protected:
    template <class Change>
    auto change(const Change& what) {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {now(), server_.random()}};
        auto done = what(changes);
        transaction.commit();
        return done;
    }
    Result<UnitChange> move(const char* code, const char* parent) {
        return change([&](auto& changes) { return changes.move_unit(code, parent); });
    }
    Result<UnitChange> close(const char* code, CivilDate day, const char* into = "") {
        return change([&](auto& changes) { return changes.close_unit({code, day, into}); });
    }
    Result<Device> set_role(const Device& device, Role role, const char* unit = "") {
        return change(
            [&](auto& changes) { return changes.change_role(device.id.text(), role, unit); });
    }
    Result<UnitChange> split(const char* code, CivilDate first_day,
                             std::vector<UnitPart> parts = {{"STP-HT", "Phòng Hộ tịch"},
                                                            {"STP-LL", "Phòng Lý lịch"}}) {
        return change(
            [&](auto& changes) { return changes.split_unit({code, first_day, std::move(parts)}); });
    }
    void add_unit(const char* code, const char* parent, UnitKind kind, const char* organ) {
        const Unit unit{.code = code,
                        .name = code,
                        .kind = kind,
                        .parent = unit_id(parent),
                        .organ = unit_id(organ)};
        change([&](auto& changes) {
            return changes.load({make_record(unit_id(code), province_scope(), unit)});
        });
    }

    [[nodiscard]] Instant now() { return server_.clock().now(); }
    std::vector<ScopeId> grant_of(const Device& device) {
        return server_.store().find_grant(device.id, now()).value();
    }
    bool reads(const Device& device, const char* unit) {
        return std::ranges::binary_search(grant_of(device), unit_scope(unit_id(unit)));
    }
    GrantReason explain(const Device& device, const std::vector<ScopeId>& held) {
        return server_.store().explain_grant(device.id, grant_fingerprint(held),
                                             server_.store().head().epoch, now());
    }
    Unit unit(const char* code) { return view_of<Unit>(*server_.find(unit_id(code))); }

    RejectReason start_report(const Device& device, const char* unit_code) {
        MadeEdit edit{server_, device.grantee.person};
        edit.create(quarterly_report(unit_code));
        return server_.apply(device.id, edit.edit()).receipt.outcomes.front().reason;
    }
    RejectReason answer(const Device& device, const char* unit_code, std::int64_t done) {
        const Record report = *server_.find(quarterly_report(unit_code).id);
        MadeEdit edit{server_, device.grantee.person};
        edit.set(report, answer_path("tasks_done"), done);
        return server_.apply(device.id, edit.edit()).receipt.outcomes.front().reason;
    }

    SampleServer server_;
    SampleServer::Signer signer_;
    Device officer_ = server_.enrol(people::officer_bich());
    Device head_ = server_.enrol(people::head_kien());
    Device aid_ = server_.enrol(people::head_of_aid());
    Device office_ = server_.enrol(people::office_ha());
    Device foreign_office_ = server_.enrol(people::office_of_foreign_affairs());
};

using enum RejectReason;

TEST_F(Rule06_OrganizationChanges, AMovedUnitIsReadByTheNewOfficeAndNoMoreByTheOldOne) {
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    EXPECT_FALSE(reads(office_, "STP-HCTP"));
    EXPECT_TRUE(reads(foreign_office_, "STP-HCTP"));
    EXPECT_TRUE(reads(officer_, "STP-HCTP"));
}

TEST_F(Rule06_OrganizationChanges, AMovedUnitWorksInTheNewOrgan) {
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    const auto grant = grant_of(officer_);
    EXPECT_TRUE(std::ranges::binary_search(grant, organ_scope(unit_id("SNgV"))));
    EXPECT_FALSE(std::ranges::binary_search(grant, organ_scope(unit_id("STP"))));
}

TEST_F(Rule06_OrganizationChanges, AReportBegunBeforeTheMoveIsStillTaken) {
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    EXPECT_EQ(start_report(officer_, "STP-HCTP"), none);
    EXPECT_EQ(answer(officer_, "STP-HCTP", 6), none);
}

TEST_F(Rule06_OrganizationChanges, TheOldOfficeChangesNothingOfAMovedUnit) {
    start_report(officer_, "STP-HCTP");
    EXPECT_EQ(answer(office_, "STP-HCTP", 6), none);
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    EXPECT_EQ(answer(office_, "STP-HCTP", 7), not_allowed);
}

TEST_F(Rule06_OrganizationChanges, WhatIsBelowAMovedUnitGoesWithIt) {
    add_unit("STP-HCTP-1", "STP-HCTP", UnitKind::division, "STP");
    const auto moved = move("STP-HCTP", "SNgV");
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->units, 2U);
    EXPECT_EQ(moved->devices, 2U);
    EXPECT_EQ(unit("STP-HCTP-1").organ, unit_id("SNgV"));
    EXPECT_EQ(unit("STP-HCTP-1").parent, unit_id("STP-HCTP"));
    EXPECT_EQ(unit("STP-HCTP-1").former_organs, std::set<RecordId>{unit_id("STP")});
}

TEST_F(Rule06_OrganizationChanges, AUnitThatComesBackHasItsOrganOnce) {
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    ASSERT_TRUE(move("STP-HCTP", "STP"));
    EXPECT_EQ(unit("STP-HCTP").organ, unit_id("STP"));
    EXPECT_EQ(unit("STP-HCTP").former_organs, std::set<RecordId>{unit_id("SNgV")});
    EXPECT_TRUE(reads(office_, "STP-HCTP"));
}

TEST_F(Rule06_OrganizationChanges, RefuseAMoveThatCannotBe) {
    add_unit("STP-HCTP-1", "STP-HCTP", UnitKind::division, "STP");
    EXPECT_EQ(move("STP-HCTP", "STP-HCTP-1").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(move("STP-HCTP", "STP-HCTP").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(move("STP-HCTP", "STP").error().code, ErrorCode::wrong_state);
    EXPECT_EQ(move("STP-HCTP", "NO").error().code, ErrorCode::not_found);
    EXPECT_EQ(move("NO", "STP").error().code, ErrorCode::not_found);
}

TEST_F(Rule06_OrganizationChanges, AHeadReadsTheUnitsBelowAndChangesNothingThere) {
    add_unit("STP-HCTP-1", "STP-HCTP", UnitKind::division, "STP");
    EXPECT_TRUE(reads(head_, "STP-HCTP-1"));
    EXPECT_FALSE(reads(officer_, "STP-HCTP-1"));
    EXPECT_EQ(start_report(head_, "STP-HCTP-1"), not_allowed);
}

TEST_F(Rule06_OrganizationChanges, MergedUnitsAreOneFromTheDayAfterTheLast) {
    ASSERT_TRUE(close("STP-TGPL", date(2026, 9, 12), "STP-HCTP"));
    server_.clock().set(moment(2026, 9, 12, 23, 59));
    EXPECT_FALSE(reads(officer_, "STP-TGPL"));
    EXPECT_EQ(start_report(officer_, "STP-TGPL"), not_allowed);
    server_.clock().set(moment(2026, 9, 13, 0, 0));
    EXPECT_TRUE(reads(officer_, "STP-TGPL"));
    EXPECT_TRUE(reads(aid_, "STP-HCTP"));
    EXPECT_EQ(start_report(officer_, "STP-TGPL"), none);
    EXPECT_EQ(start_report(aid_, "STP-HCTP"), none);
}

TEST_F(Rule06_OrganizationChanges, AClosedUnitStillFinishesWhatItBegan) {
    start_report(aid_, "STP-TGPL");
    ASSERT_TRUE(close("STP-TGPL", date(2026, 9, 1)));
    EXPECT_TRUE(reads(aid_, "STP-TGPL"));
    EXPECT_TRUE(reads(office_, "STP-TGPL"));
    EXPECT_EQ(answer(aid_, "STP-TGPL", 6), none);
}

TEST_F(Rule06_OrganizationChanges, RefuseAMergerThatCannotBe) {
    const CivilDate day = date(2026, 9, 12);
    EXPECT_EQ(close("STP-TGPL", day, "STP-TGPL").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(close("STP-TGPL", day, "SNgV-HTQT").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(close("STP-TGPL", day, "STP").error().code, ErrorCode::invalid_input);
    EXPECT_EQ(close("STP-TGPL", day, "NO").error().code, ErrorCode::not_found);
    ASSERT_TRUE(close("STP-TGPL", day, "STP-HCTP"));
    EXPECT_EQ(close("STP-TGPL", day, "STP-HCTP").error().code, ErrorCode::wrong_state);
    EXPECT_EQ(close("STP-HCTP", day, "STP-TGPL").error().code, ErrorCode::invalid_input);
}

TEST_F(Rule06_OrganizationChanges, ASplitUnitEndsTheDayBeforeItsPartsBegin) {
    const auto done = split("STP-HCTP", date(2026, 9, 21));
    ASSERT_TRUE(done);
    EXPECT_EQ(done->units, 3U);
    EXPECT_EQ(done->devices, 2U);
    EXPECT_EQ(unit("STP-HCTP").valid_to, date(2026, 9, 20));
    for (const char* part : {"STP-HT", "STP-LL"}) {
        EXPECT_EQ(unit(part).valid_from, date(2026, 9, 21));
        EXPECT_EQ(unit(part).origin, unit_id("STP-HCTP"));
        EXPECT_EQ(unit(part).organ, unit_id("STP"));
        EXPECT_EQ(unit(part).kind, UnitKind::division);
    }
    EXPECT_NE(unit("STP-HCTP").name, unit("STP-HT").name);
}

TEST_F(Rule06_OrganizationChanges, WhoWasInASplitUnitFinishesItsReportsAndReadsAPartWhenGivenIt) {
    start_report(officer_, "STP-HCTP");
    ASSERT_TRUE(split("STP-HCTP", date(2026, 9, 1)));
    EXPECT_EQ(answer(officer_, "STP-HCTP", 6), none);
    EXPECT_FALSE(reads(officer_, "STP-HT"));
    EXPECT_TRUE(reads(office_, "STP-HT"));
    ASSERT_TRUE(set_role(officer_, Role::officer, "STP-HT"));
    EXPECT_TRUE(reads(officer_, "STP-HT"));
    EXPECT_FALSE(reads(officer_, "STP-HCTP"));
    EXPECT_EQ(start_report(officer_, "STP-HT"), none);
}

TEST_F(Rule06_OrganizationChanges, RefuseASplitThatCannotBe) {
    const CivilDate day = date(2026, 9, 21);
    EXPECT_EQ(split("NO", day).error().code, ErrorCode::not_found);
    EXPECT_EQ(split("STP", day).error().code, ErrorCode::invalid_input);
    EXPECT_EQ(split("STP-HCTP", day, {{"STP-HT", "Phòng Hộ tịch"}}).error().code,
              ErrorCode::invalid_input);
    EXPECT_EQ(split("STP-HCTP", day, {{"STP-HT", "A"}, {"STP-HT", "B"}}).error().code,
              ErrorCode::invalid_input);
    EXPECT_EQ(split("STP-HCTP", day, {{"STP-HT", "A"}, {"STP-TGPL", "B"}}).error().code,
              ErrorCode::invalid_input);
    EXPECT_EQ(split("STP-HCTP", day, {{"STP-HT", "A"}, {"STP-LL", " "}}).error().code,
              ErrorCode::invalid_input);
    add_unit("STP-HCTP-1", "STP-HCTP", UnitKind::division, "STP");
    EXPECT_EQ(split("STP-HCTP", day).error().code, ErrorCode::invalid_input);
    ASSERT_TRUE(split("STP-TGPL", day));
    EXPECT_EQ(split("STP-TGPL", day, {{"A", "A"}, {"B", "B"}}).error().code,
              ErrorCode::wrong_state);
    EXPECT_EQ(verify_log(server_.database()).problems, std::vector<std::string>{});
}

TEST_F(Rule06_OrganizationChanges, AnotherRoleIsAnotherGrantAndOtherRights) {
    EXPECT_FALSE(reads(officer_, "STP-TGPL"));
    ASSERT_TRUE(set_role(officer_, Role::office, "STP-VP"));
    EXPECT_TRUE(reads(officer_, "STP-TGPL"));
    EXPECT_EQ(start_report(officer_, "STP-TGPL"), none);
}

TEST_F(Rule06_OrganizationChanges, ADeviceIsToldItsNewRoleInAScopeOfItsOwn) {
    ASSERT_TRUE(set_role(officer_, Role::head, "STP-TGPL"));
    const auto record = server_.find(device_record_id(officer_.id));
    ASSERT_TRUE(record.has_value());
    EXPECT_EQ(view_of<DeviceRecord>(*record).role, Role::head);
    EXPECT_EQ(view_of<DeviceRecord>(*record).unit, unit_id("STP-TGPL"));
    const auto reads_it = [&](const Device& device) {
        return std::ranges::binary_search(grant_of(device), record->scope);
    };
    EXPECT_TRUE(reads_it(officer_));
    EXPECT_FALSE(reads_it(head_));
    EXPECT_FALSE(reads_it(office_));
}

TEST_F(Rule06_OrganizationChanges, ADeviceThatIsCutOffGetsNoOtherRole) {
    DeviceStore{server_.database()}.revoke(officer_.id, now());
    EXPECT_EQ(set_role(officer_, Role::head).error().code, ErrorCode::wrong_state);
    EXPECT_EQ(set_role(head_, Role::head).error().code, ErrorCode::wrong_state);
}

TEST_F(Rule06_OrganizationChanges, AreEntriesOfTheLogThatVerifyDoesAgain) {
    start_report(officer_, "STP-HCTP");
    const Sequence before = server_.store().head().seq;
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    ASSERT_TRUE(set_role(officer_, Role::head));
    ASSERT_TRUE(set_role(officer_, Role::officer));
    ASSERT_TRUE(close("STP-TGPL", date(2026, 9, 1), "STP-BTTP"));
    EXPECT_EQ(server_.store().head().seq.value(), before.value() + 4);
    EXPECT_EQ(verify_log(server_.database()).problems, std::vector<std::string>{});
}

TEST_F(Rule06_OrganizationChanges, MoreOfTheOrganisationIsAddedAndWhatIsThereStays) {
    const Unit other{.code = "STP-HCTP", .name = "Tên khác", .kind = UnitKind::division};
    const Unit fresh{.code = "STP-MOI",
                     .name = "Phòng mới",
                     .kind = UnitKind::division,
                     .parent = unit_id("STP"),
                     .organ = unit_id("STP")};
    const LoadCounts counts = change([&](auto& changes) {
        return changes.load({make_record(unit_id("STP-HCTP"), province_scope(), other),
                             make_record(unit_id("STP-MOI"), province_scope(), fresh)});
    });
    EXPECT_EQ(counts.added, 1U);
    EXPECT_EQ(counts.kept, 1U);
    EXPECT_NE(unit("STP-HCTP").name, "Tên khác");
    EXPECT_TRUE(reads(office_, "STP-MOI"));
}

// What a session that stays open asks.

TEST_F(Rule06_OrganizationChanges, TheGenerationChangesWithTheOrganisationAlone) {
    const std::uint64_t before = server_.store().grant_generation(now());
    start_report(officer_, "STP-HCTP");
    EXPECT_EQ(server_.store().grant_generation(now()), before);
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    const std::uint64_t moved = server_.store().grant_generation(now());
    EXPECT_NE(moved, before);
    ASSERT_TRUE(set_role(officer_, Role::head));
    EXPECT_NE(server_.store().grant_generation(now()), moved);
}

TEST_F(Rule06_OrganizationChanges, TheGenerationChangesOnTheDayAMergerTakesEffect) {
    ASSERT_TRUE(close("STP-TGPL", date(2026, 9, 12), "STP-HCTP"));
    const std::uint64_t before = server_.store().grant_generation(now());
    server_.clock().set(moment(2026, 9, 12));
    EXPECT_EQ(server_.store().grant_generation(now()), before);
    server_.clock().set(moment(2026, 9, 13));
    EXPECT_NE(server_.store().grant_generation(now()), before);
}

TEST_F(Rule06_OrganizationChanges, AChangeThatIsUndoneWithItsTransactionLeavesNothingBehind) {
    const auto before = grant_of(office_);
    {
        Transaction undone{server_.database()};
        OrganizationChanges changes{server_.database(), {now(), server_.random()}};
        ASSERT_TRUE(changes.move_unit("STP-HCTP", "SNgV"));
        EXPECT_NE(grant_of(office_), before);
    }
    EXPECT_EQ(grant_of(office_), before);
    ASSERT_TRUE(move("STP-TGPL", "SNgV"));
    EXPECT_TRUE(reads(office_, "STP-HCTP"));
    EXPECT_FALSE(reads(office_, "STP-TGPL"));
}

TEST_F(Rule06_OrganizationChanges, AreSeenThoughAnotherConnectionMadeThem) {
    const auto before = grant_of(office_);
    ServerStore other{server_.database(), signer_};
    static_cast<void>(other.find_grant(office_.id, now()));
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    EXPECT_NE(other.find_grant(office_.id, now()), before);
}

/// A session that stays open while the organisation changes.
class Rule06_OpenSessions : public Rule06_OrganizationChanges {
protected:
    Rule06_OpenSessions() {
        start_report(head_, "STP-HCTP");
        Transaction transaction{server_.database()};
        session_.on_message(Hello{.first_waiting = EditNumber{1}}, now());
        session_.on_message(Cursors{}, now());
        for (Step step = session_.on_timer(now()); step.wake_at; step = session_.on_timer(now())) {}
        transaction.commit();
    }
    template <class Call>
    Step in_transaction(const Call& call) {
        Transaction transaction{server_.database()};
        Step step = call();
        transaction.commit();
        return step;
    }
    static std::size_t pages(const Step& step) {
        return static_cast<std::size_t>(std::ranges::count_if(
            step.send, [](const Message& one) { return std::holds_alternative<Page>(one); }));
    }

    ServerSession session_{server_.store(), officer_.id};
};

TEST_F(Rule06_OpenSessions, HearWhatHappensInTheirScopes) {
    answer(head_, "STP-HCTP", 6);
    const Step step = in_transaction([&] { return session_.on_local_edit(now()); });
    EXPECT_EQ(pages(step), 1U);
    EXPECT_FALSE(step.end.has_value());
}

TEST_F(Rule06_OpenSessions, SayGoodbyeInsteadOfAnotherByteWhenTheGrantHasChanged) {
    ASSERT_TRUE(set_role(officer_, Role::officer, "STP-TGPL"));
    answer(head_, "STP-HCTP", 6);
    const Step step = in_transaction([&] { return session_.on_local_edit(now()); });
    EXPECT_EQ(pages(step), 0U);
    ASSERT_TRUE(step.end.has_value());
    EXPECT_TRUE(std::holds_alternative<Bye>(step.send.back()));
}

TEST_F(Rule06_OpenSessions, TellNothingOfTheOldScopesToADeviceThatSpeaksBeforeItHears) {
    ASSERT_TRUE(set_role(officer_, Role::officer, "STP-TGPL"));
    answer(head_, "STP-HCTP", 6);
    const Step step = in_transaction([&] { return session_.on_message(Edits{}, now()); });
    EXPECT_EQ(pages(step), 0U);
}

TEST_F(Rule06_OpenSessions, GoOnWhenTheChangeIsAboutOthers) {
    ASSERT_TRUE(move("STP-TGPL", "SNgV"));
    const Step step = in_transaction([&] { return session_.on_local_edit(now()); });
    EXPECT_FALSE(step.end.has_value());
}

class Rule14_GrantReasons : public Rule06_OrganizationChanges {};

TEST_F(Rule14_GrantReasons, TheFirstGrantIsTheFirst) {
    EXPECT_EQ(explain(officer_, {}), GrantReason::first);
}

TEST_F(Rule14_GrantReasons, AMovedUnitIsToldSo) {
    explain(officer_, {});
    const auto held = grant_of(officer_);
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    EXPECT_EQ(explain(officer_, held), GrantReason::unit_moved);
}

TEST_F(Rule14_GrantReasons, APersonInAnotherUnitIsToldSo) {
    explain(officer_, {});
    const auto held = grant_of(officer_);
    ASSERT_TRUE(set_role(officer_, Role::head, "STP-TGPL"));
    EXPECT_EQ(explain(officer_, held), GrantReason::unit_moved);
}

TEST_F(Rule14_GrantReasons, AnotherRoleIsToldSo) {
    explain(officer_, {});
    const auto held = grant_of(officer_);
    ASSERT_TRUE(set_role(officer_, Role::leadership));
    EXPECT_EQ(explain(officer_, held), GrantReason::role_changed);
}

TEST_F(Rule14_GrantReasons, AnOfficeWhoseUnitsChangedIsToldSo) {
    explain(office_, {});
    const auto held = grant_of(office_);
    ASSERT_TRUE(move("STP-HCTP", "SNgV"));
    EXPECT_EQ(explain(office_, held), GrantReason::units_changed);
}

TEST_F(Rule14_GrantReasons, TheReasonIsTheSameUntilTheDeviceHasTakenIt) {
    explain(officer_, {});
    const auto held = grant_of(officer_);
    ASSERT_TRUE(set_role(officer_, Role::leadership));
    EXPECT_EQ(explain(officer_, held), GrantReason::role_changed);
    EXPECT_EQ(explain(officer_, held), GrantReason::role_changed);
}

TEST_F(Rule14_GrantReasons, ALaterChangeIsToldByItsOwnReason) {
    explain(officer_, {});
    const auto first = grant_of(officer_);
    ASSERT_TRUE(set_role(officer_, Role::office));
    explain(officer_, first);
    const auto second = grant_of(officer_);
    ASSERT_TRUE(move("STP-TGPL", "SNgV"));
    EXPECT_EQ(explain(officer_, second), GrantReason::units_changed);
}

TEST_F(Rule14_GrantReasons, AnotherEpochIsTheReasonBeforeAnyOther) {
    explain(officer_, {});
    const auto held = grant_of(officer_);
    ASSERT_TRUE(set_role(officer_, Role::leadership));
    const Epoch other{make_uuid_v7(now(), server_.random())};
    EXPECT_EQ(server_.store().explain_grant(officer_.id, grant_fingerprint(held), other, now()),
              GrantReason::epoch_changed);
}

class Rule06_OrgansAndProvince : public Rule06_OrganizationChanges {};

TEST_F(Rule06_OrgansAndProvince, TheProvinceReceivesWhatItsOrgansSent) {
    const Device receiver = server_.enrol({"Ma Thị Dung", "08", Role::receiver, "MAY"});
    const auto grant = grant_of(receiver);
    for (const char* organ : {"STP", "SNgV"}) {
        EXPECT_TRUE(std::ranges::binary_search(grant, upward_scope(unit_id(organ)))) << organ;
        EXPECT_FALSE(std::ranges::binary_search(grant, unit_scope(unit_id(organ)))) << organ;
    }
}

TEST_F(Rule06_OrgansAndProvince, AnOrganNamedAsRecipientReceivesFromThoseThatNameIt) {
    add_unit("SNV", "08", UnitKind::department, "SNV");
    const Device receiver = server_.enrol({"Ma Thị Dung", "SNV", Role::receiver, "MAY"});
    const auto grant = grant_of(receiver);
    EXPECT_TRUE(std::ranges::binary_search(grant, upward_scope(unit_id("STP"))));
    const Device officer = server_.enrol({"Ma Thị Dung", "SNV", Role::officer, "MAY"});
    EXPECT_FALSE(std::ranges::binary_search(grant_of(officer), upward_scope(unit_id("STP"))));
}

TEST_F(Rule06_OrgansAndProvince, AReceiverConfirmsWhatWasSentToItsOrganOnly) {
    const Device receiver = server_.enrol({"Ma Thị Dung", "08", Role::receiver, "MAY"});
    const Device other = server_.enrol({"Ma Thị Dung", "SNgV", Role::receiver, "MAY"});
    const Device clerk = server_.enrol({"Chu Thị Lan", "STP-VP", Role::clerk, "MAY"});
    const Record dispatch{.type = std::string{record_types::dispatch},
                          .id = RecordId{make_uuid_v7(now(), server_.random())},
                          .scope = upward_scope(unit_id("STP")),
                          .fields = {{"organ", unit_id("STP")},
                                     {"title", std::string{"Báo cáo năm 2026"}}},
                          .rev = {}};
    MadeEdit made{server_, clerk.grantee.person};
    EXPECT_FALSE(server_.apply(clerk.id, made.create(dispatch).edit())
                     .receipt.has(OutcomeKind::rejected));
    const auto confirm = [&](const Device& device) {
        MadeEdit edit{server_, device.grantee.person};
        edit.step(dispatch, "receive");
        return server_.apply(device.id, edit.edit()).receipt.outcomes.front().reason;
    };
    EXPECT_NE(confirm(receiver), not_allowed);
    EXPECT_EQ(confirm(other), not_allowed);
    EXPECT_EQ(confirm(clerk), not_allowed);
}

}  // namespace
}  // namespace thidua
