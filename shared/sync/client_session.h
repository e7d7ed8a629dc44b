#pragma once

#include "shared/sync/client_sync_store.h"
#include "shared/sync/session.h"

namespace thidua {

/// What a session has done so far; a plain value for whoever shows progress.
struct SessionProgress {
    ReceiptTotals receipts;
    std::size_t records_pulled = 0;
    std::size_t edits_left = 0;    ///< of those waiting at the hello
    std::uint64_t pull_from = 0;   ///< cursor at the start
    std::uint64_t pull_to = 0;     ///< head announced by the server
    std::optional<Instant> server_time;
    bool is_caught_up = false;
};

/// The device's end (PROTOCOL.md). Pushes what waits, pulls what it lacks, and then either says
/// bye or, when asked to stay, remains connected and is told of changes.
class ClientSession final : public Session {
public:
    struct Options {
        bool stay = false;
    };
    ClientSession(ClientSyncStore& store, Options options) : store_{store}, options_{options} {}

    Step begin(Instant now) override;
    Step on_message(const Message& message, Instant now) override;
    Step on_local_edit(Instant now) override;
    Step on_timer(Instant now) override;

    [[nodiscard]] const SessionProgress& progress() const { return progress_; }

private:
    void on(const Welcome& welcome, Instant now, Step& step);
    void on(const Receipts& flight, Instant now, Step& step);
    void on(const Page& page, Instant now, Step& step);
    void on(const PullDone& done, Instant now, Step& step);
    void on(const Refusal& refusal, Instant now, Step& step);
    void on(const Ping&, Instant now, Step& step);
    void on(const Pong&, Instant, Step&) {}
    void on(const Bye&, Instant now, Step& step);
    /// What only a server receives.
    template <class T>
    void on(const T&, Instant, Step& step);

    /// Takes up what was typed since the hello; false when there is nothing.
    bool take_up_new_edits(Step& step);
    void send_edits(std::size_t bytes_max, Step& step);
    void finish_if_done(Step& step);
    static void break_off(Step& step, RefusalReason reason);

    ClientSyncStore& store_;
    Options options_;
    SessionProgress progress_;
    bool is_welcome_ = false;
    std::optional<Sequence> pulled_through_;
    Sequence last_seq_;          ///< highest of the receipts: the pull must reach it
    EditNumber next_to_send_;
    EditNumber last_waiting_;   ///< 0: nothing waits
    EditNumber last_answered_;
    std::size_t bytes_in_flight_ = 0;
    Instant last_heard_;
    bool is_pinged_ = false;
};

}  // namespace thidua
