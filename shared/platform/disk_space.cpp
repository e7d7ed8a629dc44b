#include "shared/platform/disk_space.h"

#include <system_error>

namespace thidua {

std::optional<std::uint64_t> free_bytes(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::space_info space = std::filesystem::space(path, error);
    if (error || space.available == static_cast<std::uintmax_t>(-1)) return std::nullopt;
    return space.available;
}

}  // namespace thidua
