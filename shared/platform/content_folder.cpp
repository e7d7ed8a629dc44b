#include "shared/platform/content_folder.h"

#include <fmt/format.h>

#include <fstream>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua {
namespace {

namespace fs = std::filesystem;

/// The folder closed to others; what fails here, fails again when the file is written.
void make_folder(const fs::path& folder) {
    std::error_code refused;
    if (fs::create_directories(folder, refused))
        fs::permissions(folder, fs::perms::owner_all, refused);
}

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
    std::error_code missing;
    return fs::is_regular_file(path_of(hash), missing);
}

Result<Bytes> ContentFolder::read(const Hash& hash, std::uint64_t offset,
                                  std::size_t bytes_max) const {
    const fs::path path = path_of(hash);
    std::ifstream in{path, std::ios::binary};
    if (!in)
        return failure(
            ErrorCode::not_found,
            fmt::format(fmt::runtime(tr("There is no file {} that can be read.")), to_utf8(path)));
    in.seekg(static_cast<std::streamoff>(offset));
    Bytes bytes(bytes_max, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes_max));
    if (in.bad()) return damaged_error(path);
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

Result<void> ContentFolder::write_part(const std::string& part, std::uint64_t offset,
                                       BytesView bytes) {
    const fs::path path = part_path(part);
    make_folder(path.parent_path());
    return write_durably(path, offset, bytes);
}

Result<void> ContentFolder::finish_part(const std::string& part, std::uint64_t size,
                                        const Hash& hash) {
    const fs::path path = part_path(part);
    std::error_code failed;
    // What a crash left behind the durable length belongs to nobody.
    if (fs::file_size(path, failed) > size && !failed) fs::resize_file(path, size, failed);
    const bool is_whole = !failed && fs::file_size(path, failed) == size && !failed;
    std::ifstream in{path, std::ios::binary};
    if (!is_whole || !in || sha256_of(in) != hash) {
        in.close();
        drop_part(part);
        return damaged_error(path_of(hash));
    }
    in.close();
    make_folder(path_of(hash).parent_path());
    return rename_durably(path, path_of(hash));
}

void ContentFolder::drop_part(const std::string& part) {
    std::error_code missing;
    fs::remove(part_path(part), missing);
}

Result<void> ContentFolder::put(const Hash& hash, BytesView content) {
    if (std::ifstream in{path_of(hash), std::ios::binary}; in && sha256_of(in) == hash) return {};
    const std::string part = "own-" + hash.hex();
    if (auto written = write_part(part, 0, content); !written) return written;
    return finish_part(part, content.size(), hash);
}

}  // namespace thidua
