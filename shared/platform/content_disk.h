#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>

#include "shared/base/bytes.h"
#include "shared/base/result.h"

namespace thidua {

/// What a ContentFolder asks of the disk that it stands on: the machine's, or one in memory whose
/// power fails. Folders are made when they are needed.
class ContentDisk {
public:
    virtual ~ContentDisk() = default;
    /// Empty when there is no such file.
    [[nodiscard]] virtual std::optional<std::uint64_t> size_of(
        const std::filesystem::path& path) const = 0;
    /// Null when it cannot be read.
    [[nodiscard]] virtual std::unique_ptr<std::istream> open(
        const std::filesystem::path& path) const = 0;
    /// As write_durably() and rename_durably().
    virtual Result<void> write(const std::filesystem::path& path, std::uint64_t offset,
                               BytesView bytes) = 0;
    virtual Result<void> rename(const std::filesystem::path& from,
                                const std::filesystem::path& to) = 0;
    /// False when it cannot be done.
    virtual bool shorten(const std::filesystem::path& path, std::uint64_t size) = 0;
    /// Nothing happens when there is no such file.
    virtual void remove(const std::filesystem::path& path) = 0;
};

/// The machine's.
ContentDisk& real_content_disk();

}  // namespace thidua
