#include "shared/platform/process.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <future>

namespace thidua {
namespace {

#ifndef _WIN32
TEST(TerminationWatchTest, TellsOfARequestToEnd) {
    for (const int signal : {SIGTERM, SIGINT}) {
        std::promise<void> asked;
        const TerminationWatch watch{[&] { asked.set_value(); }};
        std::raise(signal);
        EXPECT_EQ(asked.get_future().wait_for(std::chrono::seconds{10}), std::future_status::ready);
    }
}

TEST(TerminationWatchTest, SaysNothingUnlessAsked) {
    std::atomic<bool> was_asked = false;
    {
        const TerminationWatch watch{[&] { was_asked = true; }};
    }
    EXPECT_FALSE(was_asked);
}

TEST(TerminationWatchDeathTest, LetsTheSecondRequestEndTheProcess) {
    EXPECT_EXIT(
        {
            const TerminationWatch watch{[] {}};
            std::raise(SIGINT);
            std::raise(SIGINT);
        },
        testing::KilledBySignal(SIGINT), "");
}

TEST(TerminationWatchDeathTest, LeavesNothingBehind) {
    EXPECT_EXIT(
        {
            {
                const TerminationWatch watch{[] {}};
            }
            std::raise(SIGTERM);
        },
        testing::KilledBySignal(SIGTERM), "");
}
#endif

}  // namespace
}  // namespace thidua
