#include <gtest/gtest.h>

#include <algorithm>

#include "server/store/organization_changes.h"
#include "shared/model/ids.h"
#include "shared/model/record_rules.h"
#include "shared/model/record_types.h"
#include "shared/model/scope.h"
#include "shared/model/table_record.h"
#include "shared/store/transaction.h"
#include "tests/support/made_edit.h"
#include "tests/support/sample_server.h"

// Dossiers that one organ sends to another: who answers them, and who reads them.

namespace thidua {
namespace {

using enum RejectReason;

class Rule06_UpwardDossiers : public testing::Test {
protected:
    Rule06_UpwardDossiers() {
        add_organ("SNV");
        add_organ("STC");
    }
    void add_organ(const char* code) {
        const Unit organ{.code = code,
                         .name = code,
                         .kind = UnitKind::department,
                         .parent = unit_id("08"),
                         .organ = unit_id(code)};
        Transaction transaction{server_.database()};
        OrganizationChanges changes{server_.database(), {server_.clock().now(), server_.random()}};
        changes.load({make_record(unit_id(code), province_scope(), organ)});
        transaction.commit();
    }
    Device enrol(Role role, const char* unit) {
        return server_.enrol({"Người thử", unit, role, "MAY"});
    }
    Record dossier_to(const char* recipient, ScopeId scope) {
        Record dossier{.type = std::string{record_types::upward_dossier},
                       .id = {},
                       .scope = scope,
                       .fields = {{"organ", unit_id("STP")},
                                  {"nomination",
                                   RecordId{make_uuid_v7(server_.clock().now(), server_.random())}},
                                  {"recipient", std::string{recipient}},
                                  {"to", unit_id(recipient)},
                                  {"to_name", std::string{recipient}},
                                  {"kind", std::string{"individual"}},
                                  {"name", std::string{"Nguyễn Văn An"}},
                                  {"award", std::string{"BK-T"}},
                                  {"state", std::string{"sent"}}},
                       .rev = {}};
        dossier.id = id_from_keys(*find_record_rule(dossier.type), dossier.fields).value();
        return dossier;
    }
    static ScopeId from_stp_to(const char* recipient) {
        return addressed_scope(unit_id("STP"), unit_id(recipient));
    }
    RejectReason send(const Record& dossier) {
        MadeEdit edit{server_, office_.grantee.person};
        edit.create(dossier);
        const AppliedEdit applied = server_.apply(office_.id, edit.edit());
        for (const OperationOutcome& outcome : applied.receipt.outcomes)
            if (outcome.kind == OutcomeKind::rejected) return outcome.reason;
        return none;
    }
    RejectReason answer(const Device& device, const Record& dossier, const std::string& step,
                        const Fields& said = {}) {
        MadeEdit edit{server_, device.grantee.person};
        return reason_of(device, edit.step(*server_.find(dossier.id), step, said));
    }
    RejectReason comment(const Device& device, const Record& dossier) {
        MadeEdit edit{server_, device.grantee.person};
        return reason_of(
            device, edit.set(*server_.find(dossier.id), "comment", std::string{"Thiếu biên bản"}));
    }
    /// What the server says; nothing of it stays.
    RejectReason reason_of(const Device& device, const MadeEdit& edit) {
        Transaction undone{server_.database()};
        const EditNumber number = server_.store().known_number(device.id).next();
        return server_.store()
            .apply_edit(device.id, {number, edit.edit()}, server_.clock().now())
            .receipt.outcomes.front()
            .reason;
    }
    bool reads(const Device& device, const Record& dossier) {
        const auto grant = server_.store().find_grant(device.id, server_.clock().now()).value();
        return std::ranges::binary_search(grant, dossier.scope);
    }
    /// Nobody's right is the only thing that can be wrong with these.
    static std::vector<std::pair<std::string, Fields>> answers() {
        return {{"receive", {{"receipt_number", std::string{"311"}}}},
                {"return", {{"reason", std::string{"Thiếu biên bản"}}}},
                {"approve",
                 {{"decision_number", std::string{"2001/QĐ-UBND"}},
                  {"decided_on", date(2026, 9, 8)},
                  {"decided_by", std::string{"Chủ tịch UBND tỉnh"}}}},
                {"refuse", {{"reason", std::string{"Không đủ tiêu chuẩn"}}}}};
    }

