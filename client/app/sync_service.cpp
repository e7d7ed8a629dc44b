#include "client/app/sync_service.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "client/app/contact.h"
#include "client/app/device_folder.h"
#include "client/app/line_progress.h"
#include "client/app/observed_files.h"
#include "client/app/observed_sync_store.h"
#include "client/app/refusal_words.h"
#include "client/app/retry_pause.h"
#include "client/app/tls_keys.h"
#include "client/store/file_store.h"
#include "client/store/local_sync_store.h"
#include "client/store/mass_change.h"
#include "client/store/outbox.h"
#include "shared/base/translate.h"
#include "shared/net/client_connection.h"
#include "shared/store/store_error.h"
#include "shared/sync/client_session.h"

namespace thidua {

namespace {

/// Until somebody agrees, asking the server again gives the same answer.
constexpr std::chrono::minutes between_questions{10};

}  // namespace

struct SyncService::Parts {
    std::filesystem::path folder;
    Environment environment;
    Callbacks callbacks;

    mutable std::mutex mutex;
    std::condition_variable news;
    LineState state;
    bool is_stopping = false;
    bool is_paused = false;
    bool is_woken = false;
    std::shared_ptr<ClientConnection> connection;
    std::thread thread;

    void run();
    std::optional<Error> open_and_run();
    void publish_failure(const Error& failed);
    void run_sessions(LocalStore& store);
    /// What became of one connection.
    struct Attempt {
        bool is_reached = false;  ///< the server gave its welcome
        bool is_stopped = false;  ///< a person must agree to what it would change (rule 14)
        std::optional<std::chrono::milliseconds> asked_pause = {};
    };
    /// One connection from dialling to its end.
    Attempt run_session(LocalStore& store);
    Attempt try_session(LocalStore& store);
    void note_progress(LocalStore& store, const ClientSession& session);
    void note_file_part(const ClientSession& session);
    void note_end(LocalStore& store, const ConnectionReport& report,
                  const SessionProgress& progress);
    /// Until the time is up, the service stops, or (unless the server asked for the pause)
    /// something was saved.
    void wait(std::chrono::milliseconds length, bool may_be_woken);
    void publish(const std::function<void(LineState&)>& change);
};

void SyncService::Parts::publish(const std::function<void(LineState&)>& change) {
    LineState copy;
    {
        const std::lock_guard lock{mutex};
        change(state);
        copy = state;
        state.notice.clear();
    }
    if (callbacks.on_state) callbacks.on_state(copy);
}

void SyncService::Parts::run() {
    RetryPause pause{environment.random};
    for (;;) {
        const auto failed = open_and_run();
        if (!failed) return;
        publish_failure(*failed);
        wait(pause.next({}), true);
        const std::lock_guard lock{mutex};
        if (is_stopping) return;
    }
}

/// Until the service stops; what went wrong when the store fails.
std::optional<Error> SyncService::Parts::open_and_run() {
    try {
        auto store = open_device_folder(folder, environment);
        if (!store) return store.error();
        run_sessions(**store);
        return std::nullopt;
    } catch (const SQLite::Exception& failed) {
        return to_error(failed);
    }
}

void SyncService::Parts::publish_failure(const Error& failed) {
    publish([&failed](LineState& line) {
        line.kind = LineState::Kind::offline;
        line.message = failed.message;
    });
}

void SyncService::Parts::run_sessions(LocalStore& store) {
    RetryPause pause{environment.random};
    for (;;) {
        {
            std::unique_lock lock{mutex};
            news.wait(lock, [this] { return is_stopping || !is_paused; });
            if (is_stopping) return;
        }
        if (!store.is_enrolled()) {
            wait(RetryPause::ceiling_first, true);
            continue;
        }
        const Attempt attempt = try_session(store);
        if (attempt.is_stopped) {
            wait(between_questions, true);
            continue;
        }
        if (attempt.is_reached) pause.reset();
        wait(pause.next(attempt.asked_pause), !attempt.asked_pause);
    }
}

/// A disk that is full for a while, or a store that another program holds, ends this attempt and no
/// more: the next begins after a pause.
SyncService::Parts::Attempt SyncService::Parts::try_session(LocalStore& store) {
    try {
        return run_session(store);
    } catch (const SQLite::Exception& failed) {
        {
            const std::lock_guard lock{mutex};
            connection.reset();
        }
        publish_failure(to_error(failed));
        return {};
    }
}

void SyncService::Parts::note_progress(LocalStore& store, const ClientSession& session) {
    const std::size_t waiting = Outbox{store}.count_waiting();
    publish([&](LineState& line) {
        thidua::note_progress(line, session);
        line.waiting = waiting;
        line.last_contact = session.progress().server_time;
        line.kind =
            waiting == 0 && !line.is_pulling() ? LineState::Kind::idle : LineState::Kind::working;
        line.message.clear();
    });
    if (callbacks.on_changed) callbacks.on_changed();
}

/// No record changes by it.
void SyncService::Parts::note_file_part(const ClientSession& session) {
    publish([&](LineState& line) { thidua::note_progress(line, session); });
}

SyncService::Parts::Attempt SyncService::Parts::run_session(LocalStore& store) {
    auto made = make_connection(store);
    if (!made) {
        publish([&made](LineState& line) {
            line.kind = LineState::Kind::refused;
            line.message = made.error().message;
        });
        return {};
    }
    const std::shared_ptr<ClientConnection> current{std::move(*made)};
    {
        const std::lock_guard lock{mutex};
        if (is_stopping || is_paused) return {};
        connection = current;
    }
    TlsKeys keys;
    LocalSyncStore disk{store, &keys};
    const ClientSession* running = nullptr;
    ObservedSyncStore observed{disk, [&] { note_progress(store, *running); },
                               callbacks.before_session};
    LocalFiles own_files{store, ContentFolder{device_files_path(folder)}};
    ObservedFiles files{own_files, [&] { note_file_part(*running); }};
    ClientSession session{observed, {.stay = true, .files = &files}};
    running = &session;
    const ConnectionReport report = current->run(session, environment.clock);
    if (!report.end) session.on_cut();
    {
        const std::lock_guard lock{mutex};
        connection.reset();
    }
    const auto server_time = session.progress().server_time;
    note_connection(store, report, server_time);
    renew_if_due(store, server_time);
    note_end(store, report, session.progress());
    const bool comes_again = report.end && report.end->kind == SessionEnd::Kind::again;
    Attempt attempt{.is_reached = server_time.has_value() || comes_again};
    attempt.is_stopped = report.end && report.end->kind == SessionEnd::Kind::stopped;
    if (report.end && report.end->refusal && report.end->refusal->retry_after_ms > 0)
        attempt.asked_pause = std::chrono::milliseconds{report.end->refusal->retry_after_ms};
    return attempt;
}

void SyncService::Parts::note_end(LocalStore& store, const ConnectionReport& report,
                                  const SessionProgress& progress) {
    const SessionEnd end = report.end.value_or(SessionEnd{.kind = SessionEnd::Kind::broken});
    const bool is_refused = end.kind == SessionEnd::Kind::refused;
    const auto question = MassChange{store}.find_question();
    publish([&](LineState& line) {
        line.kind = is_refused || question ? LineState::Kind::refused : LineState::Kind::offline;
        if (progress.server_time) line.last_contact = progress.server_time;
        line.message = is_refused       ? refusal_error(end.refusal.value_or(Refusal{})).message
                       : report.failure ? report.failure->message
                       : question ? tr("The server wants to change much here at once; a person "
                                       "has to agree first.")
                                        : std::string{};
        // Told once the name is here: until then the old one is asked for it again.
        if (progress.has_new_identity) line.notice = new_identity_words();
    });
    if (question && callbacks.on_changed) callbacks.on_changed();
}

void SyncService::Parts::wait(std::chrono::milliseconds length, bool may_be_woken) {
    std::unique_lock lock{mutex};
    news.wait_for(lock, length, [&] { return is_stopping || (may_be_woken && is_woken); });
    is_woken = false;
}

SyncService::SyncService(std::filesystem::path folder, Environment environment,
                         Callbacks callbacks)
    : parts_{new Parts{.folder = std::move(folder),
                       .environment = environment,
                       .callbacks = std::move(callbacks)}} {}

SyncService::~SyncService() {
    {
        const std::lock_guard lock{parts_->mutex};
        parts_->is_stopping = true;
        if (parts_->connection) parts_->connection->stop();
    }
    parts_->news.notify_all();
    if (parts_->thread.joinable()) parts_->thread.join();
}

void SyncService::start() {
    if (!parts_->thread.joinable()) parts_->thread = std::thread{[this] { parts_->run(); }};
}

void SyncService::wake() {
    {
        const std::lock_guard lock{parts_->mutex};
        parts_->is_woken = true;
        if (parts_->connection) parts_->connection->notify_local_edit();
    }
    parts_->news.notify_all();
}

void SyncService::set_paused(bool paused) {
    {
        const std::lock_guard lock{parts_->mutex};
        parts_->is_paused = paused;
        parts_->is_woken = true;
        if (paused && parts_->connection) parts_->connection->stop();
    }
    parts_->news.notify_all();
}

LineState SyncService::state() const {
    const std::lock_guard lock{parts_->mutex};
    return parts_->state;
}

}  // namespace thidua
