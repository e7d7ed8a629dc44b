#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <thread>

#include "client/app/reports.h"
#include "client/app/retry_pause.h"
#include "client/store/local_store.h"
#include "client/store/local_sync_store.h"
#include "shared/net/client_connection.h"
#include "shared/platform/paths.h"
#include "shared/sync/client_session.h"
#include "shared/sync/tuning.h"
#include "tests/net/real_server.h"
#include "tests/net/relay.h"

namespace thidua {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

/// Remembers the states of a line and lets a test wait for one.
class LineWatch {
public:
    SyncService::Callbacks callbacks() {
        return {.on_state = [this](const LineState& state) { note(state); },
                .on_changed = [this] { note_change(); }};
    }
    template <class Condition>
    bool wait_for(Condition condition, std::chrono::milliseconds at_most) {
        std::unique_lock lock{mutex_};
        return news_.wait_for(lock, at_most, [&] { return condition(state_); });
    }
    int changes() {
        const std::lock_guard lock{mutex_};
        return changes_;
    }
    bool wait_for_changes(int more_than, std::chrono::milliseconds at_most) {
        return wait_for([&](const LineState&) { return changes_ > more_than; }, at_most);
    }

private:
    void note(const LineState& state) {
        const std::lock_guard lock{mutex_};
        state_ = state;
        news_.notify_all();
    }
    void note_change() {
        const std::lock_guard lock{mutex_};
        ++changes_;
        news_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable news_;
    LineState state_;
    int changes_ = 0;
};

bool is_idle(const LineState& state) { return state.kind == LineState::Kind::idle; }

class LiveTest : public testing::Test {
protected:
    LiveTest() {
        office_.publish_forms();
        (void)bich_.sync().value();
    }

