#include "shared/calendar/reminders.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/calendar/calendar_of_the_state.h"

namespace thidua {
namespace {

class RemindersTest : public testing::Test {
protected:
    [[nodiscard]] std::optional<Reminder> on_day(std::string_view iso) const {
        return find_reminder(due, on(iso), calendar, wishes);
    }
    Due due{.date = on("2026-12-15"), .wording = DueWording::before};
    HolidayCalendar calendar = calendar_of_the_state();
    ReminderWishes wishes;
};

TEST_F(RemindersTest, StaysSilentFifteenDaysBefore) {
    EXPECT_EQ(on_day("2026-11-29"), std::nullopt);
}

TEST_F(RemindersTest, RemindsFourteenSevenThreeAndOneDayBefore) {
    EXPECT_EQ(on_day("2026-11-30"), (Reminder{ReminderKind::ahead, 14, 14}));
    EXPECT_EQ(on_day("2026-12-07"), (Reminder{ReminderKind::ahead, 7, 7}));
    EXPECT_EQ(on_day("2026-12-11"), (Reminder{ReminderKind::ahead, 3, 3}));
    EXPECT_EQ(on_day("2026-12-13"), (Reminder{ReminderKind::ahead, 1, 1}));
}

TEST_F(RemindersTest, KeepsTheStepForAMachineThatWasOffOnTheDay) {
    EXPECT_EQ(on_day("2026-12-09"), (Reminder{ReminderKind::ahead, 7, 5}));
}

TEST_F(RemindersTest, RemindsOnTheDayAndAfterwards) {
    EXPECT_EQ(on_day("2026-12-14"), (Reminder{ReminderKind::on_the_day, 0, 0}));
    EXPECT_EQ(on_day("2026-12-17"), (Reminder{ReminderKind::overdue, 0, -3}));
}

TEST_F(RemindersTest, FollowsOtherWishes) {
    wishes = {.days_before = {2, 30, 0, -4}, .on_the_day = false, .when_overdue = false};
    EXPECT_EQ(on_day("2026-11-20"), (Reminder{ReminderKind::ahead, 30, 24}));
    EXPECT_EQ(on_day("2026-12-13"), (Reminder{ReminderKind::ahead, 2, 1}));
    EXPECT_EQ(on_day("2026-12-16"), std::nullopt);
}

TEST_F(RemindersTest, SpeaksInDays) {
    EXPECT_EQ(to_words(Reminder{ReminderKind::ahead, 7, 5}), "5 days left");
    EXPECT_EQ(to_words(Reminder{ReminderKind::on_the_day, 0, 0}), "Due today");
    EXPECT_EQ(to_words(Reminder{ReminderKind::overdue, 0, -3}), "Overdue by 3 days");
}

RC_GTEST_PROP(RemindersProperty, NeverStepsBackAsTheDayComesNearer, ()) {
    const HolidayCalendar calendar = calendar_of_the_state();
    const Due due{.date = on("2026-12-15"), .wording = DueWording::before};
    const CivilDate today = plus_days(on("2026-11-20"), *rc::gen::inRange(0, 24));
    const auto now = find_reminder(due, today, calendar);
    const auto later = find_reminder(due, plus_days(today, 1), calendar);
    RC_ASSERT(!now || (later && later->step <= now->step));
}

}  // namespace
}  // namespace thidua
