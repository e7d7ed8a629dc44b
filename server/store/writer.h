#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "server/store/checkpointer.h"
#include "shared/base/result.h"
#include "shared/store/database.h"

namespace thidua {

struct WriterLimits {
    /// Works that share one commit. The sync to disk dominates; above a few hundred the answer to
    /// the first only comes later.
    std::size_t works_per_commit_max = 256;
    /// Works that wait. At 5,000 a second this is under a second of waiting; then callers pace.
    std::size_t works_waiting_max = 4096;
};

/// What the writer has done since it started.
struct WriterCounts {
    std::uint64_t works_done = 0;
    std::uint64_t works_failed = 0;
    std::uint64_t commits = 0;
    std::uint64_t commits_failed = 0;
};

/// The one thread that writes the server's store. What is submitted meanwhile shares one
/// transaction and one sync to disk; each work is undone alone if it throws, and nobody is told
/// of anything before it is durable (rule 1). All methods are safe from any thread.
class Writer {
public:
    using Work = std::function<void(Database&)>;
    /// Empty: the work is on disk. An error: nothing of it is. Runs on the writer's thread and must
    /// not throw or wait.
    using Done = std::function<void(const std::optional<Error>&)>;
    /// Runs on the writer's thread after each commit, before its `done`s.
    using AfterCommit = std::function<void(Database&)>;

    explicit Writer(Database database, WriterLimits limits = {});
    /// With another connection to the same file, the writer need not stop for checkpoints.
    Writer(Database database, Database checkpoints, WriterLimits limits = {});
    /// Drains.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// False when the queue is full or closed, and then neither is called: come back later.
    [[nodiscard]] bool submit(Work work, Done done);
    /// Waits for its own commit. Not from within a work.
    Result<void> run_now(const Work& work);
    void set_after_commit(AfterCommit after_commit);
    /// The store it writes, at a place that never changes. To be used inside works only.
    [[nodiscard]] Database& database() { return database_; }

    /// Takes nothing new, finishes what waits, ends the thread. May be called again.
    void drain();

    [[nodiscard]] std::size_t waiting() const;
    [[nodiscard]] bool is_full() const;
    [[nodiscard]] WriterCounts counts() const;

private:
    struct Item {
        Work work;
        Done done;
        std::optional<Error> error = {};
    };

    void work_loop();
    std::vector<Item> take_batch();
    void run_batch(std::vector<Item>& batch);
    void run_one(Item& item);
    void note_batch(const std::vector<Item>& batch, bool is_committed);

    Database database_;
    std::optional<Checkpointer> checkpointer_;
    const WriterLimits limits_;
    mutable std::mutex mutex_;
    std::condition_variable news_;
    std::deque<Item> queue_;
    AfterCommit after_commit_;
    WriterCounts counts_;
    bool is_closed_ = false;
    std::thread thread_;
};

}  // namespace thidua
