#pragma once

#include <functional>
#include <utility>

#include "shared/sync/client_sync_store.h"

namespace thidua {

/// Passes everything on, and tells when a session begins to speak (it asks for the position before
/// anything else) and when the records of the device have changed. For one session.
class ObservedSyncStore final : public ClientSyncStore {
public:
    ObservedSyncStore(ClientSyncStore& store, std::function<void()> on_changed,
                      std::function<void()> on_begin = {})
        : store_{store}, on_changed_{std::move(on_changed)}, on_begin_{std::move(on_begin)} {}

    SyncPosition position() override {
        if (const auto begin = std::exchange(on_begin_, {})) begin();
        return store_.position();
    }
    Manifest manifest() override { return store_.manifest(); }
    std::vector<WaitingEdit> list_waiting(EditNumber from, std::size_t bytes_max) override {
        return store_.list_waiting(from, bytes_max);
    }
    std::optional<Edit> find_edit(EditNumber number) override { return store_.find_edit(number); }
    std::vector<ScopeCursor> list_cursors() override { return store_.list_cursors(); }
    void note_hello(bool leaves_now) override { store_.note_hello(leaves_now); }
    bool note_contact(const SignedStatement& said, const std::vector<Announced>& manifest,
                      Instant device_now) override {
        return told(store_.note_contact(said, manifest, device_now));
    }
    std::optional<Journal> find_journal() override { return store_.find_journal(); }
    bool adopt_grant(const std::vector<ScopeId>& scopes, GrantReason reason) override {
        return told(store_.adopt_grant(scopes, reason));
    }
    bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) override {
        return told(store_.apply_receipts(flight, totals));
    }
    PageResult apply_pages(std::span<const Page> pages) override {
        return told(store_.apply_pages(pages));
    }
    PullEnd finish_pull(Sequence through, const Hash& log_hash) override {
        return told(store_.finish_pull(through, log_hash));
    }
    void set_piece_bytes(std::size_t bytes) override { store_.set_piece_bytes(bytes); }
    void set_server_version(std::uint8_t version) override { store_.set_server_version(version); }
    std::uint64_t scope_digest(const ScopeId& scope) override { return store_.scope_digest(scope); }
    void note_compared(const ScopeId& scope) override { store_.note_compared(scope); }
    void begin_repull(const ScopeId& scope) override { store_.begin_repull(scope); }
    void adopt_epoch(const Welcome& welcome) override {
        store_.adopt_epoch(welcome);
        on_changed_();
    }
    Proof find_proof() override { return store_.find_proof(); }
    std::vector<AnnouncementProof> list_announcement_proofs() override {
        return store_.list_announcement_proofs();
    }
    std::vector<RecordCopy> list_copies(const RecordId& after, std::size_t bytes_max) override {
        return store_.list_copies(after, bytes_max);
    }
    void note_reported() override {
        store_.note_reported();
        on_changed_();
    }
    void note_identity_reused() override { store_.note_identity_reused(); }
    IdentityRequest identity_request() override { return store_.identity_request(); }
    void adopt_identity(const IdentityReply& reply) override {
        store_.adopt_identity(reply);
        on_changed_();
    }

private:
    template <class T>
    T told(T result) {
        on_changed_();
        return result;
    }

    ClientSyncStore& store_;
    std::function<void()> on_changed_;
    std::function<void()> on_begin_;
};

}  // namespace thidua
