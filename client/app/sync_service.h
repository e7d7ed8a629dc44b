#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/app/environment.h"
#include "client/app/pending_changes.h"
#include "shared/base/result.h"

namespace thidua {

/// What one session did: the figures of `thidua sync --json`.
struct SyncReport {
    std::size_t pushed = 0;     ///< edits answered
    std::size_t rejected = 0;   ///< of them, wholly or partly rejected
    std::size_t pulled = 0;     ///< records received
    std::size_t conflicts = 0;  ///< open after the session
    std::uint64_t bytes_sent = 0;
    std::uint64_t bytes_received = 0;
    int round_trips = 0;
    std::optional<Instant> server_time;
    bool has_new_identity = false;  ///< the old one was another machine's, too (rule 12)
    std::optional<ChangesInQuestion> question = {};  ///< it stopped: a person must agree (rule 14)
};

/// The state of the line, always visible in the window.
struct LineState {
    enum class Kind { never, idle, working, offline, refused };
    Kind kind = Kind::never;
    std::size_t waiting = 0;      ///< edits in the outbox
    std::optional<Instant> last_contact;  ///< server time
    std::int64_t pulled = 0;      ///< records so far in the running session
    /// Of the log that the running pull has to pass; empty: not known, or nothing is pulled.
    std::optional<int> pull_percent = {};
    std::size_t edits_answered = 0;  ///< of those that waited
    std::size_t edits_waited = 0;
    std::uint64_t file_bytes = 0;  ///< sent or fetched, of all that are to be
    std::uint64_t file_bytes_all = 0;
    std::string message;          ///< one sentence, translated
    std::string notice = {};      ///< the same, to be said once

    [[nodiscard]] bool is_pulling() const { return pull_percent && *pull_percent < 100; }
};

/// One session with the server, on the caller's thread. Errors: unreachable (everything is kept),
/// refused, locked, disk_full.
Result<SyncReport> sync_once(const std::filesystem::path& folder, Environment environment,
                             const std::function<void(const LineState&)>& on_progress = {});

/// Presents the enrolment code, stores the identity, pulls what the device may see.
Result<SyncReport> enroll_device(const std::filesystem::path& folder, Environment environment,
                                 const std::string& code,
                                 const std::function<void(const LineState&)>& on_progress = {});

/// The one thread that owns the network: keeps a session open while there is a line, retries with
/// backoff and jitter, tells changes. For the window and for `sync --watch`.
class SyncService {
public:
    struct Callbacks {
        /// From the service's thread.
        std::function<void(const LineState&)> on_state = {};
        /// Records of the local store changed by a pull or a receipt. From the service's thread.
        std::function<void()> on_changed = {};
        /// There is a line, and nothing has been said yet: what is saved before this returns is
        /// announced by the first message. From the service's thread, which waits for it.
        std::function<void()> before_session = {};
    };
    SyncService(std::filesystem::path folder, Environment environment, Callbacks callbacks);
    ~SyncService();  ///< stops and joins

    void start();
    /// Something was saved: send it soon. Any thread.
    void wake();
    /// Pause (true) keeps the line down until resumed; work goes on. Any thread.
    void set_paused(bool paused);
    [[nodiscard]] LineState state() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace thidua
