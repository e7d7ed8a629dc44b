#include <gtest/gtest.h>

#include <algorithm>

#include "server/organization/organization_file.h"
#include "server/organization/people_file.h"
#include "shared/model/form_record.h"
#include "shared/model/holiday_calendar_record.h"
#include "shared/model/ids.h"
#include "shared/model/movement.h"
#include "shared/model/period.h"
#include "shared/model/plan.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"

namespace thidua {
namespace {

CivilDate on(std::string_view iso) { return civil_date_from_iso(iso).value(); }

const std::filesystem::path sample_folder{THIDUA_SAMPLE_FOLDER};

class SampleTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const auto read = read_organization(sample_folder / "organization.json");
        records = read ? *read : std::vector<Record>{};
        mistakes = read ? "" : read.error().message;
    }
    static const Record* find(RecordId id) {
        const auto found = std::ranges::find(records, id, &Record::id);
        return found == records.end() ? nullptr : &*found;
    }
    template <class T>
    static T view(RecordId id) {
        const Record* record = find(id);
        return record == nullptr ? T{} : view_of<T>(*record);
    }
    static std::vector<const Record*> list(std::string_view type) {
        std::vector<const Record*> listed;
        for (const auto& record : records) {
            if (record.type == type) listed.push_back(&record);
        }
        return listed;
    }
    static HolidayCalendar calendar() {
        return calendar_of(view<HolidayCalendarRecord>(holiday_calendar_id("vn"))).value();
    }
    static Period period(const std::string& organ, const std::string& key,
                         const std::string& label) {
        return view<Period>(period_id(obligation_id(unit_id(organ), key), label));
    }
    static inline std::vector<Record> records;
    static inline std::string mistakes;
};

TEST_F(SampleTest, LoadsWithoutAMistake) {
    EXPECT_EQ(mistakes, "");
    EXPECT_FALSE(records.empty());
}

TEST_F(SampleTest, GivesNoIdTwiceAndNoRevision) {
    std::vector<RecordId> ids;
    for (const auto& record : records) {
        ids.push_back(record.id);
        EXPECT_EQ(record.rev, Sequence{0});
    }
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end());
}

TEST_F(SampleTest, HasAll124CommunesOfWhichSevenAreWards) {
    int communes = 0;
    int wards = 0;
    for (const auto* record : list(record_types::unit)) {
        const auto unit = view_of<Unit>(*record);
        if (unit.kind != UnitKind::commune) continue;
        ++communes;
        if (unit.name.starts_with("Phường ")) ++wards;
    }
    EXPECT_EQ(communes, 124);
    EXPECT_EQ(wards, 7);
}

TEST_F(SampleTest, KeepsTheLeadingZerosOfACommunesCode) {
    const auto unit = view<Unit>(unit_id("00691"));
    EXPECT_EQ(unit.code, "00691");
    EXPECT_EQ(unit.name, "Phường Hà Giang 2");
    EXPECT_EQ(unit.organ, unit_id("00691"));
    EXPECT_EQ(unit.parent, unit_id("08"));
}

TEST_F(SampleTest, PlacesDivisionsInTheirOrgan) {
    EXPECT_EQ(view<Unit>(unit_id("STP-TGPL")).organ, unit_id("STP"));
    EXPECT_EQ(view<Unit>(unit_id("STP-TGPL")).kind, UnitKind::service_unit);
    EXPECT_EQ(view<Unit>(unit_id("SNgV-VP")).kind, UnitKind::office);
    EXPECT_EQ(view<Unit>(unit_id("STP")).organ, unit_id("STP"));
}

TEST_F(SampleTest, PutsCommonThingsInTheProvincesScopeAndTheRestInTheOrgans) {
    EXPECT_EQ(find(unit_id("STP-VP"))->scope, province_scope());
    EXPECT_EQ(find(holiday_calendar_id("vn"))->scope, province_scope());
    EXPECT_EQ(find(plan_id(unit_id("STP"), "2026-2030"))->scope, organ_scope(unit_id("STP")));
    EXPECT_EQ(find(period_id(obligation_id(unit_id("SNgV"), "annual"), "2026"))->scope,
              organ_scope(unit_id("SNgV")));
}

