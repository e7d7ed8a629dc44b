#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "shared/base/translate.h"
#include "shared/platform/file_descriptor.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"

namespace thidua {

namespace {

Error write_error(const std::filesystem::path& path, int code) {
    if (code == ENOSPC || code == EDQUOT)
        return failure(ErrorCode::disk_full,
                       tr("The disk is full; nothing was changed. Free some space and try again."));
    return failure(
        code == ENOENT || code == ENOTDIR ? ErrorCode::not_found : ErrorCode::internal,
        fmt::format(fmt::runtime(tr("The file {} cannot be written; check that its folder exists "
                                    "and that you may write there.")),
                    to_utf8(path)));
}

bool write_all(int descriptor, BytesView bytes) {
    while (!bytes.empty()) {
        const ssize_t count = write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR) return false;
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

/// The new name is on disk only with the folder that holds it.
bool sync_folder_of(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const FileDescriptor descriptor{open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    return descriptor.is_open() && fsync(descriptor.get()) == 0;
}

}  // namespace

Result<void> write_private_file(const std::filesystem::path& path, BytesView bytes) {
    std::string temporary = path.native() + ".XXXXXX";
    // Made with 0600, under a name that nobody had.
    FileDescriptor descriptor{mkostemp(temporary.data(), O_CLOEXEC)};
    if (!descriptor.is_open()) return write_error(path, errno);
    const bool is_written = write_all(descriptor.get(), bytes) && fsync(descriptor.get()) == 0 &&
                            descriptor.close() && std::rename(temporary.c_str(), path.c_str()) == 0;
    if (!is_written) {
        const int code = errno;
        unlink(temporary.c_str());
        return write_error(path, code);
    }
    if (!sync_folder_of(path)) return write_error(path, errno);
    return {};
}

Result<void> write_durably(const std::filesystem::path& path, std::uint64_t offset,
                           BytesView bytes) {
    constexpr mode_t owner_only = 0600;
    FileDescriptor descriptor{
        open(path.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, owner_only)};
    const bool is_written =
        descriptor.is_open() &&
        lseek(descriptor.get(), static_cast<off_t>(offset), SEEK_SET) >= 0 &&
        write_all(descriptor.get(), bytes) && fsync(descriptor.get()) == 0 && descriptor.close();
    if (!is_written) return write_error(path, errno);
    if (offset == 0 && !sync_folder_of(path)) return write_error(path, errno);
    return {};
}

Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0 || !sync_folder_of(to))
        return write_error(to, errno);
    return {};
}

}  // namespace thidua
