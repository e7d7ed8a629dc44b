#pragma once

#include <functional>
#include <memory>

#include "server/store/device_store.h"
#include "server/store/edit_guard.h"
#include "server/store/edit_store.h"
#include "server/store/identity_issuer.h"
#include "server/store/log_store.h"
#include "server/store/organization_cache.h"
#include "server/store/recovery.h"
#include "shared/sync/server_sync_store.h"

namespace thidua {

/// Signs flights of receipts with the server's Ed25519 key.
class ReceiptSigner {
public:
    virtual ~ReceiptSigner() = default;
    [[nodiscard]] virtual Bytes sign(const Hash& digest) const = 0;
};

/// The server's disk for its sessions. Belongs to the writer's thread; every call is part of the
/// transaction that the writer has open.
class ServerStore : public ServerSyncStore {
public:
    /// Without an issuer nobody gets a new identity. All must outlive the store.
    ServerStore(Database& database, const ReceiptSigner& signer, IdentityIssuer* issuer = nullptr)
        : database_{database},
          signer_{signer},
          issuer_{issuer},
          organization_{database},
          recovery_{database, organization_, forms_} {}
    ServerStore(const ServerStore&) = delete;
    ServerStore& operator=(const ServerStore&) = delete;

    LogHead head() override;
    std::optional<Hash> find_log_hash(Sequence seq) override;
    std::optional<std::vector<ScopeId>> find_grant(const DeviceId& device, Instant now) override;
    std::uint64_t grant_generation(Instant now) override { return organization_.generation(now); }
    GrantReason explain_grant(const DeviceId& device, std::uint64_t held, const Epoch& epoch,
                              Instant now) override;
    EditNumber known_number(const DeviceId& device) override;
    void note_contact(const DeviceId& device, Instant now, Sequence cursor) override;
    void note_chain_told(const Bytes& journal_end, Instant now) override;
    void note_announced(const DeviceId& device, const std::vector<Announced>& manifest,
                        Instant now) override;
    std::vector<Receipt> list_receipts(const DeviceId& device, EditNumber from,
                                       EditNumber through) override;
    std::optional<Record> find_record(const RecordId& id) override;
    std::optional<Edit> find_edit(const DeviceId& device, EditNumber number) override;
    std::uint32_t keep_part(const DeviceId& device, const EditPart& part) override;
    std::optional<EditKept> find_kept(const DeviceId& device) override;
    Bytes take_parts(const DeviceId& device) override;
    AppliedEdit apply_edit(const DeviceId& device, NumberedEdit edit, Instant now,
                           std::optional<Hash> hash = {}) override;
    ChangedRecords list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                std::size_t bytes_max) override;
    Bytes sign(const Hash& digest) override { return signer_.sign(digest); }
    bool is_own_signature(const Hash& digest, BytesView signature) override {
        return signer_.sign(digest) == signature;  // Ed25519 signs alike each time
    }
    /// Asked at each welcome, ms; without it nobody is held up.
    void set_pace(std::function<std::uint32_t()> pace) { pace_ = std::move(pace); }
    std::uint32_t pace_ms() override { return pace_ ? pace_() : 0; }
    /// Asked at each welcome; without it the server is calm.
    void set_load(std::function<ServerLoad()> load) { load_ = std::move(load); }
    ServerLoad load() override { return load_ ? load_() : ServerLoad::calm; }
    void note_brought_again(const DeviceId& device, EditNumber number, Instant now) override;
    void note_journal(const DeviceId& device, const Journal& journal, const Bytes& journal_end,
                      Instant now) override;
    std::uint64_t scope_digest(const ScopeId& scope) override;
    std::optional<Fork> find_fork(const Epoch& epoch) override;
    void take_new_epoch(const Epoch& after, Instant now) override;
    void note_announced_before(const AnnouncementProof& proof) override;
    AppliedEdit feed_again(const DeviceId& device, const FedEdit& fed, const Epoch& epoch,
                           Instant now) override;
    void take_copies(const DeviceId& device, const std::vector<RecordCopy>& copies,
                     Instant now) override;
    void note_reported(const DeviceId& device, Instant now) override;
    std::optional<IdentityReply> issue_identity(const DeviceId& device,
                                                const IdentityRequest& request,
                                                Instant now) override;

    /// From now on edits come in that file: whoever noted that it was handed over bears witness to
    /// what it submits (EVIDENCE.md, "carried").
    void set_carrier(const Hash& file) { carrier_ = file; }

private:
    AppliedEdit apply_new(const DeviceId& device, NumberedEdit numbered, const Hash& hash,
                          Instant now);
    void note_carried(const Edit& edit, const Receipt& known, Instant now);
    std::optional<AppliedEdit> find_known(const DeviceId& device, const NumberedEdit& edit);
    /// What the server does because of a step that is in the log now.
    void follow_up(const Edit& edit, const std::vector<OperationOutcome>& outcomes, Instant now);

    Database& database_;
    const ReceiptSigner& signer_;
    IdentityIssuer* issuer_;
    std::optional<Hash> carrier_;
    std::function<std::uint32_t()> pace_;
    std::function<ServerLoad()> load_;
    FormCache forms_;
    OrganizationCache organization_;
    Recovery recovery_;
};

/// Makes a fresh store: its epoch, and the first records (units, periods, forms ...) as the
/// server's own entries in the log. One transaction.
void initialize_store(Database& database, const std::vector<Record>& records, Instant now,
                      Random& random);

}  // namespace thidua
