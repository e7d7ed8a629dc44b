#include <fmt/format.h>

#include <algorithm>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/private_file.h"
#include "shared/platform/windows_handle.h"

namespace thidua {

namespace {

Error write_error(const std::filesystem::path& path, DWORD code) {
    if (code == ERROR_DISK_FULL || code == ERROR_HANDLE_DISK_FULL)
        return failure(ErrorCode::disk_full,
                       tr("The disk is full; nothing was changed. Free some space and try again."));
    return failure(
        code == ERROR_PATH_NOT_FOUND ? ErrorCode::not_found : ErrorCode::internal,
        fmt::format(fmt::runtime(tr("The file {} cannot be written; check that its folder exists "
                                    "and that you may write there.")),
                    to_utf8(path)));
}

bool write_all(HANDLE file, BytesView bytes) {
    constexpr std::size_t piece_bytes_max = 1 << 20;
    while (!bytes.empty()) {
        DWORD count = 0;
        const auto piece = static_cast<DWORD>(std::min(bytes.size(), piece_bytes_max));
        if (!WriteFile(file, bytes.data(), piece, &count, nullptr)) return false;
        bytes.remove_prefix(count);
    }
    return true;
}

}  // namespace

Result<void> write_private_file(const std::filesystem::path& path, BytesView bytes) {
    std::filesystem::path temporary = path;
    temporary += fmt::format(".{}.new", GetCurrentProcessId());
    // The application data folder of Windows is already closed to other people.
    WindowsHandle file{CreateFileW(temporary.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS,
                                   FILE_ATTRIBUTE_NORMAL, nullptr)};
    if (!file.is_open()) return write_error(path, GetLastError());
    bool is_written = write_all(file.get(), bytes) && FlushFileBuffers(file.get());
    DWORD code = GetLastError();
    file.close();
    if (is_written) {
        is_written = MoveFileExW(temporary.c_str(), path.c_str(),
                                 MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
        code = GetLastError();
    }
    if (is_written) return {};
    DeleteFileW(temporary.c_str());
    return write_error(path, code);
}

Result<void> write_durably(const std::filesystem::path& path, std::uint64_t offset,
                           BytesView bytes) {
    WindowsHandle file{CreateFileW(path.c_str(), GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS,
                                   FILE_ATTRIBUTE_NORMAL, nullptr)};
    LARGE_INTEGER place;
    place.QuadPart = static_cast<LONGLONG>(offset);
    const bool is_written = file.is_open() &&
                            SetFilePointerEx(file.get(), place, nullptr, FILE_BEGIN) &&
                            write_all(file.get(), bytes) && FlushFileBuffers(file.get());
    if (!is_written) return write_error(path, GetLastError());
    return {};
}

Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (!MoveFileExW(from.c_str(), to.c_str(),
                     MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return write_error(to, GetLastError());
    return {};
}

}  // namespace thidua
