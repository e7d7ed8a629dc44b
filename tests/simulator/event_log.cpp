#include "tests/simulator/event_log.h"

#include <fmt/format.h>

#include <cstdio>

namespace thidua::simulator {

void EventLog::note(Instant at, const std::string& text) {
    std::string line = fmt::format("{:>9} {}", at.value() % 1'000'000'000, text);
    for (const char c : line) {
        // FNV-1a.
        hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    ++count_;
    if (is_verbose_) fmt::print("{}\n", line);
    recent_.push_back(std::move(line));
    if (recent_.size() > recent_max) recent_.pop_front();
}

}  // namespace thidua::simulator
