#pragma once

#include <memory>

#include "server/store/device_store.h"
#include "server/store/edit_guard.h"
#include "server/store/edit_store.h"
#include "server/store/log_store.h"
#include "server/store/organization_cache.h"
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
    ServerStore(Database& database, const ReceiptSigner& signer)
        : database_{database}, signer_{signer}, organization_{database} {}

    LogHead head() override;
    std::optional<Hash> find_log_hash(Sequence seq) override;
    std::optional<std::vector<ScopeId>> find_grant(const DeviceId& device, Instant now) override;
    std::uint64_t grant_generation(Instant now) override { return organization_.generation(now); }
    GrantReason explain_grant(const DeviceId& device, std::uint64_t held, const Epoch& epoch,
                              Instant now) override;
    EditNumber known_number(const DeviceId& device) override;
    void note_contact(const DeviceId& device, Instant now, Sequence cursor) override;
    void note_announced(const DeviceId& device, const std::vector<Announced>& manifest,
                        Instant now) override;
    std::vector<Receipt> list_receipts(const DeviceId& device, EditNumber from,
                                       EditNumber through) override;
    AppliedEdit apply_edit(const DeviceId& device, const NumberedEdit& edit, Instant now) override;
    ChangedRecords list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                std::size_t bytes_max) override;
    Bytes sign(const Hash& digest) override { return signer_.sign(digest); }
    bool is_own_signature(const Hash& digest, BytesView signature) override {
        return signer_.sign(digest) == signature;  // Ed25519 signs alike each time
    }
    std::uint32_t pace_ms() override { return 0; }
    void note_journal(const DeviceId& device, const Journal& journal, const Bytes& journal_end,
                      Instant now) override;
    std::uint64_t scope_digest(const ScopeId& scope) override;
    std::optional<Fork> find_fork(const Epoch& epoch) override;
    void take_new_epoch(Instant now) override;
    void note_announced_before(const AnnouncementProof& proof) override;
    AppliedEdit feed_again(const DeviceId& device, const FedEdit& fed, const Epoch& epoch,
                           Instant now) override;
    void take_copies(const DeviceId& device, const std::vector<RecordCopy>& copies,
                     Instant now) override;
    void note_reported(const DeviceId& device, Instant now) override;
    std::optional<IdentityReply> issue_identity(const DeviceId& device,
                                                const IdentityRequest& request,
                                                Instant now) override;

private:
    AppliedEdit apply_new(const DeviceId& device, const NumberedEdit& edit, const Hash& hash,
                          Instant now);
    EditingDevice editing_device(const DeviceId& id, const OrganizationChart& chart);

    Database& database_;
    const ReceiptSigner& signer_;
    FormCache forms_;
    OrganizationCache organization_;
    Epoch epoch_;  ///< read once: it changes only while nothing is served
};

/// Makes a fresh store: its epoch, and the first records (units, periods, forms ...) as the
/// server's own entries in the log. One transaction.
void initialize_store(Database& database, const std::vector<Record>& records, Instant now,
                      Random& random);

}  // namespace thidua
