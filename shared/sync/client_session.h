#pragma once

#include <set>

#include "shared/sync/client_sync_store.h"
#include "shared/sync/file_transfer.h"
#include "shared/sync/session.h"

namespace thidua {

/// What a session has done so far; a plain value for whoever shows progress.
struct SessionProgress {
    ReceiptTotals receipts;
    std::size_t records_pulled = 0;
    /// Of receipts.answered: where the edits that wait now begin to be counted, and end.
    std::size_t edits_from = 0;
    std::size_t edits_to = 0;
    std::uint64_t pull_to = 0;  ///< head announced by the server
    /// Positions of the log, each scope's for itself: what the running pull has passed, whether
    /// there was a record at them or not, and what it has to pass in all.
    std::uint64_t log_passed = 0;
    std::uint64_t log_total = 0;
    std::optional<Instant> server_time;
    std::size_t scopes_healed = 0;  ///< that held something else than the server: the next session
                                    ///< pulls them from the start (rule 5)
    bool has_new_identity = false;  ///< (rule 12)
    bool is_new_epoch = false;      ///< the server was restored (rule 8)
    bool is_caught_up = false;

    [[nodiscard]] std::size_t edits_answered() const;  ///< of edits_waited()
    [[nodiscard]] std::size_t edits_waited() const;
    /// 0 to 100, of the log; empty while nothing is known to be pulled. Records are no measure: a
    /// unit has a few of all that the log numbers.
    [[nodiscard]] std::optional<int> pull_percent() const;
};

/// The device's end (PROTOCOL.md). Pushes what waits, pulls what it lacks, and then either says
/// bye or, when asked to stay, remains connected and is told of changes.
class ClientSession final : public Session {
public:
    struct Options {
        bool stay = false;
        /// Says everything without waiting for an answer, then bye: what a bundle carries.
        bool monologue = false;
        /// Attached files go after all else; must outlive the session. Without it none does.
        ClientFiles* files = nullptr;
    };
    ClientSession(ClientSyncStore& store, Options options)
        : store_{store}, options_{options}, files_{options.files} {}

    Step begin(Instant now) override;
    /// Whether what the answer to that hello builds on is still what the store holds, and it does
    /// not end before that, or in another history; `cursors` as they were then, `end` the last word
    /// of its pull.
    static bool may_resume(ClientSyncStore& store, const Hello& sent,
                           const std::vector<ScopeCursor>& cursors,
                           const std::optional<PullDone>& end);
    /// Instead of begin(): the hello left earlier (in a bundle), and its answer comes now. Only
    /// when may_resume() says so.
    void resume(const Hello& sent, Instant now);
    Step on_message(const Message& message, Instant now) override;
    Step on_local_edit(Instant now) override;
    Step on_timer(Instant now) override;
    /// The line was cut before the session's end. When nothing got through, the next session says
    /// less at a time.
    void on_cut();

    [[nodiscard]] const SessionProgress& progress() const { return progress_; }
    [[nodiscard]] const FileProgress& file_progress() const { return files_.progress(); }

private:
    void on(const Welcome& welcome, Instant now, Step& step);
    void on(const Receipts& flight, Instant now, Step& step);
    void on(const Page& page, Instant now, Step& step);
    void on(const PullDone& done, Instant now, Step& step);
    void on(const ScopeDigest& digest, Instant now, Step& step);
    void on(const ProofWanted&, Instant now, Step& step);
    void on(const Reported&, Instant now, Step& step);
    void on(const EditKept& kept, Instant now, Step& step);
    void on(const EditWanted& wanted, Instant now, Step& step);
    void on(const IdentityReply& reply, Instant now, Step& step);
    void on(const FileWanted& wanted, Instant now, Step& step);
    void on(const FilePart& part, Instant now, Step& step);
    void on(const FileStored& stored, Instant now, Step& step);
    void on(const FileRefused& refused, Instant now, Step& step);
    void on(const Refusal& refusal, Instant now, Step& step);
    void on(const Ping&, Instant now, Step& step);
    void on(const Pong&, Instant, Step&) {}
    void on(const UnknownMessage&, Instant, Step&) {}
    void on(const Bye&, Instant now, Step& step);
    /// What only a server receives.
    template <class T>
    void on(const T&, Instant, Step& step);

