#include "client/app/due_reminders.h"

#include <gmock/gmock.h>

#include "client/app/settings.h"
#include "tests/app/department.h"

namespace thidua {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// The report of the third quarter is due before 20/09/2026; the Office wants it earlier.
class DueRemindersTest : public DepartmentTest {
protected:
    PeriodView third_quarter() { return bich_.workspace().periods().find(quarter_).value(); }
    void go_to(CivilDate day) {
        bich_.clock().set(to_start_of_day(day).plus(std::chrono::hours{9}));
    }
    std::vector<std::string> told() { return take_new_reminders(bich_.workspace()); }
};

TEST_F(DueRemindersTest, TheUnitWorksTowardsTheOfficesDayWhileItIsAhead) {
    const PeriodView period = third_quarter();
    ASSERT_TRUE(period.period.internal_due);
    EXPECT_TRUE(period.is_internal_ahead);
    go_to(plus_days(*period.period.internal_due, 1));
    EXPECT_FALSE(third_quarter().is_internal_ahead);
    EXPECT_EQ(third_quarter().own_due_words, third_quarter().due_words);
}

TEST_F(DueRemindersTest, MoreTimeForTheUnitGoesBeforeTheOfficesDay) {
    ASSERT_TRUE(third_quarter().is_internal_ahead);
    ASSERT_TRUE(ha_.workspace()
                    .periods()
                    .extend(quarter_, "STP-HCTP", date(2026, 9, 30), "Lũ lụt")
                    .has_value());
    sync_all();
    const PeriodView period = third_quarter();
    EXPECT_FALSE(period.is_internal_ahead);
    EXPECT_EQ(period.own_days_left, period.days_left);
    EXPECT_THAT(due_in_full(period), HasSubstr("Due by the end of 30/09/2026 (extended"));
}

TEST_F(DueRemindersTest, EachStepIsToldOnceWithoutALine) {
    const CivilDate day = *third_quarter().period.internal_due;
    go_to(plus_days(day, -3));
    EXPECT_THAT(told(), SizeIs(testing::Ge(1)));
    EXPECT_THAT(told(), IsEmpty()) << "told already";
    go_to(plus_days(day, -2));
    EXPECT_THAT(told(), IsEmpty()) << "the same step still";
    go_to(plus_days(day, -1));
    EXPECT_THAT(told(), SizeIs(testing::Ge(1)));
    go_to(day);
    EXPECT_THAT(told(), SizeIs(testing::Ge(1)));
    go_to(plus_days(third_quarter().period.due_date, 5));
    EXPECT_THAT(told(), SizeIs(testing::Ge(1)));
}

TEST_F(DueRemindersTest, AReturnedReportIsRemindedOfByTheDayThatTheReturnNamed) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu", date(2026, 10, 20)).has_value());
    sync_all();
    EXPECT_FALSE(third_quarter().reminder) << "40 days are left";
    EXPECT_EQ(third_quarter().days_left, 40);
    go_to(date(2026, 10, 17));
    EXPECT_EQ(third_quarter().phase, PeriodPhase::closed);
    ASSERT_TRUE(third_quarter().reminder);
    EXPECT_EQ(third_quarter().reminder->step, 3);
    EXPECT_THAT(told(), testing::Contains(HasSubstr("by the end of 20/10/2026")));
    go_to(date(2026, 10, 22));
    EXPECT_EQ(third_quarter().reminder->kind, ReminderKind::overdue);
    EXPECT_EQ(third_quarter().reminder->days_left, -2) << "of the return's own day";
}

TEST_F(DueRemindersTest, AReturnWithADayIsToldThoughThePeriodsStepWasToldBefore) {
    const RecordId report = submitted();
    ASSERT_TRUE(reports(ha_).send_back(report, "Thiếu số liệu").has_value());
    sync_all();
    go_to(plus_days(third_quarter().period.due_date, 5));
    EXPECT_THAT(told(), SizeIs(testing::Ge(1)));
    ASSERT_TRUE(reports(kien_).submit(report).has_value());
    sync_all();
    ASSERT_TRUE(reports(ha_).send_back(report, "Vẫn thiếu", date(2026, 9, 11)).has_value());
    sync_all();
    EXPECT_THAT(told(), testing::Contains(HasSubstr("by the end of 11/09/2026")));
}

TEST_F(DueRemindersTest, ThePersonSaysWhenToBeReminded) {
    const CivilDate day = *third_quarter().period.internal_due;
    Settings& settings = bich_.workspace().settings();
    settings.save_reminders(wishes_from_words("2").value());
    go_to(plus_days(day, -3));
    EXPECT_FALSE(third_quarter().reminder);
    go_to(plus_days(day, -2));
    EXPECT_TRUE(third_quarter().reminder);
    settings.save_reminders(wishes_from_words("none").value());
    EXPECT_FALSE(third_quarter().reminder);
    EXPECT_THAT(told(), IsEmpty());
    EXPECT_FALSE(wishes_from_words("soon"));
    EXPECT_FALSE(wishes_from_words("14,0"));
}

}  // namespace
}  // namespace thidua
