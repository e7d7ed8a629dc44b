#pragma once

#include <vector>

#include "server/store/server_sync_store.h"
#include "tests/simulator/planted_bug.h"

namespace thidua::simulator {

/// The server's real store, watched: what it merged since the last question. With a planted bug, a
/// store that is wrong on purpose.
class ObservedStore final : public ServerSyncStore {
public:
    ObservedStore(Database& database, PlantedBug bug)
        : database_{database}, store_{database, signer()}, bug_{bug} {}

    LogHead head() override { return store_.head(); }
    std::optional<Hash> find_log_hash(Sequence seq) override { return store_.find_log_hash(seq); }
    std::optional<std::vector<ScopeId>> find_grant(const DeviceId& device) override {
        return store_.find_grant(device);
    }
    EditNumber known_number(const DeviceId& device) override { return store_.known_number(device); }
    void note_contact(const DeviceId& device, Instant now, Sequence cursor) override {
        store_.note_contact(device, now, cursor);
    }
    void note_announced(const DeviceId& device, const std::vector<Announced>& manifest,
                        Instant now) override {
        store_.note_announced(device, manifest, now);
    }
    std::vector<Receipt> list_receipts(const DeviceId& device, EditNumber from,
                                       EditNumber through) override {
        return store_.list_receipts(device, from, through);
    }
    AppliedEdit apply_edit(const DeviceId& device, const NumberedEdit& edit, Instant now) override;
    ChangedRecords list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                std::size_t bytes_max) override;
    Bytes sign(const Hash& digest) override { return store_.sign(digest); }

    /// Receipts made since the last call, in order; those of known edits left out.
    std::vector<Receipt> take_merged() { return std::exchange(merged_, {}); }

private:
    static const ReceiptSigner& signer();
    void let_last_arrival_win(const NumberedEdit& edit, const Receipt& receipt);

    Database& database_;
    ServerStore store_;
    PlantedBug bug_;
    std::vector<Receipt> merged_;
};

}  // namespace thidua::simulator
