#include "shared/model/ids.h"

#include <gtest/gtest.h>

#include <set>

#include "shared/model/scope.h"

namespace thidua {
namespace {

const RecordId a = unit_id("STP-VP");
const RecordId b = unit_id("STP-HCTP");

TEST(IdsTest, AreTheSameOnEveryMachine) {
    EXPECT_EQ(unit_id("STP").text(), "5c210aae-bef1-598d-9fc1-5e4c7db98bc3");
    EXPECT_EQ(report_id(a, b), report_id(a, b));
}

TEST(IdsTest, DifferByEveryPartOfTheirKey) {
    const std::set<RecordId> ids{unit_id("A"),
                                 movement_id("A"),
                                 holiday_calendar_id("A"),
                                 plan_id(a, "A"),
                                 plan_id(b, "A"),
                                 obligation_id(a, "A"),
                                 period_id(a, "A"),
                                 period_id(a, "B"),
                                 form_id(a, "A"),
                                 report_id(a, b),
                                 report_id(b, a),
                                 extension_id(a, b),
                                 exemption_id(a, b),
                                 submission_id(a, 1, "ff"),
                                 submission_id(a, 2, "ff"),
                                 submission_id(a, 1, "fe"),
                                 evidence_id(a)};
    EXPECT_EQ(ids.size(), 17U);
}

TEST(IdsTest, GiveAConflictItsIdFromEditRecordAndPath) {
    const EditId edit{a.value()};
    EXPECT_EQ(conflict_id(edit, b, "answers/x"), conflict_id(edit, b, "answers/x"));
    EXPECT_NE(conflict_id(edit, b, "answers/x"), conflict_id(edit, b, "answers/y"));
    EXPECT_NE(conflict_id(edit, b, "answers/x"), conflict_id(edit, a, "answers/x"));
}

TEST(ScopeTest, SeparatesOrganOfficeAndUnitOfOneId) {
    const std::set<ScopeId> scopes{province_scope(), organ_scope(a), office_scope(a),
                                   unit_scope(a), unit_scope(b)};
    EXPECT_EQ(scopes.size(), 5U);
}

}  // namespace
}  // namespace thidua
