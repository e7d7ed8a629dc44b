#include "shared/model/period_standing.h"

#include <gtest/gtest.h>

#include "shared/model/evidence_record.h"
#include "shared/model/exemption.h"
#include "shared/model/extension.h"
#include "shared/model/ids.h"
#include "shared/model/report.h"
#include "shared/model/scope.h"
#include "shared/model/unit.h"
#include "shared/model/workflow_rules.h"

namespace thidua {
namespace {

using namespace std::chrono;

const RecordId organ = unit_id("STP");
const RecordId division = unit_id("STP-A");
const RecordId period_record = period_id(RecordId{}, "2026");
const RecordId report_record = report_id(period_record, division);

Record unit_of(const std::string& code, UnitKind kind, const std::string& sort_key = {}) {
    const Unit unit{.code = code, .name = "Đơn vị " + code, .kind = kind, .organ = organ,
                    .sort_key = sort_key};
    return make_record(unit_id(code), province_scope(), unit);
}

Instant at_hour(CivilDate day, int hour) { return to_start_of_day(day).plus(hours{hour}); }

/// One division, due "before 15/12/2026".
class PeriodStandingTest : public testing::Test {
protected:
    PeriodStandingTest() {
        records_.id = period_record;
        records_.period = {.organ = organ,
                           .form_key = "annual",
                           .label = "2026",
                           .name = "Báo cáo năm 2026",
                           .due_date = year{2026} / 12 / 15,
                           .due_wording = DueWording::before};
        records_.units = {unit_of("STP-A", UnitKind::division)};
    }
    void receive(std::int64_t version, Instant received,
                 std::optional<Instant> announced = std::nullopt) {
        if (records_.reports.empty())
            records_.reports.push_back(make_record(
                report_record, unit_scope(division),
                Report{.period = period_record, .unit = division,
                       .state = ReportState::submitted, .version = version}));
        const RecordId submission =
            submission_id(report_record, version, std::to_string(version));
        records_.evidence.push_back(
            make_record(evidence_id(submission), unit_scope(division),
                        EvidenceRecord{.report = report_record, .submission = submission,
                                       .version = version, .received_at = received,
                                       .announced_at = announced}));
    }
    UnitStanding standing(Instant now = at_hour(year{2027} / 1 / 10, 8)) {
        return make_period_status(records_, HolidayCalendar{}, now).units.at(0);
    }
    PeriodRecords records_;
};

TEST_F(PeriodStandingTest, IsPendingBeforeTheDueDate) {
    EXPECT_EQ(standing(at_hour(year{2026} / 12 / 14, 23)).standing.verdict, Verdict::pending);
}

TEST_F(PeriodStandingTest, IsMissingFromTheDueMidnightOn) {
    EXPECT_EQ(standing(at_hour(year{2026} / 12 / 15, 0)).standing.verdict, Verdict::missing);
}

TEST_F(PeriodStandingTest, IsOnTimeOnTheLastEvening) {
    receive(1, at_hour(year{2026} / 12 / 14, 23));
    EXPECT_EQ(standing().standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing().state, "submitted");
    EXPECT_EQ(standing().report, report_record);
}

TEST_F(PeriodStandingTest, IsLateOnTheDueMorning) {
    receive(1, at_hour(year{2026} / 12 / 15, 8));
    EXPECT_EQ(standing().standing.verdict, Verdict::late);
}

TEST_F(PeriodStandingTest, IsOnTimeWhenOnlyTheAnnouncementCameInTime) {
    receive(1, at_hour(year{2026} / 12 / 17, 8), at_hour(year{2026} / 12 / 14, 20));
    EXPECT_EQ(standing().standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing().standing.evidence, EvidenceKind::announced);
}

TEST_F(PeriodStandingTest, IsOnTimeWithinTheExtensionOfTheUnit) {
    receive(1, at_hour(year{2026} / 12 / 20, 23));
    records_.extensions = {make_record(
        extension_id(period_record, division), unit_scope(division),
        Extension{.period = period_record, .unit = division, .until = year{2026} / 12 / 20,
                  .reason = "Mưa lũ"})};
    EXPECT_EQ(standing().standing.verdict, Verdict::on_time);
    EXPECT_TRUE(standing().standing.extended);
    EXPECT_EQ(standing().reason, "Mưa lũ");
}

TEST_F(PeriodStandingTest, IsNotShortenedByAnExtensionThatEndsEarlier) {
    receive(1, at_hour(year{2026} / 12 / 14, 8));
    records_.extensions = {make_record(
        extension_id(period_record, division), unit_scope(division),
        Extension{.period = period_record, .unit = division, .until = year{2026} / 12 / 1})};
    EXPECT_EQ(standing().standing.verdict, Verdict::on_time);
}

TEST_F(PeriodStandingTest, IsNotExtendedByAnotherUnitsExtension) {
    receive(1, at_hour(year{2026} / 12 / 20, 8));
    records_.extensions = {make_record(
        extension_id(period_record, organ), unit_scope(organ),
        Extension{.period = period_record, .unit = organ, .until = year{2026} / 12 / 31})};
    EXPECT_EQ(standing().standing.verdict, Verdict::late);
}

TEST_F(PeriodStandingTest, IsExemptWithTheReason) {
    records_.exemptions = {make_record(
        exemption_id(period_record, division), unit_scope(division),
        Exemption{.period = period_record, .unit = division, .reason = "Mới thành lập"})};
    EXPECT_EQ(standing().standing.verdict, Verdict::exempt);
    EXPECT_EQ(standing().reason, "Mới thành lập");
}

TEST_F(PeriodStandingTest, CountsAReportOfAnExemptUnit) {
    receive(1, at_hour(year{2026} / 12 / 14, 8));
    records_.exemptions = {make_record(
        exemption_id(period_record, division), unit_scope(division),
        Exemption{.period = period_record, .unit = division})};
    EXPECT_EQ(standing().standing.verdict, Verdict::on_time);
}

TEST_F(PeriodStandingTest, LeavesOutTheVersionThatTheUnitWithdrew) {
    receive(1, at_hour(year{2026} / 12 / 14, 8));
    receive(2, at_hour(year{2026} / 12 / 16, 8));
    records_.reports.at(0).fields[withdrawn_path(1)] = true;
    EXPECT_EQ(standing().standing.verdict, Verdict::late);
    EXPECT_EQ(standing().standing.version, 2);
}

TEST_F(PeriodStandingTest, LeavesOutTheContentThatTheUnitWithdrewAndNoOtherOfItsNumber) {
    receive(1, at_hour(year{2026} / 12 / 14, 8));
    records_.evidence.push_back(records_.evidence.front());
    Record& other = records_.evidence.back();
    other.id = evidence_id(submission_id(report_record, 1, "another-seal"));
    other.fields["submission"] = submission_id(report_record, 1, "another-seal");
    other.fields["received_at"] = at_hour(year{2026} / 12 / 13, 8);
    other.fields["withdrawn"] = true;
    records_.reports.at(0).fields[withdrawn_path(1)] = true;
    EXPECT_EQ(standing().standing.verdict, Verdict::on_time);
    EXPECT_EQ(standing().standing.received_at, at_hour(year{2026} / 12 / 14, 8));
    other.fields.erase("withdrawn");
    EXPECT_EQ(standing().standing.verdict, Verdict::missing) << "nobody has said which";
}

TEST_F(PeriodStandingTest, IsNotWorsenedByAVersionAfterAReturn) {
    receive(1, at_hour(year{2026} / 12 / 14, 8));
    receive(2, at_hour(year{2026} / 12 / 30, 8));
    EXPECT_EQ(standing().standing.verdict, Verdict::on_time);
}

TEST_F(PeriodStandingTest, ListsOnlyUnitsThatOweAReport) {
    records_.units = {unit_of("STP", UnitKind::department), unit_of("STP-VP", UnitKind::office),
                      unit_of("STP-A", UnitKind::division),
                      unit_of("STP-TT", UnitKind::service_unit)};
    const auto status = make_period_status(records_, HolidayCalendar{}, Instant{});
    ASSERT_EQ(status.units.size(), 2U);
    EXPECT_EQ(status.units.at(0).unit_code, "STP-A");
    EXPECT_EQ(status.units.at(1).unit_code, "STP-TT");
}

TEST_F(PeriodStandingTest, ListsTheKindsThatThePeriodNames) {
    records_.units.push_back(unit_of("STP-VP", UnitKind::office));
    records_.period.reporter_kinds = {"office"};
    const auto status = make_period_status(records_, HolidayCalendar{}, Instant{});
    ASSERT_EQ(status.units.size(), 1U);
    EXPECT_EQ(status.units.at(0).unit_code, "STP-VP");
}

TEST_F(PeriodStandingTest, LeavesOutAUnitThatNoLongerExisted) {
    Record gone = unit_of("STP-B", UnitKind::division);
    gone.fields["valid_to"] = CivilDate{year{2026} / 6 / 30};
    records_.units.push_back(gone);
    EXPECT_EQ(make_period_status(records_, HolidayCalendar{}, Instant{}).units.size(), 1U);
}

TEST_F(PeriodStandingTest, ListsUnitsInTheOrgansOrder) {
    records_.units = {unit_of("STP-A", UnitKind::division, "2"),
                      unit_of("STP-B", UnitKind::division, "1")};
    const auto status = make_period_status(records_, HolidayCalendar{}, Instant{});
    EXPECT_EQ(status.units.at(0).unit_code, "STP-B");
}

TEST_F(PeriodStandingTest, TakesTheHourOfAnExceptionalPeriodForItsDue) {
    records_.period.due_moment = at_hour(year{2026} / 12 / 10, 17);
    EXPECT_EQ(due_at(records_.period, HolidayCalendar{}), at_hour(year{2026} / 12 / 10, 17));
}

TEST_F(PeriodStandingTest, SaysWhatThePeriodIsAndWhenItIsDue) {
    const auto status = make_period_status(records_, HolidayCalendar{}, Instant{});
    EXPECT_EQ(status.period, period_record);
    EXPECT_EQ(status.form_key, "annual");
    EXPECT_EQ(status.due_at, to_start_of_day(year{2026} / 12 / 15));
}

/// Before 15/12/2030 and on a working day: 13/12 is the last day, 14/12 a Saturday.
TEST_F(PeriodStandingTest, WhoeverExistsOnTheLastDayInTimeOwesItWhereTheDayRollsToo) {
    records_.period.due_date = year{2030} / 12 / 15;
    records_.period.due_roll = Roll::previous_working_day;
    Unit whole = view_of<Unit>(unit_of("STP-A", UnitKind::division));
    Unit part = view_of<Unit>(unit_of("STP-B", UnitKind::division));
    whole.valid_to = year{2030} / 12 / 13;
    part.valid_from = year{2030} / 12 / 14;
    records_.units = {make_record(division, province_scope(), whole),
                      make_record(unit_id("STP-B"), province_scope(), part)};
    const PeriodStatus status =
        make_period_status(records_, HolidayCalendar{}, at_hour(year{2031} / 1 / 10, 8));
    ASSERT_EQ(status.units.size(), 1U);
    EXPECT_EQ(status.units.front().unit, division);
}

}  // namespace
}  // namespace thidua
