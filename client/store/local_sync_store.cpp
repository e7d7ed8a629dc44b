#include "client/store/local_sync_store.h"

#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>

#include "client/store/answered_guard.h"
#include "client/store/contact_log.h"
#include "client/store/journal_log.h"
#include "client/store/kept_records.h"
#include "client/store/outbox.h"
#include "client/store/record_layer.h"
#include "client/store/run_sql.h"
#include "shared/base/limits.h"
#include "shared/model/timed_edit.h"
#include "shared/model/workflow_rules.h"
#include "shared/store/transaction.h"
#include "shared/sync/grant.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* list_cursors_sql = "SELECT scope, cursor FROM granted_scope ORDER BY scope";
constexpr const char* wants_digest_sql =
    "SELECT 1 FROM granted_scope WHERE compared_at <= ?1 OR compared_at > ?2 LIMIT 1";
constexpr const char* manifest_sql =
    "SELECT number, id, hash, length(content) FROM edit WHERE state = 'waiting'"
    " ORDER BY number LIMIT ?1";
constexpr const char* list_waiting_sql =
    "SELECT number, content, first_answer.receipt, epoch, hashes, signature FROM edit"
    " LEFT JOIN first_answer USING (number) LEFT JOIN flight ON flight.id = first_answer.flight"
    " WHERE state = 'waiting' AND number >= ?1 ORDER BY number";
constexpr const char* add_flight_sql =
    "INSERT INTO flight (epoch, hashes, signature) VALUES (?1, ?2, ?3) RETURNING id";
constexpr const char* find_waiting_sql =
    "SELECT hash FROM edit WHERE id = ?1 AND state = 'waiting'";
/// Answered, and nothing of what it did has been pulled.
constexpr const char* find_unpulled_sql =
    "SELECT 1 FROM edit WHERE id = ?1 AND state = 'answered' AND seq = ?2 AND NOT EXISTS"
    " (SELECT 1 FROM edit_record JOIN base ON base.id = edit_record.record"
    " WHERE edit_record.number = edit.number AND base.rev >= edit.seq)";
constexpr const char* finish_sql = "UPDATE edit SET state = 'done' WHERE id = ?1";
constexpr const char* find_numbered_sql = "SELECT content FROM edit WHERE number = ?1";
constexpr const char* find_content_sql = "SELECT content FROM edit WHERE id = ?1";
constexpr const char* store_receipt_sql =
    "UPDATE edit SET state = ?2, seq = ?3, receipt = ?4, flight = ?5 WHERE id = ?1";
constexpr const char* add_attention_sql =
    "INSERT INTO attention (number) SELECT number FROM edit WHERE id = ?1"
    " ON CONFLICT (number) DO NOTHING";
constexpr const char* find_first_receipt_sql =
    "SELECT first_answer.receipt FROM edit JOIN first_answer USING (number) WHERE edit.id = ?1";

/// How long scopes may differ from the server's before anybody looks (rule 5).
constexpr std::chrono::hours compared_every{24};

const unsigned char* as_bytes(const Bytes& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool has_done_all(const Receipt& receipt) {
    return std::ranges::all_of(receipt.outcomes, [](const OperationOutcome& outcome) {
        return outcome.kind == OutcomeKind::applied;
    });
}

std::optional<WaitingEdit::Answer> read_answer(SQLite::Statement& row) {
    if (column_is_null(row, 2)) return std::nullopt;
    auto receipt = decode_receipt(column_blob(row, 2));
    if (!receipt) throw SQLite::Exception{"a receipt cannot be read", SQLITE_CORRUPT};
    return WaitingEdit::Answer{.receipt = *std::move(receipt),
                               .flight = {.epoch = column_id<Epoch>(row, 3),
                                          .hashes = column_blob(row, 4),
                                          .signature = column_blob(row, 5)}};
}

}  // namespace

SyncPosition LocalSyncStore::position() {
    SyncPosition position;
    position.device = store_.device();
    position.epoch = epoch();
    const auto cursors = list_cursors();
    std::vector<ScopeId> scopes;
    for (const ScopeCursor& cursor : cursors) {
        scopes.push_back(cursor.scope);
        position.uneven |= cursor.through != cursors.front().through;
        position.cursor = std::max(position.cursor, cursor.through);
    }
    position.grant = grant_fingerprint(scopes);
    position.head = Sequence{static_cast<std::uint64_t>(store_.number_meta(device_keys::head))};
    if (const auto hash = store_.find_meta(device_keys::head_hash))
        position.head_hash = Hash::from_bytes(*hash).value_or(Hash{});
    journal_end_ = JournalLog{store_}.end();
    position.journal = journal_end_;
    const Instant contact{store_.number_meta(device_keys::last_contact)};
    // Also when the server's clock was set back.
    position.wants_digest =
        finds_row(store_, wants_digest_sql, contact.plus(-compared_every), contact);
    position.wants_identity = store_.text_meta(device_keys::wants_identity) == "yes";
    position.piece_bytes = static_cast<std::size_t>(
        store_.number_meta(device_keys::piece_bytes, tuning::piece_bytes_max));
    position.server_version = static_cast<std::uint8_t>(
        store_.number_meta(device_keys::server_version, protocol_version_min));
    position.repulls = store_.number_meta(device_keys::repulls);
    position.owes_report = store_.text_meta(device_keys::owes_report) == "yes";
    return position;
}

