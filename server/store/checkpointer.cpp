#include "server/store/checkpointer.h"

#include <sqlite3.h>

namespace thidua {

Checkpointer::Checkpointer(Database& writer, Database own, CheckpointLimits limits)
    : writer_{writer}, own_{std::move(own)}, limits_{limits} {
    // In the place of SQLite's own habit, which is a hook as well.
    sqlite3_wal_hook(
        writer_.raw().getHandle(),
        [](void* self, sqlite3*, const char*, int pages) {
            return static_cast<Checkpointer*>(self)->note_commit(pages);
        },
        this);
    thread_ = std::thread{[this] { work_loop(); }};
}

Checkpointer::~Checkpointer() {
    sqlite3_wal_hook(writer_.raw().getHandle(), nullptr, nullptr);
    {
        const std::lock_guard lock{mutex_};
        is_closed_ = true;
    }
    news_.notify_one();
    thread_.join();
}

/// On the writer's thread, after its commit.
int Checkpointer::note_commit(int pages_in_wal) {
    if (pages_in_wal >= limits_.pages_until_writer_copies) {
        // Passive: when the other thread is copying just now, the next commit tries again.
        sqlite3_wal_checkpoint_v2(writer_.raw().getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                  nullptr, nullptr);
        return SQLITE_OK;
    }
    {
        const std::lock_guard lock{mutex_};
        // Fewer than before: the WAL has begun anew.
        if (pages_in_wal < pages_asked_at_) pages_asked_at_ = 0;
        if (pages_in_wal < pages_asked_at_ + limits_.pages_until_copy) return SQLITE_OK;
        pages_asked_at_ = pages_in_wal;
        is_asked_ = true;
    }
    news_.notify_one();
    return SQLITE_OK;
}

bool Checkpointer::wait_for_work() {
    std::unique_lock lock{mutex_};
    news_.wait(lock, [this] { return is_asked_ || is_closed_; });
    is_asked_ = false;
    return !is_closed_;
}

void Checkpointer::work_loop() {
    // A copy that fails is tried again after later commits; the WAL keeps everything.
    while (wait_for_work())
        sqlite3_wal_checkpoint_v2(own_.raw().getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                  nullptr, nullptr);
}

}  // namespace thidua
