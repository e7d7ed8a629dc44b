#include "shared/base/time.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace thidua {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr CivilDate deadline{year{2026}, month{12}, day{14}};

TEST(TimeTest, BeginsADayAtSeventeenHoursOfTheDayBeforeInUtc) {
    EXPECT_EQ(to_iso(to_start_of_day(deadline)), "2026-12-13T17:00:00.000Z");
}

TEST(TimeTest, TakesTheLastMillisecondToTheSameDay) {
    const Instant next = to_start_of_day(CivilDate{year{2026}, month{12}, day{15}});
    EXPECT_EQ(to_civil_date(next.plus(std::chrono::milliseconds{-1})), deadline);
    EXPECT_EQ(to_civil_date(next), (CivilDate{year{2026}, month{12}, day{15}}));
}

TEST(TimeTest, ReadsOffsetsAndFractions) {
    const auto instant = instant_from_iso("2026-12-14T17:00:00.25Z");
    ASSERT_TRUE(instant);
    EXPECT_EQ(to_iso(*instant), "2026-12-14T17:00:00.250Z");
    EXPECT_EQ(instant_from_iso("2026-12-15T00:00:00.25+07:00"), instant);
}

TEST(TimeTest, RefusesDatesThatDoNotExist) {
    EXPECT_FALSE(civil_date_from_iso("2026-02-29"));
    EXPECT_FALSE(civil_date_from_iso("2026-13-01"));
    EXPECT_FALSE(civil_date_from_iso("2026-1-01"));
    EXPECT_FALSE(instant_from_iso("2026-12-14T24:00:00Z"));
    EXPECT_FALSE(instant_from_iso("2026-12-14T17:00:00"));
}

TEST(TimeTest, ShowsVietnameseDatesAndHours) {
    EXPECT_EQ(to_display(deadline), "14/12/2026");
    EXPECT_EQ(to_display(*instant_from_iso("2026-12-14T07:02:59Z")), "14/12/2026 14:02");
}

RC_GTEST_PROP(TimeProperty, ReadsBackEveryInstantItWrites, ()) {
    const Instant instant{*rc::gen::inRange<std::int64_t>(-2'000'000'000'000, 4'000'000'000'000)};
    RC_ASSERT(instant_from_iso(to_iso(instant)) == instant);
}

}  // namespace
}  // namespace thidua
