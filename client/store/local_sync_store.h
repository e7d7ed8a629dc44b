#pragma once

#include "client/store/local_store.h"
#include "shared/sync/client_sync_store.h"

namespace thidua {

/// The device's disk for its session: cursors, the outbox, receipts, base. Each call is one
/// transaction.
class LocalSyncStore final : public ClientSyncStore {
public:
    explicit LocalSyncStore(LocalStore& store) : store_{store} {}

    SyncPosition position() override;
    Manifest manifest() override;
    std::vector<NumberedEdit> list_waiting(EditNumber from, std::size_t bytes_max) override;
    std::vector<ScopeCursor> list_cursors() override;
    void note_contact(const Welcome& welcome, Instant device_now) override;
    void adopt_grant(const std::vector<ScopeId>& scopes) override;
    bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) override;
    bool apply_page(const Page& page) override;
    void finish_pull(Sequence through, const Hash& log_hash) override;

private:
    bool is_signed_by_server(const Receipts& flight);
    std::int64_t add_flight(const Receipts& flight);
    /// True when the edit is still waiting, and this its own receipt.
    bool is_expected(const Receipt& receipt);
    /// Every scope's records are in base up to there.
    Sequence pulled_through();
    void store_receipt(const Receipt& receipt, std::int64_t flight, bool is_done);
    void apply_to_base(const Receipt& receipt);

    LocalStore& store_;
};

}  // namespace thidua
