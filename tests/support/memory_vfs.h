#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/random.h"
#include "shared/base/time.h"

namespace thidua {

/// What a write to a MemoryDisk does once it is told to fail.
enum class WriteFault {
    disk_full,    ///< Nothing is written; SQLITE_FULL.
    io_error,     ///< Nothing is written; SQLITE_IOERR_WRITE.
    short_write,  ///< Half of it is written; SQLITE_FULL.
};

/// A whole disk in memory with faults, seen by SQLite as a VFS of its own name. Nothing on it
/// depends on the machine: chance and time come from outside, sleeping takes no time. There is no
/// shared memory, so a store on it is opened with OpenOptions::exclusive; a second connection finds
/// it locked. One thread at a time. Everything on it must be closed before it goes.
class MemoryDisk {
public:
    /// Both are borrowed for the life of the disk.
    MemoryDisk(Random& random, const Clock& clock);
    ~MemoryDisk();
    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;

    /// For OpenOptions::vfs.
    [[nodiscard]] const std::string& vfs_name() const;

    /// The power fails. What was not synced is kept, lost or torn as `random` decides, also the
    /// creation and deletion of files. Whatever is open fails from now on with SQLITE_IOERR, and
    /// must be closed before anything on the disk can be opened again. Faults are healed.
    void crash(Random& random);

    /// The process dies and the machine does not: all that was written stays, synced or not, and
    /// what is open fails as after crash(), without closing in good order.
    void kill_process();

    /// `count` more writes succeed; those after them fail until heal().
    void fail_writes_after(std::uint64_t count, WriteFault fault);
    /// `count` more syncs succeed; those after them fail with SQLITE_IOERR_FSYNC and make nothing
    /// durable, until heal().
    void fail_syncs_after(std::uint64_t count);
    void heal();

    /// Everything on the disk, synced or not.
    class Snapshot;
    [[nodiscard]] Snapshot snapshot() const;
    /// Puts the disk back to a snapshot, of this disk or of another. What is open fails as after
    /// crash().
    void restore(const Snapshot& snapshot);

    /// So far, also those that failed: to choose where the next fault falls.
    [[nodiscard]] std::uint64_t write_count() const;
    [[nodiscard]] std::uint64_t sync_count() const;

    [[nodiscard]] std::vector<std::string> list_files() const;
    /// Empty when there is no such file.
    [[nodiscard]] Bytes read_file(std::string_view name) const;
    /// Replaces the file as a person or a bad disk would; durable at once.
    void write_file(std::string_view name, Bytes bytes);

    /// What a program does with files of its own beside a store, with the disk's faults. Each is an
    /// SQLite code; with SQLITE_OK what it did is on the disk.
    int write_durably(const std::string& name, std::size_t offset, BytesView bytes);
    /// Either all of it, or nothing.
    int rename_durably(const std::string& from, const std::string& to);
    [[nodiscard]] bool has_file(std::string_view name) const;
    /// Neither is on the disk before something else is.
    void shorten_file(const std::string& name, std::size_t size);
    void remove_file(const std::string& name);
    /// What stands under this folder is what stood there in that snapshot.
    void copy_files_from(const Snapshot& snapshot, std::string_view folder);

    struct State;

private:
    std::unique_ptr<State> state_;
};

class MemoryDisk::Snapshot {
public:
    ~Snapshot();
    Snapshot(const Snapshot&);
    Snapshot(Snapshot&&) noexcept;
    Snapshot& operator=(const Snapshot&);
    Snapshot& operator=(Snapshot&&) noexcept;

private:
    friend class MemoryDisk;
    struct Files;
    explicit Snapshot(std::shared_ptr<const Files> files);

    std::shared_ptr<const Files> files_;
};

/// Leaves out what SQLite does for threads that share a connection, and its counts of memory, which
/// nobody here reads: a tenth of the time. Before anything else is asked of SQLite.
void hasten_sqlite();

/// Makes SQLite's own generator (random(), salts of the WAL) repeat itself for the same seed in
/// this process; 0 counts as 1. Call it at the start of a run.
void seed_sqlite(std::uint32_t seed);

}  // namespace thidua
