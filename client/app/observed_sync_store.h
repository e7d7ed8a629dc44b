#pragma once

#include <functional>

#include "shared/sync/client_sync_store.h"

namespace thidua {

/// Passes everything on, and tells when the records of the device have changed.
class ObservedSyncStore final : public ClientSyncStore {
public:
    ObservedSyncStore(ClientSyncStore& store, std::function<void()> on_changed)
        : store_{store}, on_changed_{std::move(on_changed)} {}

    SyncPosition position() override { return store_.position(); }
    Manifest manifest() override { return store_.manifest(); }
    std::vector<NumberedEdit> list_waiting(EditNumber from, std::size_t bytes_max) override {
        return store_.list_waiting(from, bytes_max);
    }
    std::vector<ScopeCursor> list_cursors() override { return store_.list_cursors(); }
    void note_contact(const Welcome& welcome, Instant device_now) override {
        store_.note_contact(welcome, device_now);
        on_changed_();
    }
    void adopt_grant(const std::vector<ScopeId>& scopes) override {
        store_.adopt_grant(scopes);
        on_changed_();
    }
    bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) override {
        const bool is_good = store_.apply_receipts(flight, totals);
        on_changed_();
        return is_good;
    }
    bool apply_page(const Page& page) override {
        const bool is_good = store_.apply_page(page);
        on_changed_();
        return is_good;
    }
    void finish_pull(Sequence through, const Hash& log_hash) override {
        store_.finish_pull(through, log_hash);
        on_changed_();
    }

private:
    ClientSyncStore& store_;
    std::function<void()> on_changed_;
};

}  // namespace thidua