TEST_F(SampleTest, RunsTwoMovementsWithTheirPhasesAndBases) {
    const auto older = view<Movement>(movement_id("DMST-CDS"));
    const auto newer = view<Movement>(movement_id("KHCN-SO-XANH"));
    EXPECT_EQ(older.from_year, 2025);
    EXPECT_EQ(older.bases.at("qd-1418").number, "1418/QĐ-UBND");
    EXPECT_EQ(older.bases.at("qd-1418").date, on("2025-12-01"));
    EXPECT_EQ(newer.bases.at("qd-1009").date, on("2026-04-10"));
    EXPECT_EQ(newer.phases.at("phase-1").to_year, 2027);
    EXPECT_EQ(newer.phases.at("phase-2").ends_with, "final_review");
}

TEST_F(SampleTest, GivesEachOrganItsOwnContents) {
    const auto stp = view<Plan>(plan_id(unit_id("STP"), "2026-2030"));
    const auto sngv = view<Plan>(plan_id(unit_id("SNgV"), "2026-2030"));
    EXPECT_EQ(stp.contents.size(), 5U);
    EXPECT_EQ(sngv.contents.size(), 4U);
    EXPECT_TRUE(stp.contents.contains("green"));
    EXPECT_FALSE(sngv.contents.contains("green"));
}

TEST_F(SampleTest, GivesEachOrganItsOwnCriteriaAndMovements) {
    const auto stp = view<Plan>(plan_id(unit_id("STP"), "2026-2030"));
    const auto sngv = view<Plan>(plan_id(unit_id("SNgV"), "2026-2030"));
    EXPECT_EQ(stp.criteria.at("collective").size(), 5U);
    EXPECT_EQ(stp.criteria.at("collective").at("enterprises").role, PlanRole::either);
    EXPECT_EQ(stp.criteria.at("collective").at("regulations").role, PlanRole::coordinate);
    EXPECT_EQ(stp.criteria.at("other_party").size(), 1U);
    EXPECT_EQ(sngv.criteria.at("collective").size(), 3U);
    EXPECT_EQ(sngv.criteria.at("collective").at("regulations").role, PlanRole::own);
    EXPECT_FALSE(sngv.criteria.contains("other_party"));
    EXPECT_EQ(stp.movements.size(), 2U);
    EXPECT_EQ(sngv.movements, std::set<RecordId>{movement_id("KHCN-SO-XANH")});
}

TEST_F(SampleTest, EndsTheAnnualReportsTimeWhenThe15thOfDecemberBegins) {
    for (const std::string year : {"2026", "2027", "2028", "2029", "2030"}) {
        const Period annual = period("STP", "annual", year);
        EXPECT_EQ(due_instant(due_of(annual), calendar()),
                  instant_from_iso(year + "-12-15T00:00:00+07:00").value());
        EXPECT_EQ(annual.window_through, on(year + "-12-14"));
        EXPECT_EQ(annual.form_key, "annual-report");
    }
}

TEST_F(SampleTest, AsksTheUnitsFiveWorkingDaysEarlier) {
    EXPECT_EQ(period("STP", "annual", "2026").internal_due, on("2026-12-07"));
    EXPECT_EQ(period("STP", "annual", "2027").internal_due, on("2027-12-07"));
    EXPECT_EQ(period("STP", "annual", "2028").internal_due, on("2028-12-07"));
    EXPECT_EQ(period("STP", "annual", "2029").internal_due, on("2029-12-07"));
    EXPECT_EQ(period("SNgV", "annual", "2030").internal_due, on("2030-12-06"));
}

TEST_F(SampleTest, SendsTheAnnualReportOfJusticeToFourRecipients) {
    const auto annual = view<Obligation>(obligation_id(unit_id("STP"), "annual"));
    EXPECT_EQ(annual.recipients, (std::set<std::string>{"SKHCN", "SNNMT", "SNV", "UBND"}));
    EXPECT_TRUE(annual.source.find("trước ngày 15/12") != std::string::npos);
}