    Hello make_hello(const SyncPosition& position);
    void ask_for_identity(Step& step);
    /// The manifest is what has to be answered from now on.
    void expect_answers(const Manifest& manifest);
    /// Has the pages that are held written; ends the session when they cannot be.
    void write_pages(Step& step);
    /// Every scope is to be pulled up to the head.
    void expect_pull(Sequence head);
    void note_passed(const Page& page);
    void enter_epoch(const Welcome& welcome, Step& step);
    void send_announcements(Step& step);
    /// Takes up what was typed since the hello; false when there is nothing.
    bool take_up_new_edits(Step& step);
    void send_edits(Step& step);
    /// What the manifest named and the server has is answered behind the welcome.
    void pass_over_known(EditNumber known);
    void send_waiting(std::vector<WaitingEdit> waiting, std::size_t& room, Step& step);
    [[nodiscard]] PackedEdit pack(const NumberedEdit& edit);
    static void feed(WaitingEdit edit, Refeed& fed);
    [[nodiscard]] bool is_begun(const PackedEdit& packed) const;
    /// An edit longer than what the line carries, from where the server has it.
    void send_parts(const PackedEdit& packed, Step& step);
    [[nodiscard]] std::size_t manifest_entries_max(const Manifest& manifest) const;
    [[nodiscard]] bool is_line_good() const;
    void note_good_line();
    [[nodiscard]] bool is_worth_packing_densely() const;
    void send_copies(Step& step);
    void finish_if_done(Step& step);
    void come_back_to_heal(Step& step);
    void come_back(Step& step);
    [[nodiscard]] bool is_overtaken();
    static void break_off(Step& step, RefusalReason reason);
    static void stop_for_a_person(Step& step);

    ClientSyncStore& store_;
    Options options_;
    FileTransfer files_;
    SessionProgress progress_;
    SyncPosition position_;  ///< at the hello
    Hello hello_;            ///< as it was sent
    std::optional<Journal> journal_;
    bool is_journal_sent_ = false;  ///< and not forgotten since
    bool is_welcome_ = false;
    bool is_proven_ = false;
    bool has_told_copies_ = false;
    bool owes_report_ = false;
    std::set<ScopeId> differing_;  ///< from the server's, by its digests
    std::optional<Sequence> pulled_through_;
    std::vector<ScopeCursor> pull_starts_;  ///< by scope, as the pages come
    Sequence last_seq_;  ///< highest of the receipts: the pull must reach it
    EditNumber next_to_send_;
    EditNumber first_waiting_;  ///< at the hello, or in the new epoch
    EditNumber last_waiting_;   ///< 0: nothing waits
    EditNumber last_answered_;
    bool holds_pages_ = false;
    std::vector<Page> pages_;  ///< held, to be written together
    std::size_t bytes_held_ = 0;
    std::optional<EditKept> kept_;
    std::optional<EditNumber> whole_;  ///< the server asked for all of it
    bool has_praised_line_ = false;
    bool has_backlog_ = false;  ///< much waited at the hello
    /// No edit leaves with the hello: the welcome tells which of them are there since the line was
    /// cut, or whether the server has time for dense batches.
    bool waits_for_welcome_ = false;
    std::size_t message_bytes_ = tuning::first_edits_message_bytes;
    std::size_t bytes_offered_ = 0;  ///< of edits, in this session
    std::size_t edits_offered_ = 0;
    std::size_t bytes_in_flight_ = 0;
    std::optional<Instant> may_send_at_;  ///< the server asked to hold edits back until then
    Instant last_heard_;
    bool is_pinged_ = false;
};

}  // namespace thidua
