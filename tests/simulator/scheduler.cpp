#include "tests/simulator/scheduler.h"

#include <algorithm>

namespace thidua::simulator {

void Scheduler::after(milliseconds delay, Action action) {
    actions_.emplace(now_.plus(std::max(delay, milliseconds{0})), std::move(action));
}

void Scheduler::run_until(Instant until) {
    while (!actions_.empty() && actions_.begin()->first <= until) {
        auto next = actions_.extract(actions_.begin());
        now_ = next.key();
        next.mapped()();
    }
    now_ = std::max(now_, until);
}

}  // namespace thidua::simulator