void LocalSyncStore::set_piece_bytes(std::size_t bytes) {
    Transaction transaction{store_.database()};
    store_.set_number_meta(device_keys::piece_bytes, static_cast<std::int64_t>(bytes));
    transaction.commit();
}

void LocalSyncStore::set_server_version(std::uint8_t version) {
    Transaction transaction{store_.database()};
    store_.set_number_meta(device_keys::server_version, version);
    transaction.commit();
}

Epoch LocalSyncStore::epoch() {
    const auto bytes = store_.find_meta(device_keys::epoch);
    return bytes ? Epoch::from_bytes(*bytes).value_or(Epoch{}) : Epoch{};
}

std::int64_t LocalSyncStore::number_base() {
    return store_.number_meta(device_keys::number_base);
}

Manifest LocalSyncStore::manifest() {
    store_.make_seen_durable();
    const std::int64_t base = number_base();
    auto statement = store_.database().prepare(manifest_sql);
    bind(statement, limits::manifest_entries_max);
    std::int64_t first = store_.number_meta(device_keys::next_number, 1);
    std::int64_t last = 0;
    Manifest manifest;
    while (statement.step()) {
        last = column_int64(statement, 0);
        if (manifest.entries.empty()) first = last;
        manifest.entries.push_back(
            {.edit = column_id<EditId>(statement, 1),
             .edit_hash = Hash::from_bytes(column_blob(statement, 2)).value_or(Hash{}),
             .size = static_cast<std::uint32_t>(column_uint64(statement, 3))});
    }
    manifest.first = EditNumber{static_cast<std::uint64_t>(first - base)};
    manifest.is_told = last <= ContactLog{store_}.announced_through();
    return manifest;
}

std::vector<WaitingEdit> LocalSyncStore::list_waiting(EditNumber from, std::size_t bytes_max) {
    store_.make_seen_durable();
    const std::int64_t base = number_base();
    auto row = store_.database().prepare(list_waiting_sql);
    bind(row, static_cast<std::int64_t>(from.value()) + base);
    std::vector<WaitingEdit> edits;
    std::size_t bytes = 0;
    while (row.step()) {
        const Bytes content = column_blob(row, 1);
        bytes += content.size();
        if (!edits.empty() && bytes > bytes_max) break;
        auto edit = decode_edit(content);
        if (!edit) throw SQLite::Exception{"an edit cannot be read", SQLITE_CORRUPT};
        const EditNumber number{static_cast<std::uint64_t>(column_int64(row, 0) - base)};
        const bool counts = is_timed(*edit);
        edits.push_back({.numbered = {number, *std::move(edit)},
                         .answer = read_answer(row),
                         .is_evidence = counts});
    }
    return edits;
}

std::optional<Edit> LocalSyncStore::find_edit(EditNumber number) {
    auto row = store_.database().prepare(find_numbered_sql);
    bind(row, static_cast<std::int64_t>(number.value()) + number_base());
    if (!row.step()) return std::nullopt;
    auto edit = decode_edit(column_blob(row, 0));
    return edit ? std::optional{*std::move(edit)} : std::nullopt;
}

std::vector<ScopeCursor> LocalSyncStore::list_cursors() {
    auto statement = store_.database().prepare(list_cursors_sql);
    std::vector<ScopeCursor> cursors;
    while (statement.step())
        cursors.push_back(
            {column_id<ScopeId>(statement, 0), column_number<Sequence>(statement, 1)});
    return cursors;
}

void LocalSyncStore::note_hello(bool leaves_now) {
    hello_left_ = leaves_now ? store_.boot_moment().value_or(BootStamp{}) : BootStamp{};
}

bool LocalSyncStore::note_contact(const SignedStatement& said,
                                  const std::vector<Announced>& manifest, Instant device_now) {
    const Statement& statement = said.statement;
    if (!is_signed_by_server(statement_digest(statement), said.signature)) return false;
    Transaction transaction{store_.database()};
    if (!store_.find_meta(device_keys::epoch))
        store_.set_meta(device_keys::epoch, statement.epoch.value().view());
    store_.set_number_meta(device_keys::last_contact, statement.server_time.value());
    store_.set_number_meta(device_keys::clock_offset,
                           statement.server_time.since(device_now).count());
    ContactLog{store_}.add(said, manifest, {device_now, hello_left_});
    JournalLog{store_}.begin_anew_if_answered();
    transaction.commit();
    return true;
}

