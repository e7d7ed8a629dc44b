#include "shared/forms/comparison.h"

#include <gtest/gtest.h>

#include "tests/forms/small_form.h"

namespace thidua {
namespace {

Fields report_of(std::int64_t people, std::int64_t trained) {
    return make_answers({{"people", Value{people}}, {"trained", Value{trained}}});
}

TEST(ComparisonTest, ComparesOnlyWhatTheFormMarks) {
    const auto made = compare_with_last(make_small_form(), report_of(1, 1), report_of(1, 1));
    ASSERT_EQ(made.size(), 2U);
    EXPECT_EQ(made[0].field, "people");
    EXPECT_EQ(made[1].field, "trained_rate");
}

TEST(ComparisonTest, GivesDifferenceAndPercent) {
    const auto made = compare_with_last(make_small_form(), report_of(8, 4), report_of(12, 3));
    EXPECT_EQ(made[0].difference, Decimal{-4});
    EXPECT_EQ(made[0].percent_change, Decimal::from_text("-33.33"));
    EXPECT_EQ(made[1].difference, Decimal{25});
    EXPECT_EQ(made[1].percent_change, Decimal{100});
}

TEST(ComparisonTest, HasNoPercentOverZero) {
    const auto made = compare_with_last(make_small_form(), report_of(8, 4), report_of(0, 0));
    EXPECT_EQ(made[0].difference, Decimal{8});
    EXPECT_FALSE(made[0].percent_change);
    EXPECT_FALSE(made[1].difference);
}

TEST(ComparisonTest, ComparesNothingWithABlank) {
    const auto made = compare_with_last(make_small_form(), report_of(8, 4), {});
    EXPECT_EQ(made[0].now, Decimal{8});
    EXPECT_FALSE(made[0].last);
    EXPECT_FALSE(made[0].difference);
}

}  // namespace
}  // namespace thidua
