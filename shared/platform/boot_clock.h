#pragma once

#include <chrono>
#include <string>

namespace thidua {

/// A moment on a clock that nobody can set: it starts when the machine does and also counts while
/// the machine sleeps. Two moments can be compared only within one boot.
struct BootMoment {
    std::string boot_id;  ///< Another text for every start of the machine; never empty.
    std::chrono::milliseconds since_boot{};

    bool operator==(const BootMoment&) const = default;
};

/// Where such moments come from; passed in, like Clock.
class BootClock {
public:
    virtual ~BootClock() = default;
    [[nodiscard]] virtual BootMoment now() const = 0;
};

/// The machine's own: CLOCK_BOOTTIME and the kernel's boot id; on Windows the interrupt time and
/// the number of the boot. Where the machine has no boot id, one is made for the life of the
/// process. Safe from any thread.
class SystemBootClock final : public BootClock {
public:
    SystemBootClock();
    [[nodiscard]] BootMoment now() const override;

private:
    std::string boot_id_;
};

}  // namespace thidua
