#pragma once

#include <cstddef>
#include <filesystem>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

/// Replaces the file at once: after a crash it holds the old bytes or the new ones, and they are on
/// disk when this returns. Only its owner may read it (0600; on Windows what the folder grants).
/// Fit for keys and settings. `disk_full`, `not_found` when the folder is missing, or `internal`;
/// then the old file is as it was.
Result<void> write_private_file(const std::filesystem::path& path, BytesView bytes);

/// The whole file. `not_found` when there is none, `invalid_input` when it is longer than
/// `bytes_max`; no more than that is ever read.
Result<Bytes> read_limited_file(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace thidua
