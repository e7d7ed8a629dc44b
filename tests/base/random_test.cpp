#include "shared/base/random.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>

namespace thidua {
namespace {

TEST(RandomTest, RepeatsItselfForOneSeed) {
    SeededRandom first{42};
    SeededRandom second{42};
    EXPECT_EQ(first.next(), second.next());
    EXPECT_NE(first.next(), SeededRandom{43}.next());
}

TEST(RandomTest, FillsLengthsThatAreNoMultipleOfAWord) {
    SeededRandom random{7};
    std::array<unsigned char, 13> bytes{};
    random.fill(bytes);
    EXPECT_NE(bytes, (std::array<unsigned char, 13>{}));
}

RC_GTEST_PROP(RandomProperty, StaysBelowTheBound, (std::uint64_t seed)) {
    const auto bound = *rc::gen::positive<std::uint64_t>();
    SeededRandom random{seed};
    RC_ASSERT(random.below(bound) < bound);
}

}  // namespace
}  // namespace thidua
