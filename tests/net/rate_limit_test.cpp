#include "server/net/rate_limit.h"

#include <gtest/gtest.h>

namespace thidua {
namespace {

using namespace std::chrono_literals;

class RateLimitTest : public testing::Test {
protected:
    RateLimit limit_{{.burst = 2, .per_second = 4}};
    RateLimit::TimePoint now_{};
};

TEST_F(RateLimitTest, GrantsABurstAtOnce) {
    EXPECT_EQ(limit_.take("a", now_), 0ms);
    EXPECT_EQ(limit_.take("a", now_), 0ms);
}

TEST_F(RateLimitTest, TellsHowLongToWaitAfterIt) {
    limit_.take("a", now_);
    limit_.take("a", now_);
    EXPECT_EQ(limit_.take("a", now_), 250ms);
    EXPECT_EQ(limit_.take("a", now_ + 100ms), 150ms);
    EXPECT_EQ(limit_.take("a", now_ + 250ms), 0ms);
}

TEST_F(RateLimitTest, CountsEachNameByItself) {
    limit_.take("a", now_);
    limit_.take("a", now_);
    EXPECT_EQ(limit_.take("b", now_), 0ms);
}

TEST_F(RateLimitTest, SavesNoMoreThanOneBurst) {
    limit_.take("a", now_);
    now_ += 1h;
    limit_.take("a", now_);
    limit_.take("a", now_);
    EXPECT_GT(limit_.take("a", now_), 0ms);
}

TEST_F(RateLimitTest, KeepsABoundedNumberOfNames) {
    for (std::size_t i = 0; i < server_tuning::buckets_max + 10; ++i)
        limit_.take(std::to_string(i), now_);
    EXPECT_LE(limit_.names(), server_tuning::buckets_max);
}

}  // namespace
}  // namespace thidua
