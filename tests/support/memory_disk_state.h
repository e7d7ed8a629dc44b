#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "tests/support/memory_file.h"
#include "tests/support/memory_vfs.h"

namespace thidua {

/// A file with its name's place in the directory, and who has locked it.
struct DiskNode {
    MemoryFile file;
    bool is_durable = false;             ///< Its name has reached the disk.
    std::shared_ptr<DiskNode> replaced;  ///< Deleted under this name; a crash may bring it back.
    int shared_locks = 0;
    const void* writer = nullptr;  ///< The handle that holds RESERVED or more.
    int writer_level = SQLITE_LOCK_NONE;
};

using DiskDirectory = std::map<std::string, std::shared_ptr<DiskNode>, std::less<>>;

struct MemoryDisk::Snapshot::Files {
    DiskDirectory present;
    DiskDirectory deleted;
};

struct MemoryDisk::State {
    Random& random;
    const Clock& clock;
    std::string name;
    sqlite3_vfs vfs{};
    DiskDirectory present = {};
    DiskDirectory deleted = {};  ///< Gone, but not yet for good.
    std::uint64_t generation = 0;
    int open_handles = 0;
    int stale_handles = 0;
    std::optional<std::uint64_t> writes_left = {};
    WriteFault write_fault = WriteFault::disk_full;
    std::optional<std::uint64_t> syncs_left = {};
    std::uint64_t write_count = 0;
    std::uint64_t sync_count = 0;

    /// Whatever is open fails from now on.
    void detach_handles();
    std::shared_ptr<DiskNode> create(const std::string& file);
    /// The file is there; `for_good` syncs the directory.
    void erase(const std::string& file, bool for_good);
    /// Whatever was created or deleted so far stays so.
    void sync_directory();
    /// An SQLite code. They count, and fail when they are told to.
    int write(DiskNode& node, BytesView bytes, std::size_t offset);
    int sync(DiskNode& node);
};

/// What SQLite calls on this disk; `state` outlives it.
sqlite3_vfs make_vfs(MemoryDisk::State& state);

}  // namespace thidua
