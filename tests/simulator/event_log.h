#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "shared/base/time.h"

namespace thidua::simulator {

/// What happened in one world, in order. Keeps the last events for whoever has to understand a
/// failure, and a hash over all of them: two runs of one seed must give the same.
class EventLog {
public:
    explicit EventLog(bool is_verbose) : is_verbose_{is_verbose} {}

    void note(Instant at, const std::string& text);
    /// What happened to people and machines, as one would tell it.
    void tell(Instant at, const std::string& text);
    [[nodiscard]] std::uint64_t hash() const { return hash_; }
    [[nodiscard]] std::uint64_t count() const { return count_; }
    [[nodiscard]] const std::deque<std::string>& recent() const { return recent_; }
    [[nodiscard]] const std::vector<std::string>& story() const { return story_; }

    static constexpr std::size_t recent_max = 30;

private:
    bool is_verbose_;
    std::uint64_t hash_ = 0xcbf29ce484222325;
    std::uint64_t count_ = 0;
    std::deque<std::string> recent_;
    std::vector<std::string> story_;
};

}  // namespace thidua::simulator
