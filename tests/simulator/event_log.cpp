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

void EventLog::tell(Instant at, const std::string& text) {
    note(at, text);
    const std::string iso = to_iso(at.plus(vietnam_offset));
    constexpr std::size_t time_begins = 11;
    constexpr std::size_t time_points = 8;
    story_.push_back(iso.substr(time_begins, time_points) + " " + text);
}

}  // namespace thidua::simulator
