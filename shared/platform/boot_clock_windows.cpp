#include "shared/base/id.h"
#include "shared/platform/boot_clock.h"
#include "shared/platform/windows_handle.h"
// After windows.h, which it needs.
#include <realtimeapiset.h>

namespace thidua {

namespace {

/// Counted by Windows at every start, in the registry; empty where it may not be read.
std::string read_boot_id() {
    DWORD number = 0;
    DWORD size = sizeof number;
    const LSTATUS status =
        RegGetValueW(HKEY_LOCAL_MACHINE,
                     L"SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management\\"
                     L"PrefetchParameters",
                     L"BootId", RRF_RT_REG_DWORD, nullptr, &number, &size);
    return status == ERROR_SUCCESS ? std::to_string(number) : std::string{};
}

std::string make_boot_id() {
    Uuid uuid;
    SystemRandom{}.fill(uuid.bytes);
    return uuid.text();
}

}  // namespace

SystemBootClock::SystemBootClock() : boot_id_{read_boot_id()} {
    if (boot_id_.empty()) boot_id_ = make_boot_id();
}

BootMoment SystemBootClock::now() const {
    constexpr ULONGLONG units_per_ms = 10'000;
    ULONGLONG units = 0;
    QueryInterruptTime(&units);
    return {boot_id_, std::chrono::milliseconds{units / units_per_ms}};
}

}  // namespace thidua
