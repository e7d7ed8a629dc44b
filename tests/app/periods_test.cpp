#include <algorithm>

#include "client/app/units.h"
#include "shared/forms/answers.h"
#include "shared/model/ids.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

class PeriodsTest : public DepartmentTest {
protected:
    static Periods& periods(ServedDevice& device) { return device.workspace().periods(); }
    UnitStanding line(ServedDevice& device, const std::string& unit = "STP-HCTP") {
        const auto statuses = periods(device).deadlines(quarter_);
        for (const UnitStanding& each : statuses.at(0).units)
            if (each.unit_code == unit) return each;
        ADD_FAILURE() << "no line of " << unit;
        return {};
    }
};

TEST_F(PeriodsTest, ListsThoseOfTheOwnOrganByDueDate) {
    const auto all = periods(bich_).list();
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.due_at < b.due_at;
    }));
    for (const PeriodView& period : all) EXPECT_EQ(period.period.organ, unit_id("STP"));
}

TEST_F(PeriodsTest, ListsTheOpenOnesAlone) {
    for (const PeriodView& period : periods(bich_).list(true)) {
        EXPECT_NE(period.phase, PeriodPhase::not_open) << period.period.label;
        EXPECT_NE(period.phase, PeriodPhase::closed) << period.period.label;
    }
    EXPECT_LT(periods(bich_).list(true).size(), periods(bich_).list().size());
}

TEST_F(PeriodsTest, CountsTheDaysToTheLastDayThatIsOnTime) {
    EXPECT_EQ(periods(bich_).find(quarter_)->days_left, 10);
    set_time(moment(2026, 9, 20, 23, 0));
    EXPECT_EQ(periods(bich_).find(quarter_)->days_left, 0);
    set_time(moment(2026, 9, 21, 0, 30));
    EXPECT_EQ(periods(bich_).find(quarter_)->days_left, -1);
}

TEST_F(PeriodsTest, OpensOnItsFirstDay) {
    set_time(moment(2026, 8, 30, 23, 59));
    EXPECT_EQ(periods(bich_).find(quarter_)->phase, PeriodPhase::not_open);
    EXPECT_EQ(reports(bich_).create(quarter_).error().code, ErrorCode::wrong_state);
    set_time(moment(2026, 8, 31, 0, 0));
    EXPECT_EQ(periods(bich_).find(quarter_)->phase, PeriodPhase::open);
}

TEST_F(PeriodsTest, ClosesBetweenItsDueTimeAndItsLastDay) {
    set_time(moment(2026, 9, 20, 23, 59));
    EXPECT_EQ(periods(bich_).find(quarter_)->phase, PeriodPhase::open);
    set_time(moment(2026, 9, 21, 0, 0));
    EXPECT_EQ(periods(bich_).find(quarter_)->phase, PeriodPhase::closing);
    EXPECT_TRUE(reports(bich_).create(quarter_).has_value());
}

TEST_F(PeriodsTest, IsClosedAfterItsLastDay) {
    set_time(moment(2026, 10, 5, 23, 59));
    EXPECT_EQ(periods(bich_).find(quarter_)->phase, PeriodPhase::closing);
    set_time(moment(2026, 10, 6, 0, 0));
    EXPECT_EQ(periods(bich_).find(quarter_)->phase, PeriodPhase::closed);
}

TEST_F(PeriodsTest, AUnitWithoutADutyInThePeriodStartsNoReport) {
    ServedDevice director{server_, {"Giám đốc", "STP", Role::head, "MAY"}};
    director.sync();
    EXPECT_EQ(reports(director).create(quarter_).error().code, ErrorCode::wrong_state);
}

TEST_F(PeriodsTest, WhatTheOrganOwesWithoutAFormIsNoUnitsReport) {
    for (const PeriodStatus& status : periods(ha_).deadlines())
        if (status.form_key.empty()) {
            EXPECT_TRUE(status.units.empty()) << status.period_name;
        }
}

TEST_F(PeriodsTest, AUnitSeesItsOwnLineOnly) {
    const auto statuses = periods(bich_).deadlines(quarter_);
    ASSERT_EQ(statuses.at(0).units.size(), 1U);
    EXPECT_EQ(statuses[0].units[0].unit_code, "STP-HCTP");
}

TEST_F(PeriodsTest, TheOfficeSeesEveryUnitThatOwesAReport) {
    const auto statuses = periods(ha_).deadlines(quarter_);
    EXPECT_GT(statuses.at(0).units.size(), 5U);
    for (const UnitStanding& unit : statuses[0].units) EXPECT_NE(unit.unit_code, "STP");
}

