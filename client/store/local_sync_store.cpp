#include "client/store/local_sync_store.h"

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>

#include "client/store/answered_guard.h"
#include "client/store/outbox.h"
#include "client/store/record_layer.h"
#include "client/store/record_row.h"
#include "shared/base/limits.h"
#include "shared/model/record_types.h"
#include "shared/model/workflow_rules.h"
#include "shared/store/transaction.h"
#include "shared/sync/grant.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* list_cursors_sql =
    "SELECT scope, cursor FROM granted_scope ORDER BY scope";
constexpr const char* manifest_sql =
    "SELECT number, id, hash, length(content) FROM edit WHERE state = 'waiting'"
    " ORDER BY number LIMIT ?1";
constexpr const char* list_waiting_sql =
    "SELECT number, content FROM edit WHERE state = 'waiting' AND number >= ?1 ORDER BY number";
constexpr const char* remove_scope_sql = "DELETE FROM granted_scope WHERE scope = ?1";
constexpr const char* remove_records_sql = "DELETE FROM base WHERE scope = ?1";
constexpr const char* add_scope_sql =
    "INSERT INTO granted_scope (scope, cursor) VALUES (?1, 0) ON CONFLICT (scope) DO NOTHING";
constexpr const char* add_flight_sql =
    "INSERT INTO flight (hashes, signature) VALUES (?1, ?2) RETURNING id";
constexpr const char* find_waiting_sql =
    "SELECT hash FROM edit WHERE id = ?1 AND state = 'waiting'";
constexpr const char* find_content_sql = "SELECT content FROM edit WHERE id = ?1";
constexpr const char* store_receipt_sql =
    "UPDATE edit SET state = ?2, seq = ?3, receipt = ?4, flight = ?5 WHERE id = ?1";
constexpr const char* add_attention_sql =
    "INSERT INTO attention (number) SELECT number FROM edit WHERE id = ?1"
    " ON CONFLICT (number) DO NOTHING";
/// The record is in the overlay, or would be if it were in base.
constexpr const char* is_replayed_sql =
    "SELECT 1 FROM overlay WHERE id = ?1 UNION ALL"
    " SELECT 1 FROM edit_record JOIN edit USING (number) WHERE record = ?1 AND state <> 'done'"
    " LIMIT 1";
constexpr const char* has_unfinished_sql = "SELECT 1 FROM edit WHERE state <> 'done' LIMIT 1";
constexpr const char* move_cursor_sql =
    "UPDATE granted_scope SET cursor = max(cursor, ?2) WHERE scope = ?1";
constexpr const char* move_all_cursors_sql =
    "UPDATE granted_scope SET cursor = max(cursor, ?1)";
constexpr const char* finish_edits_sql =
    "UPDATE edit SET state = 'done' WHERE state = 'answered' AND seq <= ?1";
constexpr const char* put_base_sql =
    "INSERT INTO base (id, type, scope, rev, parent, unit, state, fields)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, rev = excluded.rev,"
    " parent = excluded.parent, unit = excluded.unit, state = excluded.state,"
    " fields = excluded.fields WHERE excluded.rev >= base.rev";

const unsigned char* as_bytes(const Bytes& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

template <class Key>
bool finds_row(LocalStore& store, const char* sql, const Key& key) {
    auto statement = store.database().prepare(sql);
    bind(statement, key);
    return statement.step();
}

bool has_unfinished(LocalStore& store) {
    auto statement = store.database().prepare(has_unfinished_sql);
    return statement.step();
}

template <class... Values>
void run(LocalStore& store, const char* sql, const Values&... values) {
    auto statement = store.database().prepare(sql);
    bind(statement, values...);
    statement.execute();
}

}  // namespace

SyncPosition LocalSyncStore::position() {
    SyncPosition position;
    position.device = store_.device();
    if (const auto epoch = store_.find_meta(device_keys::epoch))
        position.epoch = Epoch::from_bytes(*epoch).value_or(Epoch{});
    const auto cursors = list_cursors();
    std::vector<ScopeId> scopes;
    for (const ScopeCursor& cursor : cursors) {
        scopes.push_back(cursor.scope);
        position.uneven |= cursor.through != cursors.front().through;
    }
    position.grant = grant_fingerprint(scopes);
    if (!cursors.empty() && !position.uneven) position.cursor = cursors.front().through;
    position.head = Sequence{static_cast<std::uint64_t>(store_.number_meta(device_keys::head))};
    if (const auto hash = store_.find_meta(device_keys::head_hash))
        position.head_hash = Hash::from_bytes(*hash).value_or(Hash{});
    return position;
}

