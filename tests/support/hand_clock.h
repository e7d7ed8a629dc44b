#pragma once

#include "shared/base/time.h"

namespace thidua {

/// A clock that stands where it is put.
class HandClock final : public Clock {
public:
    explicit HandClock(Instant now) : now_{now} {}
    [[nodiscard]] Instant now() const override { return now_; }
    void set(Instant now) { now_ = now; }
    void advance(std::chrono::milliseconds length) { now_ = now_.plus(length); }

private:
    Instant now_;
};

}  // namespace thidua
