#include <new>
#include <span>
#include <string_view>

#include "tests/support/memory_disk_state.h"

namespace thidua {

namespace {

constexpr int path_bytes_max = 512;

using State = MemoryDisk::State;

struct Handle {
    sqlite3_file base;  // First: SQLite knows the handle by it.
    State* disk;
    std::shared_ptr<DiskNode> node;
    std::uint64_t generation;
    int level = SQLITE_LOCK_NONE;

    [[nodiscard]] bool is_stale() const { return generation != disk->generation; }
};

Handle& handle_of(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}
State& state_of(sqlite3_vfs* vfs) {
    return *static_cast<State*>(vfs->pAppData);
}

int unlock(sqlite3_file* file, int level) {
    Handle& handle = handle_of(file);
    DiskNode& node = *handle.node;
    if (handle.level <= level) return SQLITE_OK;
    if (node.writer == &handle) {
        node.writer = nullptr;
        node.writer_level = SQLITE_LOCK_NONE;
    }
    if (level == SQLITE_LOCK_NONE) --node.shared_locks;
    handle.level = level;
    return SQLITE_OK;
}

int lock_exclusive(Handle& handle) {
    DiskNode& node = *handle.node;
    // PENDING keeps new readers out while those that are in finish.
    const bool is_alone = node.shared_locks == 1;
    node.writer = &handle;
    node.writer_level = handle.level = is_alone ? SQLITE_LOCK_EXCLUSIVE : SQLITE_LOCK_PENDING;
    return is_alone ? SQLITE_OK : SQLITE_BUSY;
}

int lock(sqlite3_file* file, int level) {
    Handle& handle = handle_of(file);
    DiskNode& node = *handle.node;
    if (handle.is_stale()) return SQLITE_IOERR_LOCK;
    if (handle.level >= level) return SQLITE_OK;
    const bool is_shared = level == SQLITE_LOCK_SHARED;
    if (node.writer != nullptr && node.writer != &handle &&
        (!is_shared || node.writer_level >= SQLITE_LOCK_PENDING))
        return SQLITE_BUSY;
    if (level == SQLITE_LOCK_EXCLUSIVE) return lock_exclusive(handle);
    if (is_shared) ++node.shared_locks;
    if (level == SQLITE_LOCK_RESERVED) {
        node.writer = &handle;
        node.writer_level = level;
    }
    handle.level = level;
    return SQLITE_OK;
}

int check_reserved_lock(sqlite3_file* file, int* result) {
    const Handle& handle = handle_of(file);
    if (handle.is_stale()) return SQLITE_IOERR_CHECKRESERVEDLOCK;
    *result = handle.node->writer != nullptr ? 1 : 0;
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    Handle& handle = handle_of(file);
    State& disk = *handle.disk;
    unlock(file, SQLITE_LOCK_NONE);
    --disk.open_handles;
    if (handle.is_stale()) --disk.stale_handles;
    handle.~Handle();
    return SQLITE_OK;
}

int read(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
    const Handle& handle = handle_of(file);
    if (handle.is_stale()) return SQLITE_IOERR_READ;
    const std::span<char> span{static_cast<char*>(out), static_cast<std::size_t>(count)};
    const bool is_whole = handle.node->file.read(span, static_cast<std::size_t>(offset));
    return is_whole ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* data, int count, sqlite3_int64 offset) {
    const Handle& handle = handle_of(file);
    State& disk = *handle.disk;
    if (handle.is_stale()) return SQLITE_IOERR_WRITE;
    return disk.write(*handle.node,
                      {static_cast<const char*>(data), static_cast<std::size_t>(count)},
                      static_cast<std::size_t>(offset));
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    const Handle& handle = handle_of(file);
    if (handle.is_stale()) return SQLITE_IOERR_TRUNCATE;
    handle.node->file.resize(static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int sync(sqlite3_file* file, int) {
    const Handle& handle = handle_of(file);
    State& disk = *handle.disk;
    if (handle.is_stale()) return SQLITE_IOERR_FSYNC;
    return disk.sync(*handle.node);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    const Handle& handle = handle_of(file);
    if (handle.is_stale()) return SQLITE_IOERR_FSTAT;
    *size = static_cast<sqlite3_int64>(handle.node->file.bytes().size());
    return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
    return 4096;
}
int device_characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

// Version 1: no shared memory, no mapping.
constexpr sqlite3_io_methods file_methods = {
    .iVersion = 1,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = check_reserved_lock,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = device_characteristics,
};

std::shared_ptr<DiskNode> open_node(State& disk, const char* name, int flags) {
    // A temporary file is in no directory.
    if (name == nullptr || (flags & SQLITE_OPEN_DELETEONCLOSE) != 0)
        return std::make_shared<DiskNode>();
    const auto found = disk.present.find(std::string_view{name});
    if (found == disk.present.end())
        return (flags & SQLITE_OPEN_CREATE) != 0 ? disk.create(name) : nullptr;
    return (flags & SQLITE_OPEN_EXCLUSIVE) != 0 ? nullptr : found->second;
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    State& disk = state_of(vfs);
    file->pMethods = nullptr;
    if (disk.stale_handles > 0) return SQLITE_IOERR;
    auto node = open_node(disk, name, flags);
    if (!node) return SQLITE_CANTOPEN;
    new (file) Handle{{&file_methods}, &disk, std::move(node), disk.generation};
    ++disk.open_handles;
    if (out_flags != nullptr) *out_flags = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_directory) {
    State& disk = state_of(vfs);
    // A connection that a crash cut off would delete what the next one needs.
    if (disk.stale_handles > 0) return SQLITE_IOERR_DELETE;
    if (!disk.present.contains(std::string_view{name})) return SQLITE_IOERR_DELETE_NOENT;
    disk.erase(name, sync_directory != 0);
    return SQLITE_OK;
}

int access(sqlite3_vfs* vfs, const char* name, int, int* result) {
    *result = state_of(vfs).present.contains(std::string_view{name}) ? 1 : 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* name, int out_bytes, char* out) {
    if (std::string_view{name}.size() >= static_cast<std::size_t>(out_bytes))
        return SQLITE_CANTOPEN;
    sqlite3_snprintf(out_bytes, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int count, char* out) {
    state_of(vfs).random.fill(
        {reinterpret_cast<unsigned char*>(out), static_cast<std::size_t>(count)});
    return count;
}

int sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;
}

int current_time_ms(sqlite3_vfs* vfs, sqlite3_int64* julian_ms) {
    constexpr sqlite3_int64 unix_epoch_julian_ms = 210'866'760'000'000;
    *julian_ms = unix_epoch_julian_ms + state_of(vfs).clock.now().value();
    return SQLITE_OK;
}

int current_time(sqlite3_vfs* vfs, double* julian_days) {
    sqlite3_int64 julian_ms = 0;
    current_time_ms(vfs, &julian_ms);
    *julian_days = static_cast<double>(julian_ms) / 86'400'000.0;
    return SQLITE_OK;
}

int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

}  // namespace

sqlite3_vfs make_vfs(MemoryDisk::State& state) {
    sqlite3_vfs vfs{};
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(Handle);
    vfs.mxPathname = path_bytes_max;
    vfs.zName = state.name.c_str();
    vfs.pAppData = &state;
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    vfs.xAccess = access;
    vfs.xFullPathname = full_path;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleep;
    vfs.xCurrentTime = current_time;
    vfs.xGetLastError = last_error;
    vfs.xCurrentTimeInt64 = current_time_ms;
    return vfs;
}

}  // namespace thidua
