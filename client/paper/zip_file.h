#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

struct ZipEntry {
    std::string name;
    Bytes bytes = {};
};

struct ZipBounds {
    std::size_t entries_max = 0;
    std::size_t plain_bytes_max = 0;  ///< of all entries together
};

/// The entries in their order, folders left out. The bytes are a stranger's: what the file says of
/// its own sizes is not believed. Refuses in one sentence what is no ZIP file, damaged, encrypted,
/// beyond the bounds, or has a name twice.
Result<std::vector<ZipEntry>> read_zip(BytesView zip, const ZipBounds& bounds);

/// Equal entries give equal bytes: every entry carries the same date.
Bytes write_zip(const std::vector<ZipEntry>& entries);

}  // namespace thidua
