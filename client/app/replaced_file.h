#pragma once

#include <filesystem>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

/// Where a file is written before it takes its place: in the same folder, so that it can be
/// renamed.
std::filesystem::path temporary_beside(const std::filesystem::path& file);
/// Renames it over the old file, or removes it and leaves the old one as it was.
Result<void> put_in_place(const std::filesystem::path& temporary,
                          const std::filesystem::path& file);
/// Both at once for bytes in memory: a file that a person asked for, written whole or not at all.
Result<void> write_replaced_file(const std::filesystem::path& file, BytesView bytes);
/// The sentence for a file that cannot be written.
Error unwritable(const std::filesystem::path& file);

}  // namespace thidua
