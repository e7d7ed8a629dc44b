#pragma once

#include <chrono>

#include "server/store/writer.h"
#include "shared/base/random.h"
#include "shared/sync/server_sync_store.h"

namespace thidua {

/// How long a device should hold back what did not fit into its first flight when everybody comes
/// at once (sync.md, One session). What it announced is on disk by then, so waiting costs nobody a
/// deadline. The writer's thread only.
class Pacer {
public:
    /// Both must outlive it.
    Pacer(const Writer& writer, Random& random) : writer_{writer}, random_{random} {}

    /// ms; 0 while the writer keeps up. Spread at random over twice the time that what waits now
    /// will take, at most server_tuning::pace_max.
    std::uint32_t next();
    ServerLoad load();

private:
    using Steady = std::chrono::steady_clock;
    /// Works a millisecond, as it was of late.
    double rate();

    const Writer& writer_;
    Random& random_;
    Steady::time_point measured_at_ = Steady::now();
    std::uint64_t works_then_ = 0;
    double rate_ = 0;
};

}  // namespace thidua
