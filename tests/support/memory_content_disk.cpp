#include "tests/support/memory_content_disk.h"

#include <sqlite3.h>

#include <sstream>

namespace thidua {
namespace {

Result<void> result_of(int code) {
    if (code == SQLITE_OK) return {};
    return failure(code == SQLITE_FULL ? ErrorCode::disk_full : ErrorCode::internal,
                   "the disk in memory fails");
}

}  // namespace

std::optional<std::uint64_t> MemoryContentDisk::size_of(const std::filesystem::path& path) const {
    const std::string name = path.generic_string();
    if (!disk_.has_file(name)) return std::nullopt;
    return disk_.read_file(name).size();
}

std::unique_ptr<std::istream> MemoryContentDisk::open(const std::filesystem::path& path) const {
    const std::string name = path.generic_string();
    if (!disk_.has_file(name)) return nullptr;
    return std::make_unique<std::istringstream>(disk_.read_file(name));
}

Result<void> MemoryContentDisk::write(const std::filesystem::path& path, std::uint64_t offset,
                                      BytesView bytes) {
    return result_of(
        disk_.write_durably(path.generic_string(), static_cast<std::size_t>(offset), bytes));
}

Result<void> MemoryContentDisk::rename(const std::filesystem::path& from,
                                       const std::filesystem::path& to) {
    return result_of(disk_.rename_durably(from.generic_string(), to.generic_string()));
}

bool MemoryContentDisk::shorten(const std::filesystem::path& path, std::uint64_t size) {
    disk_.shorten_file(path.generic_string(), static_cast<std::size_t>(size));
    return true;
}

void MemoryContentDisk::remove(const std::filesystem::path& path) {
    disk_.remove_file(path.generic_string());
}

}  // namespace thidua
