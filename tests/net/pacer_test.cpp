#include "server/net/pacer.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "server/net/tuning.h"

namespace thidua {
namespace {

/// A writer that is kept in a work, with others behind it.
class PacerTest : public testing::Test {
protected:
    PacerTest() {
        for (int at = 0; at < 100; ++at) EXPECT_TRUE(writer_.run_now([](Database&) {}).has_value());
        std::this_thread::sleep_for(server_tuning::pace_measured_over +
                                    std::chrono::milliseconds{10});
    }
    ~PacerTest() override {
        release_.set_value();
        writer_.drain();
    }
    void keep_waiting(std::size_t works) {
        EXPECT_TRUE(writer_.submit(
            [this](Database&) {
                entered_.set_value();
                release_.get_future().wait();
            },
            [](const auto&) {}));
        entered_.get_future().wait();
        for (std::size_t at = 0; at < works; ++at)
            EXPECT_TRUE(writer_.submit([](Database&) {}, [](const auto&) {}));
    }
    std::uint32_t highest_of(int times) {
        std::uint32_t highest = 0;
        for (int at = 0; at < times; ++at) highest = std::max(highest, pacer_.next());
        return highest;
    }

    std::promise<void> entered_;
    std::promise<void> release_;
    SeededRandom random_{3};
    Writer writer_{Database::open({.path = ":memory:"}).value()};
    Pacer pacer_{writer_, random_};
};

TEST_F(PacerTest, NobodyWaitsWhileTheWriterKeepsUp) {
    keep_waiting(100);
    EXPECT_EQ(highest_of(50), 0U);
}

TEST_F(PacerTest, IsCalmOnlyWhileFewCome) {
    EXPECT_NE(pacer_.load(), ServerLoad::calm);
    std::this_thread::sleep_for(server_tuning::pace_measured_over + std::chrono::milliseconds{10});
    EXPECT_EQ(pacer_.load(), ServerLoad::calm);
    keep_waiting(server_tuning::works_when_calm + 1);
    EXPECT_EQ(pacer_.load(), ServerLoad::busy);
}

TEST_F(PacerTest, KnowsACrowdByWhatWaits) {
    keep_waiting(server_tuning::works_of_a_crowd + 1);
    EXPECT_EQ(pacer_.load(), ServerLoad::crowded);
}

TEST_F(PacerTest, KnowsACrowdByWhatIsDone) {
    for (int at = 0; at < 1'000; ++at) EXPECT_TRUE(writer_.run_now([](Database&) {}).has_value());
    keep_waiting(0);
    EXPECT_EQ(pacer_.load(), ServerLoad::crowded);
}

TEST_F(PacerTest, WhoComesIntoACrowdIsAskedToWaitAndNotAllForTheSameTime) {
    keep_waiting(3'000);
    const std::uint32_t highest = highest_of(50);
    EXPECT_GT(highest, 0U);
    EXPECT_LE(highest, server_tuning::pace_max.count());
    EXPECT_NE(pacer_.next(), pacer_.next());
}

}  // namespace
}  // namespace thidua
