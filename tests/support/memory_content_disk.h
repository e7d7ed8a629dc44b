#pragma once

#include "shared/platform/content_disk.h"
#include "tests/support/memory_vfs.h"

namespace thidua {

/// Contents on a disk in memory, beside the store there: they share its faults, its crashes and its
/// snapshots.
class MemoryContentDisk final : public ContentDisk {
public:
    /// Borrowed.
    explicit MemoryContentDisk(MemoryDisk& disk) : disk_{disk} {}

    [[nodiscard]] std::optional<std::uint64_t> size_of(
        const std::filesystem::path& path) const override;
    [[nodiscard]] std::unique_ptr<std::istream> open(
        const std::filesystem::path& path) const override;
    Result<void> write(const std::filesystem::path& path, std::uint64_t offset,
                       BytesView bytes) override;
    Result<void> rename(const std::filesystem::path& from,
                        const std::filesystem::path& to) override;
    bool shorten(const std::filesystem::path& path, std::uint64_t size) override;
    void remove(const std::filesystem::path& path) override;

private:
    MemoryDisk& disk_;
};

}  // namespace thidua