TEST_F(PeriodsTest, UnitAndOfficeSeeTheSameVerdict) {
    submitted();
    set_time(moment(2026, 9, 25));
    EXPECT_EQ(line(bich_).standing.verdict, Verdict::on_time);
    EXPECT_EQ(line(ha_).standing.verdict, Verdict::on_time);
    EXPECT_EQ(line(ha_, "STP-TGPL").standing.verdict, Verdict::missing);
}

TEST_F(PeriodsTest, AWithdrawnVersionIsNoEvidence) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(kien_).withdraw(report).has_value());
    sync_all();
    set_time(moment(2026, 9, 25));
    EXPECT_EQ(line(ha_).standing.verdict, Verdict::missing);
}

TEST_F(PeriodsTest, AReturnDoesNotMakeAnOnTimeReportLate) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu").has_value());
    set_time(moment(2026, 9, 25));
    sync_all();
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    EXPECT_EQ(line(ha_).standing.verdict, Verdict::on_time);
}

TEST_F(PeriodsTest, AnExtensionIsSeenByItsUnitWithItsReason) {
    ASSERT_TRUE(
        periods(ha_).extend(quarter_, "STP-HCTP", date(2026, 9, 25), "Lũ lụt").has_value());
    sync_all();
    EXPECT_EQ(periods(bich_).find(quarter_)->extended_until, date(2026, 9, 25));
    EXPECT_EQ(periods(bich_).find(quarter_)->days_left, 15);
    EXPECT_EQ(line(bich_).reason, "Lũ lụt");
}

TEST_F(PeriodsTest, AnExtensionMakesALaterSubmissionOnTime) {
    ASSERT_TRUE(
        periods(ha_).extend(quarter_, "STP-HCTP", date(2026, 9, 25), "Lũ lụt").has_value());
    set_time(moment(2026, 9, 25, 22, 0));
    submitted();
    EXPECT_EQ(line(ha_).standing.verdict, Verdict::on_time);
    EXPECT_TRUE(line(ha_).standing.extended);
}

TEST_F(PeriodsTest, AnExtensionIsOfOneUnit) {
    ASSERT_TRUE(
        periods(ha_).extend(quarter_, "STP-TGPL", date(2026, 9, 25), "Lũ lụt").has_value());
    sync_all();
    EXPECT_FALSE(periods(bich_).find(quarter_)->extended_until.has_value());
}

TEST_F(PeriodsTest, AnExtensionMayBeExtended) {
    ASSERT_TRUE(
        periods(ha_).extend(quarter_, "STP-HCTP", date(2026, 9, 25), "Lũ lụt").has_value());
    sync_all();
    ASSERT_TRUE(
        periods(ha_).extend(quarter_, "STP-HCTP", date(2026, 9, 30), "Vẫn lũ").has_value());
    sync_all();
    EXPECT_EQ(periods(bich_).find(quarter_)->extended_until, date(2026, 9, 30));
    EXPECT_TRUE(ha_.workspace().attention().list().empty());
}

TEST_F(PeriodsTest, AnExtensionToAnEarlierDayIsRefused) {
    EXPECT_EQ(periods(ha_).extend(quarter_, "STP-HCTP", date(2026, 9, 18), "x").error().code,
              ErrorCode::invalid_input);
}

TEST_F(PeriodsTest, AllowancesNeedAReason) {
    EXPECT_EQ(periods(ha_).extend(quarter_, "STP-HCTP", date(2026, 9, 25), "").error().code,
              ErrorCode::invalid_input);
    EXPECT_EQ(periods(ha_).exempt(quarter_, "STP-HCTP", "").error().code,
              ErrorCode::invalid_input);
}

TEST_F(PeriodsTest, AUnitGivesItselfNoAllowance) {
    EXPECT_EQ(periods(kien_).extend(quarter_, "STP-HCTP", date(2026, 9, 25), "x").error().code,
              ErrorCode::not_allowed);
    EXPECT_EQ(periods(kien_).exempt(quarter_, "STP-HCTP", "x").error().code,
              ErrorCode::not_allowed);
}

TEST_F(PeriodsTest, TheOfficeGivesNoAllowanceToAnotherOrgan) {
    EXPECT_EQ(periods(ha_).exempt(quarter_, "SNgV-HTQT", "x").error().code,
              ErrorCode::not_allowed);
}

