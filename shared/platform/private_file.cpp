#include "shared/platform/private_file.h"

#include <fmt/format.h>

#include <fstream>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua {

Result<Bytes> read_limited_file(const std::filesystem::path& path, std::size_t bytes_max) {
    std::error_code missing;
    std::ifstream in{path, std::ios::binary};
    if (!in || !std::filesystem::is_regular_file(path, missing))
        return failure(
            ErrorCode::not_found,
            fmt::format(fmt::runtime(tr("There is no file {} that can be read.")), to_utf8(path)));
    // One more than allowed: the length the system tells may be old before the file is read.
    Bytes bytes;
    char buffer[16 << 10];
    while (bytes.size() <= bytes_max && (in.read(buffer, sizeof buffer) || in.gcount() > 0))
        bytes.append(buffer, static_cast<std::size_t>(in.gcount()));
    if (in.bad())
        return failure(
            ErrorCode::internal,
            fmt::format(fmt::runtime(tr("The file {} cannot be read to its end.")), to_utf8(path)));
    if (bytes.size() > bytes_max)
        return failure(ErrorCode::invalid_input,
                       fmt::format(fmt::runtime(tr("The file {} is larger than {} bytes.")),
                                   to_utf8(path), bytes_max));
    return bytes;
}

}  // namespace thidua