    RealServer server_;
    Relay relay_{server_.address};
    RealDevice bich_{server_, "STP-HCTP", Role::officer, "Bích"};
    RealDevice dung_{server_, "STP-HCTP", Role::officer, "Dung", {relay_.address()}};
    RealDevice office_{server_, "STP-VP", Role::office, "Hà"};
    LineWatch watch_;
    SyncService service_{dung_.folder(), dung_.environment(), watch_.callbacks()};
};

TEST_F(LiveTest, ShowsAColleaguesChangeWithinASecond) {
    service_.start();
    ASSERT_TRUE(watch_.wait_for(is_idle, 10s));
    const RecordId report = bich_.start_report();
    ASSERT_TRUE(bich_.sync());
    const auto sent = Steady::now();
    const auto is_seen = [&] {
        return std::ranges::any_of(dung_.workspace().reports().list(),
                                   [&](const auto& one) { return one.id == report; });
    };
    while (!is_seen() && Steady::now() < sent + 5s)
        watch_.wait_for_changes(watch_.changes(), 20ms);
    EXPECT_TRUE(is_seen());
    EXPECT_LT(Steady::now() - sent, 1s);
}

TEST_F(LiveTest, SendsWhatIsSavedWithinASecond) {
    service_.start();
    ASSERT_TRUE(watch_.wait_for(is_idle, 10s));
    const Sequence before = server_.head();
    dung_.start_report();
    service_.wake();
    const auto saved = Steady::now();
    while (server_.head() == before && Steady::now() < saved + 5s) std::this_thread::sleep_for(10ms);
    EXPECT_GT(server_.head(), before);
    EXPECT_LT(Steady::now() - saved, 1s);
}

/// Nobody wakes the service for it: it is in the first message.
TEST_F(LiveTest, Rule07_SendsWhatIsSavedJustBeforeASession) {
    (void)dung_.sync().value();
    RecordId report;
    SyncService::Callbacks callbacks = watch_.callbacks();
    callbacks.before_session = [&] { report = dung_.start_report(); };
    SyncService service{dung_.folder(), dung_.environment(), std::move(callbacks)};
    service.start();
    ASSERT_TRUE(watch_.wait_for(is_idle, 10s));
    ASSERT_TRUE(bich_.sync());
    EXPECT_TRUE(std::ranges::any_of(bich_.workspace().reports().list(),
                                    [&](const auto& one) { return one.id == report; }));
}

/// Longer than anybody waits for a lock.
TEST_F(LiveTest, GoesOnAfterItsStoreFailedForAWhile) {
    service_.start();
    ASSERT_TRUE(watch_.wait_for(is_idle, 10s));
    {
        SQLite::Database held{to_utf8(local_store_path(dung_.folder())), SQLite::OPEN_READWRITE,
                              10'000};
        SQLite::Transaction lock{held, SQLite::TransactionBehavior::IMMEDIATE};
        bich_.start_report();
        ASSERT_TRUE(bich_.sync());
        const auto is_offline = [](const LineState& line) {
            return line.kind == LineState::Kind::offline && !line.message.empty();
        };
        ASSERT_TRUE(watch_.wait_for(is_offline, 30s));
    }
    EXPECT_TRUE(watch_.wait_for(is_idle, 30s));
}

/// The relay swallows every byte and closes nothing.
TEST_F(LiveTest, TellsADeadLineWithin20Seconds) {
    LocalSyncStore disk{dung_.store()};
    ClientSession session{disk, {.stay = true}};
    SystemClock clock;
    const auto connection =
        ClientConnection::make({relay_.address()},
                               {.key = dung_.store().text_meta(device_keys::private_key),
                                .certificate = dung_.store().text_meta(device_keys::certificate),
                                .ca_certificate =
                                    dung_.store().text_meta(device_keys::ca_certificate)})
            .value();
    Steady::time_point died;
    std::thread cutter{[&] {
        std::this_thread::sleep_for(1s);
        relay_.go_dead();
        died = Steady::now();
    }};
    const auto report = connection->run(session, clock);
    cutter.join();
    ASSERT_TRUE(report.end);
    EXPECT_EQ(report.end->kind, SessionEnd::Kind::broken);
    EXPECT_LT(Steady::now() - died, 20s + 500ms);
    EXPECT_GT(Steady::now() - died, 5s);
}

TEST_F(LiveTest, ComesBackWhenTheServerDoes) {
    service_.start();
    ASSERT_TRUE(watch_.wait_for(is_idle, 10s));
    server_.room.connected.stop_all(Refusal{.reason = RefusalReason::stopping,
                                            .retry_after_ms = 300});
    const auto is_down = [](const LineState& line) { return !is_idle(line); };
    ASSERT_TRUE(watch_.wait_for(is_down, 5s));
    EXPECT_TRUE(watch_.wait_for(is_idle, 5s));
}

class RetryPauseTest : public testing::Test {
protected:
    SeededRandom random_{5};
    RetryPause pause_{random_};
};

TEST_F(RetryPauseTest, StaysBelowACeilingThatDoubles) {
    for (const auto ceiling : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) EXPECT_LE(pause_.next(), ceiling);
}

TEST_F(RetryPauseTest, UsesAllOfTheTimeBelowTheCeiling) {
    std::chrono::milliseconds least = RetryPause::ceiling_last;
    std::chrono::milliseconds most{0};
    for (int i = 0; i < 6; ++i) (void)pause_.next();
    for (int i = 0; i < 200; ++i) {
        const auto pause = pause_.next();
        least = std::min(least, pause);
        most = std::max(most, pause);
    }
    EXPECT_LT(least, 6s);
    EXPECT_GT(most, 54s);
}

TEST_F(RetryPauseTest, BeginsAgainAfterASuccess) {
    for (int i = 0; i < 10; ++i) (void)pause_.next();
    pause_.reset();
    EXPECT_LE(pause_.next(), 1s);
}

TEST_F(RetryPauseTest, WaitsAtLeastAsLongAsTheServerAsked) {
    for (int i = 0; i < 20; ++i) EXPECT_GE(pause_.next(15s), 15s);
    EXPECT_LE(pause_.next(15s), 16s);
}

TEST_F(RetryPauseTest, ObeysAnAbsurdWishForAnHourOnly) {
    EXPECT_LE(pause_.next(std::chrono::hours{1000}), 1h + 1s);
}

}  // namespace
}  // namespace thidua
