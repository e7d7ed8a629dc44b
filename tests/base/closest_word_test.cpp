#include "shared/base/closest_word.h"

#include <gtest/gtest.h>

#include <vector>

namespace thidua {
namespace {

const std::vector<std::string> words{"award", "year", "decided_on", "is_leader", "gender"};

TEST(ClosestWordTest, FindsWhatWasMistyped) {
    EXPECT_EQ(closest_word("decidedon", words), "decided_on");
    EXPECT_EQ(closest_word("decided_no", words), "decided_on");
    EXPECT_EQ(closest_word("is_laeder", words), "is_leader");
    EXPECT_EQ(closest_word("awards", words), "award");
    EXPECT_EQ(closest_word("yeer", words), "year");
}

TEST(ClosestWordTest, FindsNothingThatIsFar) {
    EXPECT_EQ(closest_word("amount", words), "");
    EXPECT_EQ(closest_word("", words), "");
    EXPECT_EQ(closest_word("year", std::vector<std::string>{}), "");
}

TEST(ClosestWordTest, PrefersTheNearestAndThenTheFirst) {
    EXPECT_EQ(closest_word("bat", std::vector<std::string>{"cut", "cat", "rat"}), "cat");
}

}  // namespace
}  // namespace thidua
