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
    [[nodiscard]] std::vector<ScopeId> scopes_of(Role role) const {
        return granted_scopes(role, unit, organ, {organ, unit, other_unit});
    }
    RecordId organ = unit_id("STP");
    RecordId unit = unit_id("STP-HCTP");
    RecordId other_unit = unit_id("STP-BTTP");
};

TEST_F(RoleTest, ShowsAnOfficerAndAHeadOnlyTheirOwnUnit) {
    for (const Role role : {Role::officer, Role::head}) {
        EXPECT_THAT(scopes_of(role), UnorderedElementsAre(province_scope(), organ_scope(organ),
                                                          unit_scope(unit)));
    }
}

TEST_F(RoleTest, ShowsTheOfficeAndTheLeadershipEveryUnit) {
    for (const Role role : {Role::office, Role::leadership}) {
        EXPECT_THAT(scopes_of(role),
                    UnorderedElementsAre(province_scope(), organ_scope(organ),
                                         office_scope(organ), unit_scope(organ),
                                         unit_scope(unit), unit_scope(other_unit)));
    }
}

TEST_F(RoleTest, ShowsAReceiverTheOrganButNoUnit) {
    EXPECT_THAT(scopes_of(Role::receiver),
                UnorderedElementsAre(province_scope(), organ_scope(organ)));
}

TEST_F(RoleTest, ShowsAnAdministratorNoContent) {
    EXPECT_THAT(scopes_of(Role::administrator), UnorderedElementsAre(province_scope()));
}

TEST_F(RoleTest, GrantsNoScopeTwice) {
    const auto scopes = granted_scopes(Role::office, unit, organ, {unit, unit, organ});
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
