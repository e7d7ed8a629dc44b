#pragma once

#include <map>
#include <set>
#include <unordered_map>

#include "shared/sync/file_store.h"
#include "shared/sync/server_sync_store.h"
#include "shared/sync/session.h"
#include "shared/sync/tuning.h"
#include "shared/wire/packed_edit.h"

namespace thidua {

/// The server's end for one authenticated device (PROTOCOL.md). All calls happen inside the
/// writer's transaction; the returned step leaves after its commit.
class ServerSession final : public Session {
public:
    /// Without `files`, which must outlive it, no attached file is taken or given.
    ServerSession(ServerSyncStore& store, DeviceId device, ServerFiles* files = nullptr)
        : store_{store}, device_{device}, files_{files} {}

    Step begin(Instant now) override;  ///< a server waits for the hello
    Step on_message(const Message& message, Instant now) override;
    /// The log grew: a device that stays connected is sent what it may see of it.
    Step on_local_edit(Instant now) override;
    Step on_timer(Instant now) override;

private:
    void on(const Hello& hello, Instant now, Step& step);
    void on(const IdentityRequest& request, Instant now, Step& step);
    void on(const Proof& proof, Instant now, Step& step);
    void on(const Announcements& announcements, Instant now, Step& step);
    void on(const Journal& journal, Instant now, Step& step);
    void on(const Refeed& refeed, Instant now, Step& step);
    void on(const Copies& copies, Instant now, Step& step);
    void on(const Cursors& cursors, Instant now, Step& step);
    void on(const Edits& edits, Instant now, Step& step);
    void on(const EditPart& part, Instant now, Step& step);
    void on(const FilesOffered& offer, Instant now, Step& step);
    void on(const FilePart& part, Instant now, Step& step);
    void on(const FileWanted& wanted, Instant now, Step& step);
    void on(const Ping&, Instant now, Step& step);
    void on(const Pong&, Instant, Step&) {}
    void on(const UnknownMessage&, Instant, Step&) {}
    void on(const Bye&, Instant now, Step& step);
    /// What only a client receives.
    template <class T>
    void on(const T&, Instant, Step& step);

    /// What the hello says of the past, against what this log says.
    enum class History {
        same,
        forked,   ///< another epoch, which this log knows or whose word was proven
        ahead,    ///< the device knows more than this server: to be proven (rule 8)
        differs,  ///< rule 15
    };
    History compare(const Hello& hello);
    static Sequence common_with(const Hello& hello, const Fork& fork);
    bool is_proven(const Proof& proof, const Hello& hello);
    [[nodiscard]] bool is_genuine(const Receipt& receipt, const FlightProof& flight);
    void greet(const Hello& hello, Instant now, Step& step);
    [[nodiscard]] Bytes sign_statement(const Hello& hello, const Welcome& welcome);
    /// A device that is behind its own past is not the only one of its name (rule 12).
    [[nodiscard]] bool is_behind_itself(const Hello& hello) const;
    /// The known part of the manifest must be the edits the server knows (rule 12).
    std::optional<Refusal> resend_receipts(const Hello& hello, Step& step);
    /// Of a receipt that the device was told before, perhaps: when what the edit made stands here as
    /// it made it, the device can make it too.
    bool spare_again(EditNumber number, const Receipt& receipt);
    /// A number that is known stands for one edit only (rule 12).
    bool is_same_as_known(EditNumber number, const EditName& name);
    /// What one message of edits, or the last part of one, brought.
    struct Taken {
        EditNumber first;
        std::vector<Receipt> receipts = {};
        std::vector<bool> echo_free = {};
        std::optional<EditNumber> wanted = {};
        std::size_t bytes = 0;  ///< as they were sent
        [[nodiscard]] bool is_next(EditNumber number) const;
        void add(EditNumber number, const Receipt& receipt, bool is_echo_free);
    };
    void refresh_known();
    /// Behind an edit that was asked for whole: it will be sent after that.
    [[nodiscard]] bool comes_again(EditNumber number) const;
    /// False when the session is over.
    bool take(const PackedEdit& packed, Instant now, Taken& taken, Step& step);
    bool answer_again(EditNumber number, const Result<Bytes>& packed, Instant now, Taken& taken,
                      Step& step);
    void answer_known(EditNumber number, Instant now, Step& step);
    Result<Edit> unpack(BytesView packed);
    Value find_seen(const RecordId& id, const FieldPath& path);
    void answer(const Taken& taken, Instant now, Step& step);
    /// Answers wait while more of what was announced is to come.
    void hold(const Taken& taken, Instant now);
    [[nodiscard]] bool may_hold(const Taken& taken, Instant now) const;
    void tell_held(Step& step);
    [[nodiscard]] std::size_t receipts_max() const;  ///< of a flight
    void send_receipts(EditNumber first, const std::vector<Receipt>& receipts,
                       const std::vector<bool>& echo_free, Step& step);
    /// False when the grant is another than at the hello: the device is told to come again.
    bool has_same_grant(Instant now);
    bool has_epoch_ended();
    /// In a new epoch nothing is taken before the device has said that it knows.
    [[nodiscard]] bool is_deaf() const { return is_new_epoch_ && awaits_cursors_; }
    void pull_when_all_is_in(Instant now, Step& step);
    void tell_digest(const ScopeId& scope, Step& step);
    bool spare_echo(const AppliedEdit& applied);
    [[nodiscard]] std::vector<ScopeId> granted_scopes() const;
    bool may_move_files(const Hash& hash, Instant now, Step& step);
    /// Says goodbye: what the device is granted has changed (rule 6).
    static void let_go(Step& step);
    void pull(Instant now, Step& step);
    /// One page, or several where it would not fit in a frame; how many.
    std::size_t send_pages(const ScopeId& scope, ChangedRecords changed, Step& step);
    void finish_pull(Instant now, Step& step);
    static void refuse(Step& step, Refusal refusal);

    ServerSyncStore& store_;
    DeviceId device_;
    ServerFiles* files_;
    bool is_greeted_ = false;
    Epoch epoch_;  ///< of the welcome
    std::optional<Hello> to_be_proven_;
    bool is_new_epoch_ = false;  ///< the hello came from another one
    Sequence fork_;
    bool awaits_cursors_ = false;
    Bytes journal_end_;
    std::set<ScopeId> to_digest_;
    std::uint64_t grant_generation_ = 0;
    std::uint64_t grant_ = 0;  ///< fingerprint
    bool is_pulling_ = false;
    Sequence target_;            ///< the pull under way goes to here
    std::optional<Sequence> done_through_;  ///< the last PullDone
    bool log_grew_ = false;      ///< while a pull was under way: there is more to tell
    std::map<ScopeId, Sequence> cursors_;
    EditNumber known_;
    std::optional<EditNumber> wanted_;  ///< asked for whole, and not here yet
    std::map<RecordId, std::optional<Record>> seen_;  ///< looked at for one edit
    std::size_t piece_bytes_ = tuning::page_bytes;    ///< of pages, as the device's line bears it
    Taken held_;  ///< taken, and not answered yet
    Instant held_since_;
    EditNumber announced_through_;
    bool more_is_coming_ = false;  ///< than was announced
    EditNumber answered_through_;  ///< of the announced, with the welcome
    std::unordered_map<RecordId, Sequence> spared_;  ///< not sent again while at this rev
};

}  // namespace thidua
