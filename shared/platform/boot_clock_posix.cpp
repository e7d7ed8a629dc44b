#include <time.h>

#include <array>
#include <fstream>

#include "shared/base/check.h"
#include "shared/base/id.h"
#include "shared/platform/boot_clock.h"

namespace thidua {

namespace {

std::string make_boot_id() {
    Uuid uuid;
    SystemRandom{}.fill(uuid.bytes);
    return uuid.text();
}

std::string read_boot_id() {
    std::ifstream in{"/proc/sys/kernel/random/boot_id"};
    std::string text;
    return std::getline(in, text) && !text.empty() ? text : make_boot_id();
}

}  // namespace

SystemBootClock::SystemBootClock() : boot_id_{read_boot_id()} {}

BootMoment SystemBootClock::now() const {
    timespec time{};
    CHECK(clock_gettime(CLOCK_BOOTTIME, &time) == 0);
    const auto length = std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
    return {boot_id_, std::chrono::duration_cast<std::chrono::milliseconds>(length)};
}

}  // namespace thidua
