#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "client/app/attention.h"
#include "client/app/consolidations.h"
#include "client/app/reports.h"
#include "client/app/units.h"
#include "client/store/local_sync_store.h"
#include "client/store/outbox.h"
#include "client/store/record_query.h"
#include "server/store/organization_changes.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "shared/model/scope.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"
#include "tests/support/made_edit.h"
#include "tests/support/served_device.h"

// What a person sees when the organisation changes around the device (rule 6).

namespace thidua {
namespace {

class Rule06_ScopeChange : public testing::Test {
protected:
    Rule06_ScopeChange() {
        for (ServedDevice* device : {&officer_, &aid_, &office_, &foreign_}) device->sync();
    }
    template <class Change>
    void change(const Change& what) {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        const auto done = what(changes);
        ASSERT_TRUE(done) << done.error().message;
        transaction.commit();
    }
    void move(const char* code, const char* parent) {
        change([&](auto& changes) { return changes.move_unit(code, parent); });
    }
    void set_role(ServedDevice& device, Role role, const char* unit) {
        change([&](auto& changes) {
            return changes.change_role(device.device().id.text(), role, unit);
        });
    }
    void merge(const char* code, CivilDate last_day, const char* into) {
        change([&](auto& changes) { return changes.close_unit({code, last_day, into}); });
    }
    void set_time(Instant now) {
        server_.clock().set(now);
        for (ServedDevice* device : {&officer_, &aid_, &office_, &foreign_})
            device->clock().set(now);
    }

    /// The device's person starts the quarterly report of the own unit and types a number.
    static RecordId type(ServedDevice& device, std::int64_t done) {
        Reports& reports = device.workspace().reports();
        const auto report = reports.create(SampleServer::period("2026-Q3"), {});
        EXPECT_TRUE(report) << report.error().message;
        const auto saved =
            reports.save_answers(*report, {}, {{answer_path("tasks_done"), Value{done}}});
        EXPECT_TRUE(saved) << saved.error().message;
        return *report;
    }
    static std::optional<Value> seen(ServedDevice& device, const RecordId& report) {
        const auto record = RecordQuery{device.store()}.find(report);
        if (!record) return std::nullopt;
        return find_value(record->fields, answer_path("tasks_done"));
    }
    Value at_server(const RecordId& report) {
        const auto record = server_.find(report);
        return record ? find_value(record->fields, answer_path("tasks_done")) : Value{};
    }
    static std::set<ScopeId> scopes(ServedDevice& device) {
        std::set<ScopeId> held;
        for (const ScopeCursor& cursor : LocalSyncStore{device.store()}.list_cursors())
            held.insert(cursor.scope);
        return held;
    }