Manifest LocalSyncStore::manifest() {
    auto statement = store_.database().prepare(manifest_sql);
    bind(statement, limits::manifest_entries_max);
    Manifest manifest;
    manifest.first =
        EditNumber{static_cast<std::uint64_t>(store_.number_meta(device_keys::next_number, 1))};
    while (statement.step()) {
        if (manifest.entries.empty()) manifest.first = column_number<EditNumber>(statement, 0);
        manifest.entries.push_back(
            {.edit = column_id<EditId>(statement, 1),
             .edit_hash = Hash::from_bytes(column_blob(statement, 2)).value_or(Hash{}),
             .size = static_cast<std::uint32_t>(column_uint64(statement, 3))});
    }
    return manifest;
}

std::vector<WaitingEdit> LocalSyncStore::list_waiting(EditNumber from, std::size_t bytes_max) {
    auto statement = store_.database().prepare(list_waiting_sql);
    bind(statement, from);
    std::vector<WaitingEdit> edits;
    std::size_t bytes = 0;
    while (statement.step()) {
        const Bytes content = column_blob(statement, 1);
        bytes += content.size();
        if (!edits.empty() && bytes > bytes_max) break;
        auto edit = decode_edit(content);
        if (!edit) throw SQLite::Exception{"an edit cannot be read", SQLITE_CORRUPT};
        edits.push_back({.numbered = {column_number<EditNumber>(statement, 0), *std::move(edit)}});
    }
    return edits;
}

std::vector<ScopeCursor> LocalSyncStore::list_cursors() {
    auto statement = store_.database().prepare(list_cursors_sql);
    std::vector<ScopeCursor> cursors;
    while (statement.step())
        cursors.push_back(
            {column_id<ScopeId>(statement, 0), column_number<Sequence>(statement, 1)});
    return cursors;
}

bool LocalSyncStore::note_contact(const SignedStatement& said, const std::vector<Announced>&,
                                  Instant device_now) {
    const Statement& statement = said.statement;
    if (!is_signed_by_server(statement_digest(statement), said.signature)) return false;
    Transaction transaction{store_.database()};
    if (!store_.find_meta(device_keys::epoch))
        store_.set_meta(device_keys::epoch, statement.epoch.value().view());
    store_.set_number_meta(device_keys::last_contact, statement.server_time.value());
    store_.set_number_meta(device_keys::clock_offset,
                           statement.server_time.since(device_now).count());
    transaction.commit();
    return true;
}

bool LocalSyncStore::adopt_grant(const std::vector<ScopeId>& scopes, GrantReason) {
    Transaction transaction{store_.database()};
    for (const ScopeCursor& held : list_cursors()) {
        if (std::find(scopes.begin(), scopes.end(), held.scope) != scopes.end()) continue;
        run(store_, remove_scope_sql, held.scope);
        run(store_, remove_records_sql, held.scope);
    }
    for (const ScopeId& scope : scopes) run(store_, add_scope_sql, scope);
    Outbox{store_}.rebuild_view();
    transaction.commit();
    return true;
}

bool LocalSyncStore::is_signed_by_server(const Hash& digest, const Bytes& signature) {
    const Bytes key = store_.text_meta(device_keys::receipt_key);
    if (key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES)
        return false;
    return crypto_sign_verify_detached(as_bytes(signature), digest.bytes.data(),
                                       digest.bytes.size(), as_bytes(key)) == 0;
}

std::int64_t LocalSyncStore::add_flight(const Receipts& flight) {
    Bytes hashes;
    for (const Receipt& receipt : flight.receipts) hashes += sha256(encode_receipt(receipt)).view();
    auto statement = store_.database().prepare(add_flight_sql);
    bind(statement, Blob{hashes}, Blob{flight.signature});
    statement.step();
    return column_int64(statement, 0);
}

bool LocalSyncStore::is_expected(const Receipt& receipt) {
    auto statement = store_.database().prepare(find_waiting_sql);
    bind(statement, receipt.edit);
    return statement.step() && column_blob(statement, 0) == receipt.edit_hash.view();
}

