#include "server/net/pacer.h"

#include <algorithm>

#include "server/net/tuning.h"

namespace thidua {

double Pacer::rate() {
    const Steady::time_point now = Steady::now();
    const std::chrono::duration<double, std::milli> since = now - measured_at_;
    if (since < server_tuning::pace_measured_over) return rate_;
    const std::uint64_t works = writer_.counts().works_done;
    rate_ = static_cast<double>(works - works_then_) / since.count();
    measured_at_ = now;
    works_then_ = works;
    return rate_;
}

ServerLoad Pacer::load() {
    const std::size_t waiting = writer_.waiting();
    const double works_per_ms = rate();
    if (waiting > server_tuning::works_of_a_crowd ||
        works_per_ms > server_tuning::works_a_millisecond_of_a_crowd)
        return ServerLoad::crowded;
    const bool is_calm = waiting <= server_tuning::works_when_calm &&
                         works_per_ms <= server_tuning::works_a_millisecond_when_calm;
    return is_calm ? ServerLoad::calm : ServerLoad::busy;
}

std::uint32_t Pacer::next() {
    const double works_per_ms = rate();
    const auto waiting = static_cast<double>(writer_.waiting());
    if (waiting < server_tuning::works_without_pace || works_per_ms <= 0) return 0;
    const double spread_ms =
        std::min(2 * waiting / works_per_ms, static_cast<double>(server_tuning::pace_max.count()));
    return static_cast<std::uint32_t>(random_.below(static_cast<std::uint64_t>(spread_ms) + 1));
}

}  // namespace thidua
