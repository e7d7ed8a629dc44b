#include <windows.h>

#include <array>
#include <filesystem>

#include "shared/platform/machine.h"
#include "shared/platform/paths.h"

namespace thidua {

std::string machine_name() {
    std::array<wchar_t, 256> name{};
    DWORD length = static_cast<DWORD>(name.size());
    const bool is_known = GetComputerNameExW(ComputerNameDnsHostname, name.data(), &length) != 0;
    if (!is_known || length == 0) return "?";
    return to_utf8(std::filesystem::path{std::wstring{name.data(), length}});
}

}  // namespace thidua