void LocalSyncStore::store_receipt(const Receipt& receipt, std::int64_t flight, bool is_done) {
    run(store_, store_receipt_sql, receipt.edit,
        std::string_view{is_done ? "done" : "answered"}, receipt.seq,
        Blob{encode_receipt(receipt)}, flight);
    if (receipt.has(OutcomeKind::rejected)) run(store_, add_attention_sql, receipt.edit);
}

void LocalSyncStore::apply_to_base(const Receipt& receipt) {
    auto statement = store_.database().prepare(find_content_sql);
    bind(statement, receipt.edit);
    const auto edit = statement.step() ? decode_edit(column_blob(statement, 0))
                                       : Result<Edit>{failure(ErrorCode::damaged, {})};
    if (!edit) throw SQLite::Exception{"an edit cannot be read", SQLITE_CORRUPT};
    RecordLayer base{store_, RecordLayer::Kind::base};
    const ModelWorkflow workflow;
    AnsweredGuard guard{receipt};
    const MergeContext context{.seq = receipt.seq,
                               .server_time = receipt.server_time,
                               .device = receipt.device,
                               .device_name = store_.text_meta(device_keys::device_name),
                               .rules = workflow,
                               .guard = &guard};
    merge_edit(*edit, context, base);
}

Sequence LocalSyncStore::pulled_through() {
    const auto cursors = list_cursors();
    const auto least = std::min_element(
        cursors.begin(), cursors.end(),
        [](const ScopeCursor& a, const ScopeCursor& b) { return a.through < b.through; });
    return least == cursors.end() ? Sequence{} : least->through;
}

bool LocalSyncStore::apply_receipts(const Receipts& flight, ReceiptTotals& totals) {
    const bool is_sound = flight.echo_free.size() == flight.receipts.size() &&
                          !flight.receipts.empty() &&
                          is_signed_by_server(receipts_digest(position().epoch, flight.receipts),
                                              flight.signature);
    if (!is_sound) return false;
    Transaction transaction{store_.database()};
    const std::int64_t flight_id = add_flight(flight);
    const Sequence pulled = pulled_through();
    ReceiptTotals counted;
    for (std::size_t at = 0; at < flight.receipts.size(); ++at) {
        const Receipt& receipt = flight.receipts[at];
        if (!is_expected(receipt)) continue;
        // Nothing of it was applied, or another session has pulled it: no page will come.
        const bool is_in_base = receipt.seq <= pulled;
        if (flight.echo_free[at]) apply_to_base(receipt);
        store_receipt(receipt, flight_id, flight.echo_free[at] || is_in_base);
        ++counted.answered;
        counted.rejected += receipt.has(OutcomeKind::rejected) ? 1 : 0;
    }
    Outbox{store_}.rebuild_view();
    transaction.commit();
    totals.answered += counted.answered;
    totals.rejected += counted.rejected;
    return true;
}

PageResult LocalSyncStore::apply_page(const Page& page) {
    Transaction transaction{store_.database()};
    const bool has_overlay = has_unfinished(store_);
    bool is_replayed = false;
    auto put = store_.database().prepare(put_base_sql);
    for (const PackedRecord& packed : page.records) {
        const auto fields = decode_fields(packed.fields);
        if (!fields || packed.rev == Sequence{}) return PageResult::unreadable;
        bind_packed(put, packed, page.scope, *fields);
        put.execute();
        put.reset();
        // A conflict shows the kept value as the outbox makes it.
        if (has_overlay && !is_replayed)
            is_replayed = packed.type == record_types::conflict ||
                          finds_row(store_, is_replayed_sql, packed.id);
    }
    run(store_, move_cursor_sql, page.scope, page.through);
    if (is_replayed) Outbox{store_}.rebuild_view();
    transaction.commit();
    return PageResult::applied;
}

void LocalSyncStore::finish_pull(Sequence through, const Hash& log_hash) {
    Transaction transaction{store_.database()};
    run(store_, move_all_cursors_sql, through);
    store_.set_number_meta(device_keys::head, static_cast<std::int64_t>(through.value()));
    store_.set_meta(device_keys::head_hash, log_hash.view());
    run(store_, finish_edits_sql, through);
    Outbox{store_}.rebuild_view();
    transaction.commit();
}

}  // namespace thidua
