#pragma once

#include <chrono>
#include <deque>

#include "shared/sync/client_sync_store.h"
#include "tests/bench/load_typing.h"

namespace thidua {

/// As a hello lists it.
Announced announced(const Edit& edit);

/// The disk of a device without a disk, so that the server and not its devices is measured: of what
/// it sends it keeps the names, of what it receives how far it came.
class LoadStore final : public ClientSyncStore {
public:
    using Steady = std::chrono::steady_clock;
    LoadStore(const LoadDevice& device, Typing typing);

    /// The person has typed so many more edits. They are hashed now.
    void type(std::size_t edits);
    /// As many, which were typed, hashed and packed before.
    void type(const std::vector<Announced>& edits);
    [[nodiscard]] std::size_t typed() const { return typed_; }
    [[nodiscard]] std::size_t answered() const { return answered_; }
    [[nodiscard]] bool is_answered() const { return answered_ == typed_; }
    /// When the last of them was.
    [[nodiscard]] Steady::time_point answered_at() const { return answered_at_; }
    [[nodiscard]] std::size_t rejected() const { return rejected_; }
    [[nodiscard]] std::size_t conflicts() const { return conflicts_; }
    [[nodiscard]] std::size_t pulled() const { return pulled_; }
    [[nodiscard]] Sequence cursor() const { return position_.cursor; }

    SyncPosition position() override { return position_; }
    Manifest manifest() override;
    std::vector<WaitingEdit> list_waiting(EditNumber from, std::size_t bytes_max) override;
    std::optional<Edit> find_edit(EditNumber number) override;
    std::vector<ScopeCursor> list_cursors() override { return {}; }
    void note_hello(bool) override {}
    bool note_contact(const SignedStatement&, const std::vector<Announced>&, Instant) override;
    std::optional<Journal> find_journal() override { return std::nullopt; }
    bool adopt_grant(const std::vector<ScopeId>& scopes, GrantReason) override;
    bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) override;
    PageResult apply_pages(std::span<const Page> pages) override;
    PullEnd finish_pull(Sequence through, const Hash& log_hash) override;
    void set_piece_bytes(std::size_t bytes) override { position_.piece_bytes = bytes; }
    void set_server_version(std::uint8_t version) override { position_.server_version = version; }

    // What happens to no device under load: no scope is compared, no server restored, no identity
    // taken twice.
    std::uint64_t scope_digest(const ScopeId&) override { return 0; }
    void note_compared(const ScopeId&) override {}
    void begin_repull(const ScopeId&) override {}
    void adopt_epoch(const Welcome&) override {}
    Proof find_proof() override { return {}; }
    std::vector<AnnouncementProof> list_announcement_proofs() override { return {}; }
    std::vector<RecordCopy> list_copies(const RecordId&, std::size_t) override { return {}; }
    void note_reported() override {}
    void note_identity_reused() override {}
    IdentityRequest identity_request() override { return {}; }
    void adopt_identity(const IdentityReply&) override {}

private:
    Typing typing_;
    SyncPosition position_;
    std::deque<Announced> waiting_;  ///< from answered_ + 1 to typed_
    std::size_t typed_ = 0;
    std::size_t told_ = 0;  ///< the server has listed the edits up to here
    std::size_t answered_ = 0;
    std::size_t rejected_ = 0;
    std::size_t conflicts_ = 0;
    std::size_t pulled_ = 0;
    Steady::time_point answered_at_;
};

}  // namespace thidua
