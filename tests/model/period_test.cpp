#include "shared/model/period.h"

#include <gtest/gtest.h>

#include "shared/model/extension.h"
#include "shared/model/ids.h"

namespace thidua {
namespace {

CivilDate on(std::string_view iso) { return civil_date_from_iso(iso).value(); }
Instant at(std::string_view iso) { return instant_from_iso(iso).value(); }

class PeriodTest : public testing::Test {
protected:
    PeriodTest() {
        obligation.organ = unit_id("STP");
        obligation.form_key = "annual-report";
        obligation.name = "Báo cáo hằng năm";
        obligation.name_en = "Annual report";
        obligation.schedule = {.due_day = 15, .wording = DueWording::before,
                               .internal_working_days = 5, .opens_days_before = 43,
                               .closes_days_after = 31};
        obligation.reporter_kinds = {"office", "division"};
        const auto planned = plan_periods(obligation.schedule, 2026, 2026, calendar);
        period = period_from_plan(obligation, obligation_id(obligation.organ, "annual"),
                                  planned.at(0));
    }
    HolidayCalendar calendar;
    Obligation obligation;
    Period period;
};

TEST_F(PeriodTest, TakesWhatTheRulePlanned) {
    EXPECT_EQ(period.label, "2026");
    EXPECT_EQ(period.window_from, on("2025-12-15"));
    EXPECT_EQ(period.name, "Báo cáo hằng năm – Năm 2026");
    EXPECT_EQ(period.reporter_kinds, obligation.reporter_kinds);
    EXPECT_EQ(due_of(period), (Due{on("2026-12-15"), DueWording::before, Roll::none}));
}

TEST_F(PeriodTest, IsDueForUnitsAtTheEndOfTheInternalDay) {
    EXPECT_EQ(due_instant(unit_due_of(period), calendar), at("2026-12-08T00:00:00+07:00"));
}

TEST_F(PeriodTest, IsDueForUnitsWithTheOrganWhereThereIsNoInternalDay) {
    period.internal_due.reset();
    EXPECT_EQ(unit_due_of(period), due_of(period));
}

TEST_F(PeriodTest, GoesFromOpenOverClosingToClosed) {
    EXPECT_EQ(stage_of(period, at("2026-10-31T23:59:00+07:00"), calendar),
              PeriodStage::not_yet_open);
    EXPECT_EQ(stage_of(period, at("2026-11-01T00:00:00+07:00"), calendar), PeriodStage::open);
    EXPECT_EQ(stage_of(period, at("2026-12-08T00:00:00+07:00"), calendar), PeriodStage::closing);
    EXPECT_EQ(stage_of(period, at("2027-01-14T23:59:00+07:00"), calendar), PeriodStage::closing);
    EXPECT_EQ(stage_of(period, at("2027-01-15T00:00:00+07:00"), calendar), PeriodStage::closed);
}

TEST_F(PeriodTest, SurvivesTheWayThroughARecord) {
    Fields fields;
    write_fields(fields, period);
    EXPECT_EQ(view_of<Period>(fields), period);
}

TEST_F(PeriodTest, GivesMoreTimeByAnExtension) {
    const Extension extension{.until = on("2026-12-10")};
    EXPECT_EQ(extended(unit_due_of(period), extension, calendar).date, on("2026-12-10"));
}

TEST_F(PeriodTest, NeverShortensTheTimeByAnExtension) {
    EXPECT_EQ(extended(due_of(period), Extension{.until = on("2026-12-01")}, calendar),
              due_of(period));
    EXPECT_EQ(extended(due_of(period), Extension{}, calendar), due_of(period));
}

TEST_F(PeriodTest, IsReportedBySuchUnitsAsTheObligationNames) {
    EXPECT_TRUE(is_reporter(obligation, UnitKind::division));
    EXPECT_FALSE(is_reporter(obligation, UnitKind::service_unit));
    EXPECT_FALSE(is_reporter(obligation, UnitKind::department));
}

TEST_F(PeriodTest, IsReportedByTheOrganWhereTheObligationNamesNobody) {
    obligation.reporter_kinds.clear();
    EXPECT_TRUE(is_reporter(obligation, UnitKind::department));
    EXPECT_FALSE(is_reporter(obligation, UnitKind::division));
}

}  // namespace
}  // namespace thidua
