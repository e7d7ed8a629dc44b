#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "shared/store/database.h"

namespace thidua {

/// In pages of 4 KB: each that changed often since the last copy is copied once.
struct CheckpointLimits {
    int pages_until_copy = 2'000;
    /// The WAL begins anew only when all of it is copied and nothing is written meanwhile: the
    /// writer itself copies the last bit, now and then.
    int pages_until_writer_copies = 16'000;
};

/// Copies what the writer has committed from the WAL of its store into the store itself, on a
/// thread and a connection of its own, so that the writer need not stop for it. What is committed is
/// durable in the WAL; nothing waits for the copy.
class Checkpointer {
public:
    /// Follows the commits of `writer`, which must outlive it. `own` is another connection to the
    /// same file, and used by nobody else.
    Checkpointer(Database& writer, Database own, CheckpointLimits limits = {});
    ~Checkpointer();
    Checkpointer(const Checkpointer&) = delete;
    Checkpointer& operator=(const Checkpointer&) = delete;

private:
    int note_commit(int pages_in_wal);
    void work_loop();
    /// False when nothing more is to be done.
    bool wait_for_work();

    Database& writer_;
    Database own_;
    const CheckpointLimits limits_;
    std::mutex mutex_;
    std::condition_variable news_;
    int pages_asked_at_ = 0;  ///< of the WAL, when a copy was asked for last
    bool is_asked_ = false;
    bool is_closed_ = false;
    std::thread thread_;
};

}  // namespace thidua
