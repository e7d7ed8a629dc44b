#pragma once

#include <chrono>
#include <optional>

#include "shared/base/random.h"

namespace thidua {

/// How long to wait before the next attempt to reach the server: anything up to a ceiling that
/// doubles from 1 s to 60 s with every attempt that failed (full jitter), so that a short cut costs
/// a second and a thousand devices do not come back together.
class RetryPause {
public:
    static constexpr std::chrono::milliseconds ceiling_first{1000};
    static constexpr std::chrono::milliseconds ceiling_last{60'000};
    /// A server that is obeyed longer than this would silence a device for days by one lie.
    static constexpr std::chrono::milliseconds asked_max{3'600'000};

    explicit RetryPause(Random& random) : random_{random} {}

    /// The server was reached: the next pause is a short one again.
    void reset() { ceiling_ = ceiling_first; }
    /// The next pause. `asked`: what the server said to wait, which is the least then.
    std::chrono::milliseconds next(std::optional<std::chrono::milliseconds> asked = {});

private:
    Random& random_;
    std::chrono::milliseconds ceiling_ = ceiling_first;
};

}  // namespace thidua
