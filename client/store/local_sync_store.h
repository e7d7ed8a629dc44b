#pragma once

#include <set>

#include "client/store/local_store.h"
#include "shared/sync/client_sync_store.h"

namespace thidua {

class MassChange;

/// Makes the keys of a device; OpenSSL's in the program.
class IdentityKeys {
public:
    virtual ~IdentityKeys() = default;
    virtual Bytes make_key() = 0;  ///< PEM
    /// PKCS#10, DER.
    virtual Bytes make_certificate_request(BytesView key) = 0;
};

/// The device's disk for its session: cursors, the outbox, receipts, base. Each call is one
/// transaction. Without `keys`, which must outlive it, it can take no new identity.
class LocalSyncStore final : public ClientSyncStore {
public:
    explicit LocalSyncStore(LocalStore& store, IdentityKeys* keys = nullptr)
        : store_{store}, keys_{keys} {}

    SyncPosition position() override;
    Manifest manifest() override;
    std::vector<WaitingEdit> list_waiting(EditNumber from, std::size_t bytes_max) override;
    std::optional<Edit> find_edit(EditNumber number) override;
    std::vector<ScopeCursor> list_cursors() override;
    void note_hello(bool leaves_now) override;
    bool note_contact(const SignedStatement& said, const std::vector<Announced>& manifest,
                      Instant device_now) override;
    std::optional<Journal> find_journal() override;
    bool adopt_grant(const std::vector<ScopeId>& scopes, GrantReason reason) override;
    bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) override;
    PageResult apply_pages(std::span<const Page> pages) override;
    PullEnd finish_pull(Sequence through, const Hash& log_hash) override;
    void set_piece_bytes(std::size_t bytes) override;
    void set_server_version(std::uint8_t version) override;
    std::uint64_t scope_digest(const ScopeId& scope) override;
    void note_compared(const ScopeId& scope) override;
    void begin_repull(const ScopeId& scope) override;
    void adopt_epoch(const Welcome& welcome) override;
    Proof find_proof() override;
    std::vector<AnnouncementProof> list_announcement_proofs() override;
    std::vector<RecordCopy> list_copies(const RecordId& after, std::size_t bytes_max) override;
    void note_reported() override;
    void note_identity_reused() override;
    IdentityRequest identity_request() override;
    void adopt_identity(const IdentityReply& reply) override;

private:
    /// False when it would be too much; then nothing may be kept of it.
    bool change_grant(const std::vector<ScopeId>& scopes, MassChange& change);
    void end_pull(Sequence through, const Hash& log_hash, MassChange& change);
    Epoch epoch();
    /// Own number minus the number on the wire (rule 12).
    std::int64_t number_base();
    /// The first of the edits that the server does not know, by its own number (rule 8).
    std::int64_t first_forgotten(const Welcome& welcome);
    void wait_again(const Welcome& welcome, std::int64_t kept_through);
    bool is_signed_by_server(const Hash& digest, const Bytes& signature);
    std::int64_t add_flight(const Receipts& flight, const Epoch& epoch);
    /// True when the edit is still waiting, and this its own receipt.
    bool is_expected(const Receipt& receipt);
    /// Every scope's records are in base up to there.
    Sequence pulled_through();
    bool was_rejected_before(const EditId& edit);
    void store_receipt(const Receipt& receipt, std::int64_t flight, bool is_done);
    void make_echo(const Receipt& receipt);
    std::set<RecordId> apply_to_base(const Receipt& receipt);

    LocalStore& store_;
    IdentityKeys* keys_;
    Bytes journal_end_;  ///< as position() said
    BootStamp hello_left_;
};

}  // namespace thidua
