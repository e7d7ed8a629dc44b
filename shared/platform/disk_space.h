#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace thidua {

/// Bytes that this person may still write on the disk that holds the folder or file. Empty when the
/// system does not tell, as for a path that does not exist.
std::optional<std::uint64_t> free_bytes(const std::filesystem::path& path);

}  // namespace thidua
