#include "server/store/writer.h"

#include <algorithm>
#include <exception>
#include <future>

#include "shared/base/translate.h"
#include "shared/store/store_error.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

Error closed_error() {
    return failure(ErrorCode::unreachable, tr("The server is busy or stopping; try again later."));
}

/// The exception being handled, as a value.
Error current_error() {
    try {
        throw;
    } catch (const SQLite::Exception& exception) {
        return to_error(exception);
    } catch (const std::exception& exception) {
        return failure(ErrorCode::internal, exception.what());
    } catch (...) {
        return failure(ErrorCode::internal, "an unknown exception");
    }
}

}  // namespace

Writer::Writer(Database database, WriterLimits limits)
    : database_{std::move(database)}, limits_{limits} {
    thread_ = std::thread{[this] { work_loop(); }};
}

Writer::Writer(Database database, Database checkpoints, WriterLimits limits)
    : database_{std::move(database)},
      checkpointer_{std::in_place, database_, std::move(checkpoints)},
      limits_{limits} {
    thread_ = std::thread{[this] { work_loop(); }};
}

Writer::~Writer() {
    drain();
}

bool Writer::submit(Work work, Done done) {
    {
        const std::lock_guard lock{mutex_};
        if (is_closed_ || queue_.size() >= limits_.works_waiting_max) return false;
        queue_.push_back({std::move(work), std::move(done)});
    }
    news_.notify_one();
    return true;
}

Result<void> Writer::run_now(const Work& work) {
    std::promise<std::optional<Error>> promise;
    const bool is_accepted =
        submit(work, [&promise](const std::optional<Error>& error) { promise.set_value(error); });
    if (!is_accepted) return closed_error();
    if (const auto error = promise.get_future().get()) return *error;
    return {};
}

void Writer::set_after_commit(AfterCommit after_commit) {
    const std::lock_guard lock{mutex_};
    after_commit_ = std::move(after_commit);
}

void Writer::drain() {
    {
        const std::lock_guard lock{mutex_};
        is_closed_ = true;
    }
    news_.notify_one();
    if (thread_.joinable()) thread_.join();
}

std::size_t Writer::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

bool Writer::is_full() const {
    return waiting() >= limits_.works_waiting_max;
}

WriterCounts Writer::counts() const {
    const std::lock_guard lock{mutex_};
    return counts_;
}

void Writer::work_loop() {
    for (auto batch = take_batch(); !batch.empty(); batch = take_batch()) {
        run_batch(batch);
        for (const Item& item : batch) item.done(item.error);
    }
}

/// What is there, up to the limit; waits for the first. Empty when there will be no more.
std::vector<Writer::Item> Writer::take_batch() {
    std::unique_lock lock{mutex_};
    news_.wait(lock, [this] { return is_closed_ || !queue_.empty(); });
    const auto count = std::min(queue_.size(), limits_.works_per_commit_max);
    std::vector<Item> batch;
    batch.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

void Writer::run_batch(std::vector<Item>& batch) {
    bool is_committed = false;
    try {
        Transaction transaction{database_};
        for (Item& item : batch) run_one(item);
        transaction.commit();
        is_committed = true;
    } catch (...) {
        const Error error = current_error();
        for (Item& item : batch) item.error = error;
    }
    note_batch(batch, is_committed);
}

/// Undone alone when it throws. A full disk makes SQLite undo the whole transaction; then the
/// exception goes on, and the batch fails together.
void Writer::run_one(Item& item) {
    try {
        Savepoint savepoint{database_};
        item.work(database_);
        savepoint.release();
    } catch (...) {
        if (!database_.in_transaction()) throw;
        item.error = current_error();
    }
}

void Writer::note_batch(const std::vector<Item>& batch, bool is_committed) {
    AfterCommit after_commit;
    {
        const std::lock_guard lock{mutex_};
        ++(is_committed ? counts_.commits : counts_.commits_failed);
        for (const Item& item : batch) ++(item.error ? counts_.works_failed : counts_.works_done);
        if (is_committed) after_commit = after_commit_;
    }
    if (after_commit) after_commit(database_);
}

}  // namespace thidua
