#include "shared/model/typed_record.h"

#include <gtest/gtest.h>

#include "shared/model/extension.h"
#include "shared/model/ids.h"
#include "shared/model/obligation.h"
#include "shared/model/plan.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/submission.h"

namespace thidua {
namespace {

TEST(TypedRecordTest, WritesEachMemberAtItsPath) {
    Fields fields;
    write_fields(fields, Report{.unit = unit_id("STP-VP"), .form_key = "annual", .version = 2});
    EXPECT_EQ(find_value(fields, "unit"), Value{unit_id("STP-VP")});
    EXPECT_EQ(find_value(fields, "form_key"), Value{std::string{"annual"}});
    EXPECT_EQ(find_value(fields, "version"), Value{std::int64_t{2}});
}

TEST(TypedRecordTest, WritesAnEnumerationByItsNameEvenAtItsDefault) {
    Fields fields;
    write_fields(fields, Report{});
    EXPECT_EQ(fields, (Fields{{"state", Value{std::string{"draft"}}}}));
}

TEST(TypedRecordTest, LeavesFieldsItDoesNotDescribe) {
    Fields fields{{"answers/budget", Value{std::int64_t{7}}}};
    write_fields(fields, Report{.state = ReportState::submitted});
    EXPECT_EQ(find_value(fields, "answers/budget"), Value{std::int64_t{7}});
}

TEST(TypedRecordTest, KeepsTheWordOfANewerVersionThatNobodyChanged) {
    Fields fields{{"state", Value{std::string{"archived"}}}};
    Report report = view_of<Report>(fields);
    report.reason = "changed";
    write_fields(fields, report);
    EXPECT_EQ(find_value(fields, "state"), Value{std::string{"archived"}});
    EXPECT_EQ(find_value(fields, "reason"), Value{std::string{"changed"}});
}

TEST(TypedRecordTest, ReadsAFieldOfAnotherTypeAsTheDefault) {
    const Fields fields{{"version", Value{std::string{"two"}}}};
    EXPECT_EQ(view_of<Report>(fields).version, 0);
}

TEST(TypedRecordTest, ClearsWhatBecameEmpty) {
    Fields fields{{"reason", Value{std::string{"wrong figure"}}},
                  {"return_due", Value{CivilDate{std::chrono::year{2026} / 12 / 20}}},
                  {"state", Value{std::string{"returned"}}}};
    Report report = view_of<Report>(fields);
    report.reason.clear();
    report.return_due.reset();
    write_fields(fields, report);
    EXPECT_EQ(fields, (Fields{{"state", Value{std::string{"returned"}}}}));
}

TEST(TypedRecordTest, WritesAFlagThatWasSetAndTakenBack) {
    Fields fields;
    write_fields(fields, Submission{.withdrawn = true});
    write_fields(fields, Submission{.withdrawn = false});
    EXPECT_FALSE(view_of<Submission>(fields).withdrawn);
    EXPECT_EQ(find_value(fields, "withdrawn"), Value{false});
}

TEST(TypedRecordTest, TreatsADateThatIsNoneAsAbsent) {
    Fields fields;
    write_fields(fields, Extension{.reason = "flood"});
    EXPECT_FALSE(fields.contains("until"));
}

TEST(TypedRecordTest, NestsADescribedMemberUnderItsName) {
    Fields fields;
    write_fields(fields, Obligation{.schedule = {.kind = ScheduleKind::quarterly, .due_month = 3}});
    EXPECT_EQ(find_value(fields, "schedule/kind"), Value{std::string{"quarterly"}});
    EXPECT_EQ(find_value(fields, "schedule/due_month"), Value{std::int64_t{3}});
    EXPECT_EQ(view_of<Obligation>(fields).schedule.due_month, 3);
}

TEST(TypedRecordTest, KeepsEachEntryOfASetAtAPathOfItsOwn) {
    Fields fields;
    write_fields(fields, Obligation{.recipients = {"SNV", "SKHCN"}});
    EXPECT_EQ(find_value(fields, "recipients/SNV"), Value{std::string{"SNV"}});
    Obligation obligation = view_of<Obligation>(fields);
    EXPECT_EQ(obligation.recipients, (std::set<std::string>{"SKHCN", "SNV"}));
    obligation.recipients = {"SNV", "UBND"};
    write_fields(fields, obligation);
    EXPECT_FALSE(fields.contains("recipients/SKHCN"));
    EXPECT_TRUE(fields.contains("recipients/UBND"));
}

TEST(TypedRecordTest, LeavesOutASetEntryThatCannotBePartOfAPath) {
    Fields fields;
    write_fields(fields, Obligation{.recipients = {"A/B"}});
    EXPECT_TRUE(view_of<Obligation>(fields).recipients.empty());
}

TEST(TypedRecordTest, ReadsAndWritesMapsOfMaps) {
    Plan plan{.key = "2026-2030", .movements = {movement_id("A")}};
    plan.contents["green"] = {.text = "Xanh", .order = 5};
    plan.criteria["collective"]["enterprises"] = {.text = "Hỗ trợ", .role = PlanRole::either};
    Fields fields;
    write_fields(fields, plan);
    EXPECT_EQ(find_value(fields, "contents/green/text"), Value{std::string{"Xanh"}});
    EXPECT_EQ(find_value(fields, "criteria/collective/enterprises/role"),
              Value{std::string{"either"}});
    EXPECT_EQ(view_of<Plan>(fields), plan);
}

TEST(TypedRecordTest, ClearsEverythingBelowAMapEntryThatWasTakenOut) {
    Plan plan;
    plan.contents["green"] = {.text = "Xanh", .order = 5};
    Fields fields;
    write_fields(fields, plan);
    plan.contents.clear();
    write_fields(fields, plan);
    EXPECT_TRUE(fields.empty());
}

TEST(TypedRecordTest, MakesARecordThatNoServerKnows) {
    const Record record = make_record(unit_id("X"), province_scope(), Unit{.code = "X"});
    EXPECT_EQ(record.type, "unit");
    EXPECT_EQ(record.rev, Sequence{0});
    EXPECT_EQ(record.scope, province_scope());
    EXPECT_EQ(view_of<Unit>(record).code, "X");
}

}  // namespace
}  // namespace thidua
