#include <gtest/gtest.h>

#include "server/store/editing_device.h"
#include "server/store/log_verifier.h"
#include "server/store/organization_changes.h"
#include "shared/model/device_record.h"
#include "shared/model/ids.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"
#include "tests/support/made_edit.h"

// The last day of a role: what reaches the server later is not taken, unless the server knew of it
// by then.

namespace thidua {
namespace {

constexpr RejectReason fine = RejectReason::none;
constexpr RejectReason ended = RejectReason::role_ended;

class LastDayTest : public testing::Test {
protected:
    template <class Change>
    Result<Device> change(const Change& what) {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        auto device = what(changes);
        if (device) transaction.commit();
        return device;
    }
    Result<Device> lasts_until(std::optional<CivilDate> day) {
        return change([&](auto& changes) { return changes.set_last_day(officer_.id.text(), day); });
    }
    /// A new report of that quarter: an edit like any other.
    Edit some_edit(const std::string& quarter = "2026-Q3") {
        return MadeEdit{server_, people::officer_bich().name}
            .create(quarterly_report("STP-HCTP", quarter))
            .edit();
    }
    RejectReason answer_to(const Edit& edit) {
        return server_.apply(officer_.id, edit).receipt.outcomes.front().reason;
    }
    std::optional<CivilDate> last_day() { return find_last_day(server_.database(), officer_); }

    SampleServer server_;
    Device officer_ = server_.enrol(people::officer_bich());
};

TEST_F(LastDayTest, TheWholeOfTheLastDayIsInTime) {
    ASSERT_TRUE(lasts_until(date(2026, 10, 31)));
    server_.clock().set(moment(2026, 10, 31, 23, 59));
    EXPECT_EQ(answer_to(some_edit()), fine);
    server_.clock().set(moment(2026, 11, 1, 0, 0));
    EXPECT_EQ(answer_to(some_edit("2026-Q4")), ended);
    EXPECT_EQ(verify_log(server_.database()).problems, std::vector<std::string>{});
}

TEST_F(LastDayTest, WithoutOneARoleGoesOn) {
    server_.clock().set(moment(2030, 1, 1));
    EXPECT_EQ(answer_to(some_edit()), fine);
}

TEST_F(LastDayTest, WhatWasAnnouncedByThenIsTakenThoughItArrivesLater) {
    ASSERT_TRUE(lasts_until(date(2026, 10, 31)));
    const Edit announced = some_edit();
    server_.clock().set(moment(2026, 10, 31, 20, 0));
    Transaction transaction{server_.database()};
    server_.store().note_announced(officer_.id, {{announced.id, edit_hash(announced), 100}},
                                   server_.clock().now());
    transaction.commit();
    server_.clock().set(moment(2026, 11, 4));
    EXPECT_EQ(answer_to(announced), fine);
    EXPECT_EQ(answer_to(some_edit("2026-Q4")), ended);
}

TEST_F(LastDayTest, AnAnnouncementAfterItHelpsNothing) {
    ASSERT_TRUE(lasts_until(date(2026, 10, 31)));
    const Edit edit = some_edit();
    server_.clock().set(moment(2026, 11, 2));
    Transaction transaction{server_.database()};
    server_.store().note_announced(officer_.id, {{edit.id, edit_hash(edit), 100}},
                                   server_.clock().now());
    transaction.commit();
    EXPECT_EQ(answer_to(edit), ended);
}

TEST_F(LastDayTest, AnAnswerThatWasGivenStands) {
    ASSERT_TRUE(lasts_until(date(2026, 10, 31)));
    const Edit edit = some_edit();
    EXPECT_EQ(answer_to(edit), fine);
    server_.clock().set(moment(2026, 11, 2));
    const EditNumber number = server_.store().known_number(officer_.id);
    const AppliedEdit again = server_.apply(officer_.id, NumberedEdit{number, edit});
    EXPECT_EQ(again.receipt.outcomes.front().reason, fine);
}

TEST_F(LastDayTest, IsMovedAndTakenBack) {
    ASSERT_TRUE(lasts_until(date(2026, 10, 31)));
    EXPECT_EQ(last_day(), date(2026, 10, 31));
    EXPECT_EQ(lasts_until(date(2026, 10, 31)).error().code, ErrorCode::wrong_state);
    server_.clock().set(moment(2026, 11, 2));
    ASSERT_TRUE(lasts_until(date(2026, 11, 30)));
    EXPECT_EQ(answer_to(some_edit()), fine);
    ASSERT_TRUE(lasts_until(std::nullopt));
    EXPECT_EQ(last_day(), std::nullopt);
    EXPECT_EQ(lasts_until(std::nullopt).error().code, ErrorCode::wrong_state);
    server_.clock().set(moment(2027, 1, 4));
    EXPECT_EQ(answer_to(some_edit("2026-Q4")), fine);
}

TEST_F(LastDayTest, TheDeviceIsToldAndStillReads) {
    ASSERT_TRUE(lasts_until(date(2026, 10, 31)));
    const auto record = server_.find(device_record_id(officer_.id));
    ASSERT_TRUE(record.has_value());
    EXPECT_EQ(view_of<DeviceRecord>(*record).until, date(2026, 10, 31));
    EXPECT_EQ(view_of<DeviceRecord>(*record).role, Role::officer);
    server_.clock().set(moment(2026, 11, 2));
    EXPECT_TRUE(server_.store().find_grant(officer_.id, server_.clock().now()).has_value());
}

TEST_F(LastDayTest, AnotherRoleHasALastDayOfItsOwn) {
    const auto made = [&](Role role, std::optional<CivilDate> day) {
        return change(
            [&](auto& changes) { return changes.change_role(officer_.id.text(), role, "", day); });
    };
    ASSERT_TRUE(made(Role::head, date(2026, 12, 31)));
    EXPECT_EQ(last_day(), date(2026, 12, 31));
    EXPECT_EQ(made(Role::head, {}).error().code, ErrorCode::wrong_state);
    ASSERT_TRUE(made(Role::head, date(2027, 1, 31)));
    EXPECT_EQ(last_day(), date(2027, 1, 31));
    ASSERT_TRUE(made(Role::officer, {}));
    EXPECT_EQ(last_day(), std::nullopt);
}

/// Else a copied machine would have no last day.
TEST_F(LastDayTest, GoesWithADeviceThatTakesANewIdentity) {
    ASSERT_TRUE(lasts_until(date(2026, 10, 31)));
    Device successor = officer_;
    successor.id = DeviceId{make_uuid_v7(server_.clock().now(), server_.random())};
    successor.serial = "ab12";
    successor.successor_of = officer_.id;
    Transaction transaction{server_.database()};
    DeviceStore{server_.database()}.add(successor);
    transaction.commit();
    EXPECT_EQ(find_last_day(server_.database(), successor), date(2026, 10, 31));
    server_.clock().set(moment(2026, 11, 2));
    EXPECT_EQ(server_.apply(successor.id, some_edit()).receipt.outcomes.front().reason, ended);
}

TEST_F(LastDayTest, ADeviceThatIsCutOffGetsNone) {
    Transaction transaction{server_.database()};
    DeviceStore{server_.database()}.revoke(officer_.id, server_.clock().now());
    transaction.commit();
    EXPECT_EQ(lasts_until(date(2026, 10, 31)).error().code, ErrorCode::wrong_state);
}

}  // namespace
}  // namespace thidua
