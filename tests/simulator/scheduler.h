#pragma once

#include <chrono>
#include <functional>
#include <map>

#include "shared/base/time.h"

namespace thidua::simulator {

using std::chrono::milliseconds;

/// The only time there is: what is to happen, in order; the same moment in the order of asking.
class Scheduler {
public:
    using Action = std::function<void()>;

    explicit Scheduler(Instant start) : now_{start} {}

    [[nodiscard]] Instant now() const { return now_; }
    void after(milliseconds delay, Action action);
    /// Everything due until then, and what that brings about. Time stands at `until` afterwards.
    void run_until(Instant until);
    void drop_all() { actions_.clear(); }

private:
    Instant now_;
    std::multimap<Instant, Action> actions_;
};

/// The clock of one machine: the world's time, and how far it is off.
class NodeClock final : public Clock {
public:
    explicit NodeClock(const Scheduler& scheduler) : scheduler_{scheduler} {}

    [[nodiscard]] Instant now() const override { return scheduler_.now().plus(offset_); }
    void set_offset(milliseconds offset) { offset_ = offset; }
    void jump(milliseconds length) { offset_ += length; }
    [[nodiscard]] milliseconds offset() const { return offset_; }

private:
    const Scheduler& scheduler_;
    milliseconds offset_{0};
};

}  // namespace thidua::simulator
