#include "shared/platform/boot_clock.h"

#include <gtest/gtest.h>

#include <thread>

namespace thidua {
namespace {

TEST(BootClockTest, GoesForward) {
    const SystemBootClock clock;
    const BootMoment before = clock.now();
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
    EXPECT_GT(clock.now().since_boot, before.since_boot);
}

TEST(BootClockTest, NamesTheSameBootEveryTime) {
    EXPECT_EQ(SystemBootClock{}.now().boot_id, SystemBootClock{}.now().boot_id);
}

TEST(BootClockTest, AlwaysNamesABoot) {
    EXPECT_FALSE(SystemBootClock{}.now().boot_id.empty());
}

}  // namespace
}  // namespace thidua
