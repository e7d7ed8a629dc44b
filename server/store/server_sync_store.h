#pragma once

#include <memory>

#include "server/store/device_store.h"
#include "server/store/edit_guard.h"
#include "server/store/edit_store.h"
#include "server/store/log_store.h"
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
class ServerStore final : public ServerSyncStore {
public:
    ServerStore(Database& database, const ReceiptSigner& signer)
        : database_{database}, signer_{signer} {}

    LogHead head() override;
    std::optional<Hash> find_log_hash(Sequence seq) override;
    std::optional<std::vector<ScopeId>> find_grant(const DeviceId& device) override;
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

private:
    AppliedEdit apply_new(const DeviceId& device, const NumberedEdit& edit, const Hash& hash,
                          Instant now);

    Database& database_;
    const ReceiptSigner& signer_;
    FormCache forms_;
    Epoch epoch_;  ///< read once: it changes only while nothing is served
};

/// Makes a fresh store: its epoch, and the first records (units, periods, forms ...) as the
/// server's own entries in the log. One transaction.
void initialize_store(Database& database, const std::vector<Record>& records, Instant now,
                      Random& random);
/// Adds records as further entries of the server's own. The transaction is the caller's.
void load_records(Database& database, const std::vector<Record>& records, Instant now,
                  Random& random);

}  // namespace thidua
