#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>

#include "shared/sync/file_store.h"
#include "shared/sync/file_tuning.h"
#include "shared/sync/session.h"

namespace thidua {

/// Bytes of the files of one session. What was there before it, or with the server already, is
/// counted with them.
struct FileProgress {
    std::uint64_t sent = 0;     ///< and kept by the server
    std::uint64_t to_send = 0;  ///< of all that were offered
    std::uint64_t fetched = 0;
    std::uint64_t to_fetch = 0;

    [[nodiscard]] std::uint64_t done() const { return sent + fetched; }
    [[nodiscard]] std::uint64_t all() const { return to_send + to_fetch; }
};

/// The files of one client session: what waits goes up, what was asked for comes down, after
/// everything else (rule 13). One file at a time each way, in parts that grow with what the line
/// has carried and never fill it for more than about a second.
class FileTransfer {
public:
    /// Without `files` there are none.
    explicit FileTransfer(ClientFiles* files) : files_{files} {}

    /// All else is done: goes on with what there is.
    void go_on(Instant now, Step& step);
    /// Records have come, or edits were answered: what no record named may have a name now.
    void on_records() { unnamed_.clear(); }
    /// Nothing is under way, and go_on() found nothing more.
    [[nodiscard]] bool is_done() const;

    [[nodiscard]] const FileProgress& progress() const { return progress_; }

    /// False: that message cannot be meant. What is said of a file that was settled meanwhile is
    /// passed over.
    bool on(const FileWanted& wanted, Instant now, Step& step);
    bool on(const FilePart& part, Instant now, Step& step);
    bool on(const FileStored& stored, Instant now, Step& step);
    bool on(const FileRefused& refused, Instant now, Step& step);

private:
    struct Upload {
        FileSize file;
        std::uint64_t acknowledged = 0;
        std::uint64_t sent = 0;
        struct Flight {
            std::uint64_t end = 0;
            Instant sent_at;
        };
        std::deque<Flight> flights = {};
    };
    struct Download {
        FileSize file;
        std::uint64_t length = 0;
        std::uint64_t asked = 0;
        std::size_t parts_ahead = 1;
        Instant asked_at;
    };

    void offer(Step& step);
    void begin_upload(const FileWanted& wanted, Instant now, Step& step);
    void note_acknowledged(std::uint64_t offset, Instant now);
    void fill(Instant now, Step& step);
    [[nodiscard]] std::size_t part_bytes() const;
    void count_settled(const Hash& hash, bool is_stored);
    void settle_upload(const Hash& hash, Instant now, Step& step);
    void fetch(Instant now, Step& step);
    void ask(Instant now, Step& step);

    ClientFiles* files_;
    std::map<Hash, std::uint64_t> offered_;  ///< sizes; not settled yet
    std::deque<FileWanted> wanted_;          ///< by the server, behind the one under way
    std::optional<Upload> upload_;
    std::optional<Download> download_;
    FileProgress progress_;
    std::set<Hash> tried_;                   ///< in vain, in this session
    std::set<Hash> unnamed_;                 ///< by any record, as the server last saw it
    std::uint64_t carried_ = 0;              ///< bytes acknowledged in this session
    std::size_t window_ = tuning::file_part_bytes_min;  ///< bytes in flight
};

}  // namespace thidua
