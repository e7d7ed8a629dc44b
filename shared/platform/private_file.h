#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

/// Replaces the file at once: after a crash it holds the old bytes or the new ones, and they are on
/// disk when this returns. Only its owner may read it (0600; on Windows what the folder grants).
/// Fit for keys and settings. `disk_full`, `not_found` when the folder is missing, or `internal`;
/// then the old file is as it was.
Result<void> write_private_file(const std::filesystem::path& path, BytesView bytes);

/// Writes into the file, which is made when it is missing; on disk when this returns. Only its
/// owner may read it. Errors as above; then anything may stand from `offset` on.
Result<void> write_durably(const std::filesystem::path& path, std::uint64_t offset,
                           BytesView bytes);
/// Gives a file that is on disk another name on the same disk, whatever stood there before. The new
/// name is on disk when this returns.
Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// The whole file. `not_found` when there is none, `invalid_input` when it is longer than
/// `bytes_max`; no more than that is ever read.
Result<Bytes> read_limited_file(const std::filesystem::path& path, std::size_t bytes_max);

}  // namespace thidua