    SampleServer server_;
    ServedDevice officer_{server_, people::officer_bich()};
    ServedDevice aid_{server_, people::head_of_aid()};
    ServedDevice office_{server_, people::office_ha()};
    ServedDevice foreign_{server_, people::office_of_foreign_affairs()};
};

TEST_F(Rule06_ScopeChange, WhatWaitsIsTakenWhenTheUnitMovesWithItsDevice) {
    const RecordId report = type(officer_, 5);
    move("STP-HCTP", "SNgV");
    ASSERT_TRUE(officer_.sync().is_done());
    EXPECT_EQ(at_server(report), Value{std::int64_t{5}});
    EXPECT_TRUE(officer_.workspace().attention().list().empty());
    EXPECT_EQ(seen(officer_, report), Value{std::int64_t{5}});
}

TEST_F(Rule06_ScopeChange, TheRecordsOfAMovedUnitGoFromOneOfficeToTheOther) {
    const RecordId report = type(officer_, 5);
    officer_.sync();
    office_.sync();
    ASSERT_EQ(seen(office_, report), Value{std::int64_t{5}});
    move("STP-HCTP", "SNgV");
    office_.sync();
    foreign_.sync();
    EXPECT_EQ(seen(office_, report), std::nullopt);
    EXPECT_EQ(seen(foreign_, report), Value{std::int64_t{5}});
}

TEST_F(Rule06_ScopeChange, AMovedUnitReportsToItsNewOrgan) {
    move("STP-HCTP", "SNgV");
    officer_.sync();
    const RecordId period =
        period_id(obligation_id(unit_id("SNgV"), "quarterly"), "2026-Q3");
    const auto report = officer_.workspace().reports().create(period, {});
    ASSERT_TRUE(report) << report.error().message;
    officer_.sync();
    EXPECT_TRUE(officer_.workspace().attention().list().empty());
    EXPECT_TRUE(server_.find(*report).has_value());
}

TEST_F(Rule06_ScopeChange, WhatWaitsForAUnitThatIsNoLongerOnesOwnStaysWithTheReason) {
    const RecordId report = type(officer_, 5);
    set_role(officer_, Role::officer, "STP-TGPL");
    ASSERT_TRUE(officer_.sync().is_done());
    EXPECT_FALSE(server_.find(report).has_value());
    const auto items = officer_.workspace().attention().list();
    ASSERT_FALSE(items.empty());
    for (const AttentionItem& item : items) EXPECT_FALSE(item.reason.empty());
    std::size_t kept = 0;
    for (const auto& edit : Outbox{officer_.store()}.list_attention())
        for (const Operation& operation : edit.numbered.edit.operations)
            kept += operation.value == Value{std::int64_t{5}} ? 1U : 0U;
    EXPECT_EQ(kept, 1U);
}

TEST_F(Rule06_ScopeChange, WhatWasRefusedCanBeSentAgainWhenTheUnitIsOnesOwnAgain) {
    const RecordId report = type(officer_, 5);
    officer_.sync();
    ASSERT_TRUE(officer_.workspace().reports().save_answers(
        report, {{answer_path("tasks_done"), std::int64_t{5}}},
        {{answer_path("tasks_done"), std::int64_t{6}}}));
    set_role(officer_, Role::officer, "STP-TGPL");
    officer_.sync();
    set_role(officer_, Role::officer, "STP-HCTP");
    officer_.sync();
    const auto items = officer_.workspace().attention().list();
    ASSERT_EQ(items.size(), 1U);
    ASSERT_TRUE(officer_.workspace().attention().retry(items.front().edit));
    officer_.sync();
    EXPECT_EQ(at_server(report), Value{std::int64_t{6}});
}

TEST_F(Rule06_ScopeChange, ADeviceKnowsItsNewRoleAndUnit) {
    set_role(officer_, Role::head, "STP-TGPL");
    officer_.sync();
    const auto profile = officer_.workspace().profile();
    ASSERT_TRUE(profile.has_value());
    EXPECT_EQ(profile->role, Role::head);
    EXPECT_EQ(profile->unit_code, "STP-TGPL");
    EXPECT_EQ(profile->organ, unit_id("STP"));
}

TEST_F(Rule06_ScopeChange, ScopesComeAndGoInOneStepWhereverTheLineIsCut) {
    type(officer_, 5);
    officer_.sync();
    set_role(officer_, Role::head, "STP-TGPL");
    const std::set<ScopeId> before = scopes(officer_);
    const auto grant = server_.store()
                           .find_grant(officer_.device().id, server_.clock().now())
                           .value();
    const std::set<ScopeId> after{grant.begin(), grant.end()};
    bool is_done = false;
    for (std::size_t messages = 0; messages < 12 && !is_done; ++messages) {
        is_done = officer_.sync({.to_device_max = messages}).is_done();
        const std::set<ScopeId> now = scopes(officer_);
        EXPECT_TRUE(now == before || now == after) << messages;
        // No record of a scope that is held no more, and the other way round.
        const bool holds_old = now.contains(unit_scope(unit_id("STP-HCTP")));
        EXPECT_EQ(seen(officer_, quarterly_report("STP-HCTP").id).has_value(), holds_old);
    }
    EXPECT_TRUE(is_done);
    EXPECT_EQ(scopes(officer_), after);
}

TEST_F(Rule06_ScopeChange, MergedUnitsFinishEachOthersReports) {
    const RecordId report = type(aid_, 5);
    aid_.sync();
    merge("STP-TGPL", date(2026, 9, 12), "STP-HCTP");
    officer_.sync();
    EXPECT_EQ(seen(officer_, report), std::nullopt);
    set_time(moment(2026, 9, 13));
    officer_.sync();
    EXPECT_EQ(seen(officer_, report), Value{std::int64_t{5}});
    const auto saved = officer_.workspace().reports().save_answers(
        report, {{answer_path("tasks_done"), std::int64_t{5}}},
        {{answer_path("tasks_done"), std::int64_t{6}}});
    ASSERT_TRUE(saved) << saved.error().message;
    officer_.sync();
    EXPECT_TRUE(officer_.workspace().attention().list().empty());
    EXPECT_EQ(at_server(report), Value{std::int64_t{6}});
}

TEST_F(Rule06_ScopeChange, ADeviceOfAMergedUnitWorksForTheUnitThatGoesOn) {
    merge("STP-TGPL", date(2026, 9, 12), "STP-HCTP");
    set_time(moment(2026, 9, 13));
    aid_.sync();
    EXPECT_EQ(aid_.workspace().profile()->unit_code, "STP-HCTP");
    const RecordId report = type(aid_, 7);
    EXPECT_EQ(report, quarterly_report("STP-HCTP").id);
    aid_.sync();
    EXPECT_EQ(at_server(report), Value{std::int64_t{7}});
}

TEST_F(Rule06_ScopeChange, AUnitIsToldNoTotalOfOthers) {
    for (ServedDevice* device : {&aid_, &officer_}) {
        type(*device, device == &aid_ ? 4321 : 5);
        device->sync();
    }
    const LineRecord line = officer_.sync();
    for (const Message& message : line.to_device)
        EXPECT_EQ(encode_frame(message).find("4321"), Bytes::npos);
    EXPECT_FALSE(officer_.workspace().consolidations().make(SampleServer::period("2026-Q3")));
    EXPECT_EQ(RecordQuery{officer_.store()}.list({.type = "report"}).size(), 1U);
}

TEST_F(Rule06_ScopeChange, AMassChangeForWhichThereIsAReasonAsksNobody) {
    for (const char* code : {"STP-HCTP", "STP-TGPL"}) type(code[4] == 'H' ? officer_ : aid_, 5);
    officer_.sync();
    aid_.sync();
    office_.sync();
    set_role(office_, Role::officer, "STP-BTTP");
    const LineRecord line = office_.sync();
    EXPECT_TRUE(line.is_done());
    EXPECT_TRUE(RecordQuery{office_.store()}.list({.type = "report"}).empty());
}

}  // namespace
}  // namespace thidua
