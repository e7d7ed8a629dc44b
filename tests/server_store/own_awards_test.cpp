#include <gtest/gtest.h>

#include "server/store/organization_changes.h"
#include "shared/model/record_rules.h"
#include "shared/model/scope.h"
#include "shared/model/table_record.h"
#include "shared/store/transaction.h"
#include "tests/support/made_edit.h"
#include "tests/support/sample_server.h"

namespace thidua {
namespace {

/// A service unit with legal personality grants awards of its own, and enters them.
class Rule06_OwnAwards : public testing::Test {
protected:
    Device enrol(Role role, const std::string& unit) {
        return server_.enrol({"Người thử", unit, role, "MAY"});
    }
    void give_legal_personality(const std::string& unit, bool has_it) {
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        ASSERT_TRUE(changes.set_legal_personality(unit, has_it).has_value());
        transaction.commit();
    }
    static Record award_of(const std::string& unit) {
        Record award{.type = std::string{record_types::award},
                     .scope = organ_scope(unit_id("STP")),
                     .fields = {{"organ", unit_id("STP")},
                                {"unit", unit_id(unit)},
                                {"kind", std::string{"individual"}},
                                {"name", std::string{"Tạ Hồng Nhung"}},
                                {"award", std::string{"GK-DV"}},
                                {"year", std::int64_t{2026}},
                                {"decision_number", std::string{"12/QĐ-TGPL"}},
                                {"decided_on", date(2026, 9, 2)}}};
        award.id = id_from_keys(*find_record_rule(award.type), award.fields).value();
        return award;
    }
    bool may_enter(const Device& device, const Record& award) {
        Transaction undone{server_.database()};
        MadeEdit edit{server_, device.grantee.person};
        edit.create(award);
        const EditNumber number = server_.store().known_number(device.id).next();
        const auto said =
            server_.store().apply_edit(device.id, {number, edit.edit()}, server_.clock().now());
        for (const OperationOutcome& outcome : said.receipt.outcomes)
            if (outcome.kind == OutcomeKind::rejected) return false;
        return true;
    }
    bool may_grant(const Device& device, const std::string& unit) {
        Transaction undone{server_.database()};
        const RecordId id{make_uuid_v7(server_.clock().now(), server_.random())};
        const Record nomination{.type = std::string{record_types::nomination},
                                .id = id,
                                .scope = unit_scope(unit_id(unit)),
                                .fields = {{"unit", unit_id(unit)},
                                           {"state", std::string{"draft"}},
                                           {"name", std::string{"Tạ Hồng Nhung"}}},
                                .rev = server_.store().head().seq};
        RecordStore{server_.database()}.put(nomination);
        MadeEdit edit{server_, device.grantee.person};
        edit.step(nomination, "grant");
        const auto said = server_.store().apply_edit(device.id, {EditNumber{1}, edit.edit()},
                                                     server_.clock().now());
        return said.receipt.outcomes.front().reason != RejectReason::not_allowed;
    }

    SampleServer server_;
};

TEST_F(Rule06_OwnAwards, TheHeadOfAUnitWithLegalPersonalityGrantsForThatUnit) {
    const Device head = enrol(Role::head, "STP-TGPL");
    give_legal_personality("STP-TGPL", false);
    EXPECT_FALSE(may_enter(head, award_of("STP-TGPL")));
    EXPECT_FALSE(may_grant(head, "STP-TGPL"));
    give_legal_personality("STP-TGPL", true);
    EXPECT_TRUE(may_enter(head, award_of("STP-TGPL")));
    EXPECT_TRUE(may_grant(head, "STP-TGPL"));
}

TEST_F(Rule06_OwnAwards, ForNoOtherUnit) {
    const Device head = enrol(Role::head, "STP-TGPL");
    EXPECT_FALSE(may_enter(head, award_of("STP-HCTP")));
    EXPECT_FALSE(may_grant(head, "STP-HCTP"));
    Record nobodys = award_of("STP-TGPL");
    nobodys.fields.erase("unit");
    nobodys.id = id_from_keys(*find_record_rule(nobodys.type), nobodys.fields).value();
    EXPECT_FALSE(may_enter(head, nobodys));
}

TEST_F(Rule06_OwnAwards, NobodyElseDoes) {
    for (const Role role : {Role::officer, Role::office, Role::leadership, Role::clerk})
        EXPECT_FALSE(may_grant(enrol(role, "STP-TGPL"), "STP-TGPL")) << to_text(role);
    EXPECT_FALSE(may_enter(enrol(Role::officer, "STP-TGPL"), award_of("STP-TGPL")));
    EXPECT_FALSE(may_grant(enrol(Role::head, "STP-HCTP"), "STP-HCTP"));
    EXPECT_FALSE(may_enter(enrol(Role::head, "STP-HCTP"), award_of("STP-HCTP")));
}

}  // namespace
}  // namespace thidua
