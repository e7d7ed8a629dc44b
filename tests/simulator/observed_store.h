#pragma once

#include <utility>
#include <vector>

#include "server/store/server_sync_store.h"
#include "tests/simulator/identities.h"
#include "tests/simulator/planted_bug.h"

namespace thidua::simulator {

/// The server's real store, watched: what it merged since the last question. With a planted bug, a
/// store that is wrong on purpose.
class ObservedStore final : public ServerStore {
public:
    ObservedStore(Database& database, PlantedBug bug)
        : ServerStore{database, signer(), &identity_issuer()}, database_{database}, bug_{bug} {}

    AppliedEdit apply_edit(const DeviceId& device, NumberedEdit edit, Instant now,
                           std::optional<Hash> hash = {}) override;
    std::vector<Receipt> list_receipts(const DeviceId& device, EditNumber from,
                                       EditNumber through) override;
    void take_copies(const DeviceId& device, const std::vector<RecordCopy>& copies,
                     Instant now) override;
    AppliedEdit feed_again(const DeviceId& device, const FedEdit& fed, const Epoch& epoch,
                           Instant now) override;
    ChangedRecords list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                std::size_t bytes_max) override;

    /// Receipts made since the last call, in order; those of known edits left out.
    std::vector<Receipt> take_merged() { return std::exchange(merged_, {}); }
    /// The same, with what they touched: of the edits that came for the first time.
    std::vector<AppliedEdit> take_applied() { return std::exchange(applied_, {}); }

private:
    static const ReceiptSigner& signer();
    void let_last_arrival_win(const NumberedEdit& edit, const Receipt& receipt);

    Database& database_;
    PlantedBug bug_;
    std::vector<Receipt> merged_;
    std::vector<AppliedEdit> applied_;
};

}  // namespace thidua::simulator
