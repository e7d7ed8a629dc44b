#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/result.h"
#include "shared/platform/content_disk.h"

namespace thidua {

/// Files by what is in them: <folder>/ab/<hash>, each verified before it has that name. What is
/// still coming stands in <folder>/parts under a name of the caller's. Folders are made when they
/// are needed. Errors: those of write_durably().
class ContentFolder {
public:
    /// The disk is borrowed, also by every copy.
    explicit ContentFolder(std::filesystem::path folder, ContentDisk& disk = real_content_disk())
        : folder_{std::move(folder)}, disk_{&disk} {}

    [[nodiscard]] bool has(const Hash& hash) const;
    /// The file's place, whether it is there or not.
    [[nodiscard]] std::filesystem::path path_of(const Hash& hash) const;
    /// At most `bytes_max` bytes from `offset` on; fewer at the end. not_found, internal.
    [[nodiscard]] Result<Bytes> read(const Hash& hash, std::uint64_t offset,
                                     std::size_t bytes_max) const;
    /// On disk when it returns. `part` is a plain file name.
    Result<void> write_part(const std::string& part, std::uint64_t offset, BytesView bytes);
    /// The part becomes the file when its first `size` bytes, and no others, have that hash;
    /// otherwise it goes, and the error is `damaged`.
    Result<void> finish_part(const std::string& part, std::uint64_t size, const Hash& hash);
    void drop_part(const std::string& part);
    /// The whole content at once, as a person attaches it; what is damaged here is replaced.
    Result<void> put(const Hash& hash, BytesView content);

private:
    [[nodiscard]] std::filesystem::path part_path(const std::string& part) const;

    std::filesystem::path folder_;
    ContentDisk* disk_;
};

}  // namespace thidua
