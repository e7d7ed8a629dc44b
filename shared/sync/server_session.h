#pragma once

#include <map>
#include <unordered_map>

#include "shared/sync/server_sync_store.h"
#include "shared/sync/session.h"

namespace thidua {

/// The server's end for one authenticated device (PROTOCOL.md). All calls happen inside the
/// writer's transaction; the returned step leaves after its commit.
class ServerSession final : public Session {
public:
    ServerSession(ServerSyncStore& store, DeviceId device) : store_{store}, device_{device} {}

    Step begin(Instant now) override;  ///< a server waits for the hello
    Step on_message(const Message& message, Instant now) override;
    /// The log grew: a device that stays connected is sent what it may see of it.
    Step on_local_edit(Instant now) override;
    Step on_timer(Instant now) override;

private:
    void on(const Hello& hello, Instant now, Step& step);
    void on(const Cursors& cursors, Instant now, Step& step);
    void on(const Edits& edits, Instant now, Step& step);
    void on(const Ping&, Instant now, Step& step);
    void on(const Pong&, Instant, Step&) {}
    void on(const Bye&, Instant now, Step& step);
    /// What only a client receives.
    template <class T>
    void on(const T&, Instant, Step& step);

    /// Null when the hello is acceptable.
    std::optional<Refusal> objection(const Hello& hello);
    /// The known part of the manifest must be the edits the server knows (rule 12).
    std::optional<Refusal> resend_receipts(const Hello& hello, Step& step);
    /// A number that is known stands for one edit only (rule 12).
    bool is_same_as_known(const NumberedEdit& edit);
    void send_receipts(const std::vector<Receipt>& receipts, const std::vector<bool>& echo_free,
                       Step& step);
    bool spare_echo(const AppliedEdit& applied);
    void pull(Instant now, Step& step);
    /// One page, or several where it would not fit in a frame; how many.
    std::size_t send_pages(const ScopeId& scope, ChangedRecords changed, Step& step);
    void finish_pull(Instant now, Step& step);
    static void refuse(Step& step, Refusal refusal);

    ServerSyncStore& store_;
    DeviceId device_;
    bool is_greeted_ = false;
    bool awaits_cursors_ = false;
    bool is_pulling_ = false;
    Sequence target_;            ///< the pull under way goes to here
    std::optional<Sequence> done_through_;  ///< the last PullDone
    bool log_grew_ = false;      ///< while a pull was under way: there is more to tell
    std::map<ScopeId, Sequence> cursors_;
    EditNumber known_;
    EditNumber announced_through_;
    std::unordered_map<RecordId, Sequence> spared_;  ///< not sent again while at this rev
};

}  // namespace thidua