TEST_F(PeriodsTest, AnExemptUnitNeedNotReport) {
    ASSERT_TRUE(periods(ha_).exempt(quarter_, "STP-HCTP", "Mới thành lập").has_value());
    sync_all();
    set_time(moment(2026, 9, 25));
    EXPECT_TRUE(periods(bich_).find(quarter_)->exempt);
    EXPECT_EQ(line(bich_).standing.verdict, Verdict::exempt);
}

TEST_F(PeriodsTest, AnUnknownUnitIsNamed) {
    const auto refused = periods(ha_).exempt(quarter_, "STP-XX", "x");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().message, "There is no unit with the code STP-XX.");
}

/// "Before 17:00 on 12/09/2026", asked for on the tenth.
class ExceptionalPeriodTest : public PeriodsTest {
protected:
    ExceptionalPeriodTest() {
        const auto made = periods(ha_).create({.form_key = "quarterly-progress",
                                               .due = date(2026, 9, 12),
                                               .due_moment = moment(2026, 9, 12, 17, 0),
                                               .name = "Báo cáo đột xuất"});
        EXPECT_TRUE(made.has_value()) << made.error().message;
        period_ = *made;
        sync_all();
    }
    Verdict verdict_of(Instant submitted_at) {
        const auto report = reports(kien_).create(period_);
        EXPECT_TRUE(report.has_value()) << report.error().message;
        EXPECT_TRUE(reports(kien_).save_answers(*report, {}, quarterly_answers()));
        EXPECT_TRUE(reports(kien_).submit(*report).has_value());
        set_time(submitted_at);
        sync_all();
        return summary(ha_, *report).verdict;
    }
    RecordId period_;
};

TEST_F(ExceptionalPeriodTest, IsOpenAtOnceForTheUnits) {
    const auto view = periods(bich_).find(period_);
    ASSERT_TRUE(view.has_value());
    EXPECT_EQ(view->phase, PeriodPhase::open);
    EXPECT_EQ(view->period.name, "Báo cáo đột xuất");
    EXPECT_TRUE(view->period.exceptional);
}

TEST_F(ExceptionalPeriodTest, EndsAtItsHour) {
    EXPECT_EQ(periods(bich_).find(period_)->due_at, moment(2026, 9, 12, 17, 0));
    EXPECT_EQ(periods(bich_).find(period_)->due_words, "before 12/09/2026 17:00");
    EXPECT_EQ(periods(bich_).find(period_)->days_left, 2);
}

TEST_F(ExceptionalPeriodTest, AMinuteBeforeItsHourIsOnTime) {
    EXPECT_EQ(verdict_of(moment(2026, 9, 12, 16, 59)), Verdict::on_time);
}

TEST_F(ExceptionalPeriodTest, ItsHourIsTooLate) {
    EXPECT_EQ(verdict_of(moment(2026, 9, 12, 17, 0)), Verdict::late);
}

TEST_F(ExceptionalPeriodTest, AnExtensionEndsWithItsDay) {
    ASSERT_TRUE(
        periods(ha_).extend(period_, "STP-HCTP", date(2026, 9, 13), "Mất điện").has_value());
    ha_.sync();
    EXPECT_EQ(verdict_of(moment(2026, 9, 13, 23, 59)), Verdict::on_time);
}

TEST_F(ExceptionalPeriodTest, IsNotForUnitsToMake) {
    EXPECT_EQ(periods(kien_).create({.form_key = "quarterly-progress",
                                     .due = date(2026, 9, 12)}).error().code,
              ErrorCode::not_allowed);
}

TEST_F(ExceptionalPeriodTest, NeedsAPublishedForm) {
    const auto refused = periods(ha_).create({.form_key = "nothing", .due = date(2026, 9, 12)});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::not_found);
    EXPECT_EQ(refused.error().message,
              "There is no form with the key nothing; publish it first.");
}

TEST_F(ExceptionalPeriodTest, WithoutANameIsCalledAsItsForm) {
    const auto made =
        periods(ha_).create({.form_key = "quarterly-progress", .due = date(2026, 9, 30)});
    EXPECT_EQ(periods(ha_).find(*made)->period.name,
              "Báo cáo tiến độ thực hiện phong trào thi đua quý");
}

TEST_F(ExceptionalPeriodTest, TheServerTakesItFromTheOffice) {
    EXPECT_TRUE(server_.find(period_).has_value());
    EXPECT_TRUE(ha_.workspace().attention().list().empty());
}

}  // namespace
}  // namespace thidua
