#include "shared/calendar/due.h"

#include <gtest/gtest.h>

#include "tests/calendar/calendar_of_the_state.h"

namespace thidua {
namespace {

class DueTest : public testing::Test {
protected:
    static Due before_the_15th(const std::string& year) {
        return {.date = on(year + "-12-15"), .wording = DueWording::before};
    }
    HolidayCalendar calendar = calendar_of_the_state();
};

TEST_F(DueTest, EndsABeforeDateWhenThatDateBeginsInVietNam) {
    EXPECT_EQ(due_instant(before_the_15th("2026"), calendar),
              instant_from_iso("2026-12-15T00:00:00+07:00").value());
}

TEST_F(DueTest, EndsAByDateWhenThatDateEndsInVietNam) {
    const Due due{.date = on("2026-06-30"), .wording = DueWording::by};
    EXPECT_EQ(due_instant(due, calendar),
              instant_from_iso("2026-07-01T00:00:00+07:00").value());
}

TEST_F(DueTest, MeansTheSameBeforeThe15thAsByThe14th) {
    const Due by{.date = on("2026-12-14"), .wording = DueWording::by};
    EXPECT_EQ(due_instant(before_the_15th("2026"), calendar), due_instant(by, calendar));
}

TEST_F(DueTest, KeepsTheFourteenthAsTheLastDayEvenOnASaturday) {
    EXPECT_EQ(last_day(before_the_15th("2030"), calendar), on("2030-12-14"));
}

TEST_F(DueTest, FindsTheLastWorkingDayOfEveryYear) {
    EXPECT_EQ(last_working_day(before_the_15th("2026"), calendar), on("2026-12-14"));
    EXPECT_EQ(last_working_day(before_the_15th("2027"), calendar), on("2027-12-14"));
    EXPECT_EQ(last_working_day(before_the_15th("2028"), calendar), on("2028-12-14"));
    EXPECT_EQ(last_working_day(before_the_15th("2029"), calendar), on("2029-12-14"));
    EXPECT_EQ(last_working_day(before_the_15th("2030"), calendar), on("2030-12-13"));
}

TEST_F(DueTest, RollsToTheWorkingDayBeforeOnlyWhenTheRuleSaysSo) {
    Due due = before_the_15th("2030");
    due.roll = Roll::previous_working_day;
    EXPECT_EQ(due_instant(due, calendar), instant_from_iso("2030-12-14T00:00:00+07:00").value());
}

TEST_F(DueTest, CountsTheDaysLeftToTheLastDay) {
    EXPECT_EQ(days_left(before_the_15th("2026"), on("2026-12-07"), calendar), 7);
    EXPECT_EQ(days_left(before_the_15th("2026"), on("2026-12-14"), calendar), 0);
    EXPECT_EQ(days_left(before_the_15th("2026"), on("2026-12-16"), calendar), -2);
}

TEST_F(DueTest, SaysTheWordsOfTheRule) {
    EXPECT_EQ(to_words(before_the_15th("2026")), "before 15/12/2026");
    EXPECT_EQ(to_words(Due{.date = on("2026-06-30"), .wording = DueWording::by}),
              "by the end of 30/06/2026");
}

TEST_F(DueTest, NamesItsEnumerationsForFiles) {
    EXPECT_EQ(to_text(DueWording::before), "before");
    EXPECT_EQ(from_text<Roll>("previous_working_day"), Roll::previous_working_day);
    EXPECT_EQ(from_text<Roll>("next_working_day"), std::nullopt);
}

}  // namespace
}  // namespace thidua