std::optional<Journal> LocalSyncStore::find_journal() {
    return JournalLog{store_}.find(journal_end_);
}

bool LocalSyncStore::is_signed_by_server(const Hash& digest, const Bytes& signature) {
    const Bytes key = store_.text_meta(device_keys::receipt_key);
    if (key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES)
        return false;
    return crypto_sign_verify_detached(as_bytes(signature), digest.bytes.data(),
                                       digest.bytes.size(), as_bytes(key)) == 0;
}

std::int64_t LocalSyncStore::add_flight(const Receipts& flight, const Epoch& epoch) {
    auto statement = store_.database().prepare(add_flight_sql);
    bind(statement, epoch, Blob{receipt_hashes(flight.receipts)}, Blob{flight.signature});
    statement.step();
    return column_int64(statement, 0);
}

bool LocalSyncStore::is_expected(const Receipt& receipt) {
    auto statement = store_.database().prepare(find_waiting_sql);
    bind(statement, receipt.edit);
    return statement.step() && column_blob(statement, 0) == receipt.edit_hash.view();
}

/// Before the server was restored: then it was before the person.
bool LocalSyncStore::was_rejected_before(const EditId& edit) {
    auto row = store_.database().prepare(find_first_receipt_sql);
    bind(row, edit);
    if (!row.step()) return false;
    const auto first = decode_receipt(column_blob(row, 0));
    return first && first->has(OutcomeKind::rejected);
}

void LocalSyncStore::store_receipt(const Receipt& receipt, std::int64_t flight, bool is_done) {
    run_sql(store_, store_receipt_sql, receipt.edit,
            std::string_view{is_done ? "done" : "answered"}, receipt.seq,
            Blob{encode_receipt(receipt)}, flight);
    if (receipt.has(OutcomeKind::rejected) && !was_rejected_before(receipt.edit))
        run_sql(store_, add_attention_sql, receipt.edit);
}

/// The server will not send what the edit did, since this device can make it; but the receipt is
/// here already, from a session that was cut and would have sent it.
void LocalSyncStore::make_echo(const Receipt& receipt) {
    if (!finds_row(store_, find_unpulled_sql, receipt.edit, receipt.seq)) return;
    apply_to_base(receipt);
    run_sql(store_, finish_sql, receipt.edit);
}

/// Returns the records that the edit is about.
std::set<RecordId> LocalSyncStore::apply_to_base(const Receipt& receipt) {
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
    std::set<RecordId> records;
    for (const Operation& operation : edit->operations) records.insert(operation.record);
    return records;
}

Sequence LocalSyncStore::pulled_through() {
    const auto cursors = list_cursors();
    const auto least = std::min_element(
        cursors.begin(), cursors.end(),
        [](const ScopeCursor& a, const ScopeCursor& b) { return a.through < b.through; });
    return least == cursors.end() ? Sequence{} : least->through;
}

bool LocalSyncStore::apply_receipts(const Receipts& flight, ReceiptTotals& totals) {
    const Epoch signed_in = epoch();
    const bool is_sound =
        flight.echo_free.size() == flight.receipts.size() && !flight.receipts.empty() &&
        is_signed_by_server(receipts_digest(signed_in, flight.receipts), flight.signature);
    if (!is_sound) return false;
    Transaction transaction{store_.database()};
    const std::int64_t flight_id = add_flight(flight, signed_in);
    const Sequence pulled = pulled_through();
    ReceiptTotals counted;
    // What is kept aside shows or hides what is replayed over it.
    bool is_view_old = KeptRecords{store_}.is_seen();
    for (std::size_t at = 0; at < flight.receipts.size(); ++at) {
        const Receipt& receipt = flight.receipts[at];
        if (!is_expected(receipt)) {
            if (flight.echo_free[at] && receipt.seq > pulled) make_echo(receipt);
            is_view_old = true;
            continue;
        }
        // Nothing of it was applied, or another session has pulled it: no page will come.
        const bool is_in_base = receipt.seq <= pulled;
        std::set<RecordId> records;
        if (flight.echo_free[at]) records = apply_to_base(receipt);
        store_receipt(receipt, flight_id, flight.echo_free[at] || is_in_base);
        is_view_old = is_view_old || !flight.echo_free[at] || !has_done_all(receipt) ||
                      !Outbox{store_}.take_out_of_view(receipt.edit, records);
        ++counted.answered;
        counted.rejected += receipt.has(OutcomeKind::rejected) ? 1 : 0;
    }
    JournalLog{store_}.begin_anew_if_answered();
    if (is_view_old) Outbox{store_}.rebuild_view();
    transaction.commit();
    totals.answered += counted.answered;
    totals.rejected += counted.rejected;
    return true;
}

}  // namespace thidua
