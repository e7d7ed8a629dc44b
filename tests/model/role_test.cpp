#include "shared/model/role.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "shared/model/ids.h"
#include "shared/model/scope.h"

namespace thidua {
namespace {

using testing::UnorderedElementsAre;

class RoleTest : public testing::Test {
protected:
    RoleTest() {
        place.organ = organ;
        place.house = {unit};
        place.units_below = {branch};
        place.organ_units = {organ, unit, branch, other_unit};
        place.organs_below = {commune};
        place.senders = {sender};
        place.addressees = {province};
    }
    [[nodiscard]] std::vector<ScopeId> scopes_of(Role role) const {
        return granted_scopes(role, place);
    }
    [[nodiscard]] bool has(Role role, ScopeId scope) const {
        const auto scopes = scopes_of(role);
        return std::ranges::binary_search(scopes, scope);
    }
    static std::vector<Role> all_roles() {
        std::vector<Role> roles;
        for (std::size_t i = 0; i < EnumNames<Role>::names.size(); ++i)
            roles.push_back(static_cast<Role>(i));
        return roles;
    }

    RecordId organ = unit_id("STP");
    RecordId unit = unit_id("STP-HCTP");
    RecordId branch = unit_id("STP-HCTP-1");
    RecordId other_unit = unit_id("STP-BTTP");
    RecordId commune = unit_id("00691");
    RecordId sender = unit_id("SNgV");
    RecordId province = unit_id("08");
    Workplace place;
};

TEST_F(RoleTest, ShowsAnOfficerOnlyTheOwnUnit) {
    EXPECT_THAT(scopes_of(Role::officer),
                UnorderedElementsAre(province_scope(), organ_scope(organ), unit_scope(unit)));
}

TEST_F(RoleTest, ShowsAHeadTheUnitWithThoseBelowIt) {
    EXPECT_THAT(scopes_of(Role::head),
                UnorderedElementsAre(province_scope(), organ_scope(organ), unit_scope(unit),
                                     unit_scope(branch)));
}

TEST_F(RoleTest, ShowsWhoWorksInAnOrganItselfWhatItSent) {
    place.house = {organ};
    EXPECT_TRUE(has(Role::head, upward_scope(organ)));
    EXPECT_TRUE(has(Role::officer, upward_scope(organ)));
    EXPECT_TRUE(has(Role::officer, addressed_scope(organ, province)));
}

TEST_F(RoleTest, ShowsAMergedUnitWhatItWasMadeOf) {
    place.house = {unit, other_unit};
    EXPECT_TRUE(has(Role::officer, unit_scope(other_unit)));
}

TEST_F(RoleTest, ShowsTheOfficeAndTheLeadershipEveryUnit) {
    for (const Role role : {Role::office, Role::leadership, Role::council_secretary, Role::auditor})
        for (const RecordId& each : place.organ_units)
            EXPECT_TRUE(has(role, unit_scope(each))) << to_text(role);
}

TEST_F(RoleTest, ShowsTheOfficesOwnWorkToFourRoles) {
    for (const Role role : all_roles())
        EXPECT_EQ(has(role, office_scope(organ)),
                  role == Role::office || role == Role::leadership ||
                      role == Role::council_secretary || role == Role::auditor)
            << to_text(role);
}

TEST_F(RoleTest, ShowsSecretBallotsToWhoCountsThemAlone) {
    for (const Role role : all_roles())
        EXPECT_EQ(has(role, ballots_scope(organ)), role == Role::council_secretary)
            << to_text(role);
}

TEST_F(RoleTest, ShowsACouncilMemberTheCouncilsCasesAndNoUnit) {
    EXPECT_THAT(scopes_of(Role::council_member),
                UnorderedElementsAre(province_scope(), organ_scope(organ), council_scope(organ)));
}

TEST_F(RoleTest, ShowsAClerkTheDocumentsToIssueAndNoUnit) {
    EXPECT_THAT(scopes_of(Role::clerk),
                UnorderedElementsAre(province_scope(), organ_scope(organ), registry_scope(organ),
                                     upward_scope(organ), addressed_scope(organ, organ),
                                     addressed_scope(organ, province)));
}

TEST_F(RoleTest, ShowsAReceiverWhatOrgansSentAndNoUnit) {
    EXPECT_THAT(
        scopes_of(Role::receiver),
        UnorderedElementsAre(province_scope(), organ_scope(organ), organ_scope(commune),
                             upward_scope(commune), organ_scope(sender), upward_scope(sender),
                             addressed_scope(commune, organ), addressed_scope(sender, organ)));
}

TEST_F(RoleTest, ShowsTheOfficeOfAProvinceWhatTheOrgansBelowItSent) {
    EXPECT_TRUE(has(Role::office, upward_scope(commune)));
    EXPECT_FALSE(has(Role::office, upward_scope(sender)));
    EXPECT_FALSE(has(Role::office, unit_scope(commune)));
}

TEST_F(RoleTest, ShowsNobodyWhatOneOrganHasAddressedToAnother) {
    for (const Role role : all_roles())
        for (const RecordId& from : {commune, sender})
            EXPECT_FALSE(has(role, addressed_scope(from, province))) << to_text(role);
}

TEST_F(RoleTest, ShowsAnAdministratorNoContent) {
    EXPECT_THAT(scopes_of(Role::administrator), UnorderedElementsAre(province_scope()));
}

TEST_F(RoleTest, GrantsNoScopeTwice) {
    place.house = {unit, unit};
    const auto scopes = scopes_of(Role::office);
    EXPECT_TRUE(std::ranges::adjacent_find(scopes) == scopes.end());
    EXPECT_TRUE(std::ranges::is_sorted(scopes));
}

TEST_F(RoleTest, KeepsThePermanentNames) {
    EXPECT_EQ(to_text(Role::council_member), "member");
    EXPECT_EQ(to_text(Role::council_secretary), "secretary");
    EXPECT_EQ(from_text<Role>("administrator"), Role::administrator);
    EXPECT_EQ(from_text<Role>("director"), std::nullopt);
}

}  // namespace
}  // namespace thidua
