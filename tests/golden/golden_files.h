#pragma once

#include <filesystem>

namespace thidua {

/// Copies every file of a folder of golden files, and expands those that are packed (".zst", one
/// whole zstd frame, as `zstd -d` reads it).
void unpack_golden(const std::filesystem::path& from, const std::filesystem::path& to);
/// The same back: a store is packed, everything else is copied as it is.
void pack_golden(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace thidua