TEST_F(SampleTest, BeginsTheQuartersWhenThePlansWereIssued) {
    EXPECT_EQ(find(period_id(obligation_id(unit_id("STP"), "quarterly"), "2026-Q1")), nullptr);
    const Period second = period("STP", "quarterly", "2026-Q2");
    EXPECT_EQ(second.form_key, "quarterly-progress");
    EXPECT_EQ(second.window_from, on("2026-03-15"));
    EXPECT_TRUE(second.internal_due.has_value());
    EXPECT_NE(find(period_id(obligation_id(unit_id("STP"), "quarterly"), "2030-Q4")), nullptr);
}

TEST_F(SampleTest, AsksForThePlanInTheSecondQuarterOf2026) {
    const Period issue = period("SNgV", "plan-issue", "2026");
    EXPECT_EQ(issue.opens, on("2026-04-01"));
    EXPECT_EQ(due_instant(due_of(issue), calendar()),
              instant_from_iso("2026-07-01T00:00:00+07:00").value());
}

TEST_F(SampleTest, ReviewsIn2027AndIn2030) {
    EXPECT_EQ(period("STP", "interim-review", "2027").due_date, on("2027-12-31"));
    EXPECT_EQ(period("SNgV", "final-review", "2030").due_date, on("2030-12-31"));
}

TEST_F(SampleTest, KnowsTheWorkingDaysOfTheDeadlineWeeks) {
    const HolidayCalendar days = calendar();
    for (const std::string year : {"2026", "2027", "2028", "2029", "2030"}) {
        EXPECT_EQ(days.working_days_between(on(year + "-11-25"), on(year + "-12-14")), 14) << year;
    }
    EXPECT_EQ(days.working_day_on_or_before(on("2030-12-14")), on("2030-12-13"));
}

TEST_F(SampleTest, MarksWhatNoNoticeFixesYetAsExpected) {
    const HolidayCalendar days = calendar();
    EXPECT_EQ(days.find_day_off(on("2026-02-17"))->certainty, Certainty::official);
    EXPECT_EQ(days.find_day_off(on("2030-02-02"))->certainty, Certainty::expected);
    EXPECT_EQ(days.find_day_off(on("2026-11-24"))->certainty, Certainty::official);
    EXPECT_TRUE(days.is_working_day(on("2026-08-22")));
}

TEST_F(SampleTest, GivesEveryDepartmentAnOfficeAndDivisions) {
    std::map<RecordId, int> offices;
    std::map<RecordId, int> divisions;
    std::vector<RecordId> departments;
    for (const auto* record : list(record_types::unit)) {
        const auto unit = view_of<Unit>(*record);
        if (unit.kind == UnitKind::department) departments.push_back(record->id);
        if (unit.kind == UnitKind::office) ++offices[unit.organ];
        if (unit.kind == UnitKind::division) ++divisions[unit.organ];
    }
    EXPECT_EQ(departments.size(), 15U);
    for (const auto& department : departments) {
        EXPECT_EQ(offices[department], 1);
        EXPECT_GE(divisions[department], 3);
    }
}

TEST_F(SampleTest, KeepsAFormFileToPublishForEveryPeriodOfUnits) {
    for (const auto* record : list(record_types::period)) {
        const auto each = view_of<Period>(*record);
        if (each.form_key.empty()) continue;
        EXPECT_TRUE(std::filesystem::exists(sample_folder / "forms" / (each.form_key + ".json")))
            << each.form_key;
        EXPECT_EQ(find(form_id(each.organ, each.form_key)), nullptr) << "the Office publishes it";
    }
}

TEST_F(SampleTest, EnrolsOnlyPeopleOfUnitsThatExist) {
    const auto people = read_people(sample_folder / "people.json");
    ASSERT_TRUE(people) << people.error().message;
    EXPECT_GE(people->size(), 12U);
    for (const auto& person : *people) {
        EXPECT_NE(find(unit_id(person.unit_code)), nullptr) << person.unit_code;
    }
}

}  // namespace
}  // namespace thidua