    SampleServer server_;
    Device office_ = server_.enrol(people::office_ha());
    Device director_ = server_.enrol(people::director());
};

TEST_F(Rule06_UpwardDossiers, TheOrganItIsAddressedToAnswers) {
    const Device receiver = enrol(Role::receiver, "SNV");
    const Record dossier = dossier_to("SNV", from_stp_to("SNV"));
    ASSERT_EQ(send(dossier), none);
    for (const auto& [step, said] : answers())
        EXPECT_EQ(answer(receiver, dossier, step, said), none) << step;
    EXPECT_EQ(comment(receiver, dossier), none);
}

TEST_F(Rule06_UpwardDossiers, NeitherItsSenderNorAnotherRecipientNorALevelAboveAnswersIt) {
    const Record dossier = dossier_to("SNV", from_stp_to("SNV"));
    ASSERT_EQ(send(dossier), none);
    const std::vector<Device> others{office_,
                                     director_,
                                     enrol(Role::receiver, "STP-VP"),
                                     enrol(Role::receiver, "08"),
                                     enrol(Role::office, "08"),
                                     enrol(Role::receiver, "STC"),
                                     enrol(Role::officer, "SNV"),
                                     enrol(Role::clerk, "SNV"),
                                     enrol(Role::leadership, "SNV")};
    for (const Device& other : others) {
        for (const auto& [step, said] : answers())
            EXPECT_EQ(answer(other, dossier, step, said), not_allowed)
                << other.grantee.unit_code << ' ' << to_text(other.grantee.role) << ' ' << step;
        EXPECT_EQ(comment(other, dossier), not_allowed)
            << other.grantee.unit_code << ' ' << to_text(other.grantee.role);
    }
}

/// Where devices of before have put it, all who receive from the organ read it.
TEST_F(Rule06_UpwardDossiers, AnOlderOneIsAnsweredByItsAddresseeAloneToo) {
    const Record dossier = dossier_to("SNV", upward_scope(unit_id("STP")));
    ASSERT_EQ(send(dossier), none);
    const Device province = enrol(Role::receiver, "08");
    const Device receiver = enrol(Role::receiver, "SNV");
    EXPECT_TRUE(reads(province, dossier));
    for (const auto& [step, said] : answers()) {
        EXPECT_EQ(answer(province, dossier, step, said), not_allowed) << step;
        EXPECT_EQ(answer(receiver, dossier, step, said), none) << step;
    }
}

TEST_F(Rule06_UpwardDossiers, AFieldThatItsSenderMayChangeDoesNotMakeAnotherItsAddressee) {
    Record dossier = dossier_to("SNV", from_stp_to("SNV"));
    dossier.fields["to"] = unit_id("08");
    ASSERT_EQ(send(dossier), none);
    EXPECT_EQ(answer(enrol(Role::receiver, "08"), dossier, "receive"), not_allowed);
    EXPECT_EQ(answer(enrol(Role::receiver, "SNV"), dossier, "receive"), none);
}

TEST_F(Rule06_UpwardDossiers, AnAnswerIsNoPartOfANewOne) {
    for (const char* const path : {"comment", "decision_number", "receipt_number"}) {
        Record dossier = dossier_to("SNV", from_stp_to("SNV"));
        dossier.fields[path] = std::string{"311"};
        EXPECT_NE(send(dossier), none) << path;
    }
}

TEST_F(Rule06_UpwardDossiers, BothEndsReadItAndNoOtherOrgan) {
    const Record dossier = dossier_to("SNV", from_stp_to("SNV"));
    ASSERT_EQ(send(dossier), none);
    for (const Device& device : {office_, director_, enrol(Role::clerk, "STP-VP"),
                                 enrol(Role::auditor, "STP"), enrol(Role::receiver, "SNV")})
        EXPECT_TRUE(reads(device, dossier)) << to_text(device.grantee.role);
    for (const Device& device :
         {enrol(Role::receiver, "08"), enrol(Role::office, "08"), enrol(Role::leadership, "08"),
          enrol(Role::receiver, "STC"), enrol(Role::officer, "STP-HCTP"),
          enrol(Role::officer, "SNV"), server_.enrol(people::office_of_foreign_affairs())})
        EXPECT_FALSE(reads(device, dossier))
            << device.grantee.unit_code << ' ' << to_text(device.grantee.role);
}

TEST_F(Rule06_UpwardDossiers, TheProvinceReadsWhatIsAddressedToIt) {
    const Record dossier = dossier_to("08", from_stp_to("08"));
    ASSERT_EQ(send(dossier), none);
    for (const Role role : {Role::receiver, Role::office, Role::leadership})
        EXPECT_TRUE(reads(enrol(role, "08"), dossier)) << to_text(role);
    EXPECT_FALSE(reads(enrol(Role::receiver, "SNV"), dossier));
}

TEST_F(Rule06_UpwardDossiers, ItStandsWhereItsOwnAddresseeReads) {
    EXPECT_EQ(send(dossier_to("SNV", from_stp_to("08"))), invalid_value);
    Record foreign = dossier_to("SNV", addressed_scope(unit_id("SNgV"), unit_id("SNV")));
    EXPECT_EQ(send(foreign), not_allowed);
    Record to_nobody = dossier_to("KHONG-CO", from_stp_to("KHONG-CO"));
    to_nobody.fields.erase("to");
    EXPECT_EQ(send(to_nobody), not_allowed);
    to_nobody.scope = addressed_scope(unit_id("STP"), unit_id("STP"));
    EXPECT_EQ(send(to_nobody), none) << "on paper";
    EXPECT_FALSE(reads(enrol(Role::receiver, "08"), to_nobody));
}

/// Neither a level above nor a recipient of reports: its sender keeps reading what it has sent.
TEST_F(Rule06_UpwardDossiers, TheFirstToAnOrganGrantsItsSenderAPlaceThatStays) {
    const Record dossier = dossier_to("STC", from_stp_to("STC"));
    EXPECT_FALSE(reads(office_, dossier));
    const auto before = server_.store().grant_generation(server_.clock().now());
    ASSERT_EQ(send(dossier), none);
    EXPECT_NE(server_.store().grant_generation(server_.clock().now()), before);
    EXPECT_TRUE(reads(office_, dossier));
    EXPECT_TRUE(reads(director_, dossier));
    EXPECT_FALSE(reads(enrol(Role::receiver, "08"), dossier));
    const auto after = server_.store().grant_generation(server_.clock().now());
    ASSERT_EQ(send(dossier_to("STC", from_stp_to("STC"))), none);
    EXPECT_EQ(server_.store().grant_generation(server_.clock().now()), after);
    add_organ("SXD");  // the chart is made again
    EXPECT_TRUE(reads(office_, dossier));
}

}  // namespace
}  // namespace thidua
