#pragma once

#include "shared/base/time.h"
#include "shared/platform/boot_clock.h"

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

/// A machine's boot clock that goes as it is told.
class HandBootClock final : public BootClock {
public:
    [[nodiscard]] BootMoment now() const override { return now_; }
    void advance(std::chrono::milliseconds length) { now_.since_boot += length; }
    void reboot() { now_ = {.boot_id = now_.boot_id + "+", .since_boot = {}}; }

private:
    BootMoment now_{.boot_id = "boot", .since_boot = std::chrono::minutes{10}};
};

}  // namespace thidua
