#include "shared/platform/content_folder.h"

#include <fmt/format.h>

#include <istream>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

Error damaged_error(const fs::path& path) {
    return failure(ErrorCode::damaged,
                   fmt::format(fmt::runtime(tr("The attached file {} is damaged on this disk.")),
                               to_utf8(path)));
}

}  // namespace

fs::path ContentFolder::path_of(const Hash& hash) const {
    constexpr std::size_t folder_digits = 2;
    const std::string name = hash.hex();
    return folder_ / name.substr(0, folder_digits) / name;
}

fs::path ContentFolder::part_path(const std::string& part) const {
    return folder_ / "parts" / part;
}

bool ContentFolder::has(const Hash& hash) const {
    return disk_->size_of(path_of(hash)).has_value();
}

Result<Bytes> ContentFolder::read(const Hash& hash, std::uint64_t offset,
                                  std::size_t bytes_max) const {
    const fs::path path = path_of(hash);
    const auto in = disk_->open(path);
    if (!in)
        return failure(
            ErrorCode::not_found,
            fmt::format(fmt::runtime(tr("There is no file {} that can be read.")), to_utf8(path)));
    in->seekg(static_cast<std::streamoff>(offset));
    Bytes bytes(bytes_max, '\0');
    in->read(bytes.data(), static_cast<std::streamsize>(bytes_max));
    if (in->bad()) return damaged_error(path);
    bytes.resize(static_cast<std::size_t>(in->gcount()));
    return bytes;
}

Result<void> ContentFolder::write_part(const std::string& part, std::uint64_t offset,
                                       BytesView bytes) {
    return disk_->write(part_path(part), offset, bytes);
}

Result<void> ContentFolder::finish_part(const std::string& part, std::uint64_t size,
                                        const Hash& hash) {
    const fs::path path = part_path(part);
    // What a crash left behind the durable length belongs to nobody.
    if (disk_->size_of(path).value_or(0) > size) disk_->shorten(path, size);
    bool is_right = disk_->size_of(path) == size;
    // Closed before it gets its name.
    if (const auto in = is_right ? disk_->open(path) : nullptr)
        is_right = sha256_of(*in) == hash;
    else
        is_right = false;
    if (is_right) return disk_->rename(path, path_of(hash));
    drop_part(part);
    return damaged_error(path_of(hash));
}

void ContentFolder::drop_part(const std::string& part) {
    disk_->remove(part_path(part));
}

Result<void> ContentFolder::put(const Hash& hash, BytesView content) {
    if (const auto in = disk_->open(path_of(hash)); in && sha256_of(*in) == hash) return {};
    const std::string part = "own-" + hash.hex();
    if (auto written = write_part(part, 0, content); !written) return written;
    return finish_part(part, content.size(), hash);
}

}  // namespace thidua
