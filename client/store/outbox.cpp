#include "client/store/outbox.h"

#include <sqlite3.h>

#include <set>
#include <stdexcept>

#include "client/store/answered_guard.h"
#include "client/store/journal_log.h"
#include "client/store/replay_space.h"
#include "client/store/run_sql.h"
#include "client/store/working_copy.h"
#include "shared/model/timed_edit.h"
#include "shared/model/workflow_rules.h"
#include "shared/record/change_record.h"
#include "shared/store/transaction.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* add_edit_sql =
    "INSERT INTO edit (number, id, hash, content, state) VALUES (?1, ?2, ?3, ?4, 'waiting')";
constexpr const char* add_edit_record_sql =
    "INSERT INTO edit_record (record, number) VALUES (?1, ?2)";
constexpr const char* count_waiting_sql = "SELECT count(*) FROM edit WHERE state = 'waiting'";
constexpr const char* has_waiting_outbox_sql =
    "SELECT 1 FROM edit_record JOIN edit USING (number)"
    " WHERE record = ?1 AND state = 'waiting' LIMIT 1";
constexpr const char* find_outbox_sql =
    "SELECT number, content, state, coalesce(first_answer.receipt, edit.receipt) FROM edit"
    " LEFT JOIN first_answer USING (number) WHERE id = ?1";
constexpr const char* find_flight_sql =
    "SELECT epoch, hashes, signature FROM edit LEFT JOIN first_answer USING (number)"
    " JOIN flight ON flight.id = coalesce(first_answer.flight, edit.flight) WHERE edit.id = ?1";
constexpr const char* list_of_record_sql =
    "SELECT number, content, state, coalesce(first_answer.receipt, edit.receipt)"
    " FROM edit_record JOIN edit USING (number) LEFT JOIN first_answer USING (number)"
    " WHERE record = ?1 ORDER BY number";
constexpr const char* list_attention_sql =
    "SELECT number, content, state, coalesce(first_answer.receipt, edit.receipt)"
    " FROM attention JOIN edit USING (number) LEFT JOIN first_answer USING (number)"
    " ORDER BY number";
constexpr const char* count_attention_sql = "SELECT count(*) FROM attention";
constexpr const char* needs_attention_sql =
    "SELECT 1 FROM edit_record JOIN attention USING (number) WHERE record = ?1 LIMIT 1";
constexpr const char* settle_attention_sql =
    "DELETE FROM attention WHERE number = (SELECT number FROM edit WHERE id = ?1)";
constexpr const char* clear_overlay_sql = "DELETE FROM overlay";
/// The newest first: where one is unfinished, it is the last.
constexpr const char* has_unfinished_edit_sql =
    "SELECT 1 FROM edit_record CROSS JOIN edit USING (number)"
    " WHERE record = ?1 AND state <> 'done' ORDER BY edit_record.number DESC LIMIT 1";
constexpr const char* uncover_sql = "DELETE FROM overlay WHERE id = ?1";
constexpr const char* has_conflict_in_view_sql =
    "SELECT 1 FROM overlay WHERE parent = ?1 AND type = 'conflict' LIMIT 1";
constexpr const char* uncover_same_sql =
    "DELETE FROM overlay WHERE id = ?1 AND EXISTS (SELECT 1 FROM base WHERE base.id = overlay.id"
    " AND base.scope = overlay.scope AND base.fields = overlay.fields)";
constexpr const char* uncover_all_same_sql =
    "DELETE FROM overlay WHERE EXISTS (SELECT 1 FROM base WHERE base.id = overlay.id"
    " AND base.scope = overlay.scope AND base.fields = overlay.fields)";
constexpr const char* list_unfinished_sql =
    "SELECT number, content, state, coalesce(edit.receipt, first_answer.receipt), kept_through"
    " FROM edit LEFT JOIN first_answer USING (number) WHERE state <> 'done' ORDER BY number";

SentEdit read_sent(SQLite::Statement& row) {
    auto edit = decode_edit(column_blob(row, 1));
    if (!edit) throw SQLite::Exception{"an edit cannot be read", SQLITE_CORRUPT};
    SentEdit sent{.numbered = {column_number<EditNumber>(row, 0), *std::move(edit)},
                  .state = column_text(row, 2),
                  .receipt = {}};
    if (column_is_null(row, 3)) return sent;
    auto receipt = decode_receipt(column_blob(row, 3));
    if (!receipt) throw SQLite::Exception{"a receipt cannot be read", SQLITE_CORRUPT};
    sent.receipt = *std::move(receipt);
    return sent;
}

std::vector<SentEdit> read_all(CachedStatement& statement) {
    std::vector<SentEdit> edits;
    while (statement.step()) edits.push_back(read_sent(statement));
    return edits;
}

}  // namespace

EditNumber Outbox::append(const Edit& edit, const std::vector<TypedPlace>& cut_from) {
    const Bytes content = encode_edit(edit);
    // It would stop this device, and everything behind it, at every start.
    if (!decode_edit(content)) throw std::invalid_argument{"the edit could not be read again"};
    Transaction transaction{store_.database()};
    const EditNumber number{
        static_cast<std::uint64_t>(store_.number_meta(device_keys::next_number, 1))};
    store_.set_number_meta(device_keys::next_number,
                           static_cast<std::int64_t>(number.next().value()));
    {
        auto statement = store_.database().prepare(add_edit_sql);
        bind(statement, number, edit.id, Blob{edit_hash(edit).view()}, Blob{content});
        statement.execute();
    }
    std::set<RecordId> records;
    for (const Operation& operation : edit.operations) records.insert(operation.record);
    for (const RecordId& record : records) {
        auto statement = store_.database().prepare(add_edit_record_sql);
        bind(statement, record, number);
        statement.execute();
    }
    if (is_timed(edit)) JournalLog{store_}.note_saved(number, edit_hash(edit));
    replay({.numbered = {number, edit}, .state = "waiting", .receipt = {}}, 0);
    uncover_same(records);
    for (const TypedPlace& place : cut_from) WorkingCopy{store_}.settle(place);
    transaction.commit();
    return number;
}

void Outbox::replay(const SentEdit& sent, std::int64_t kept_through) {
    ReplaySpace view{store_, kept_through};
    const ModelWorkflow workflow;
    std::optional<AnsweredGuard> guard;
    if (sent.receipt) guard.emplace(*sent.receipt);
    const MergeContext context{.seq = {},
                               .server_time = {},
                               .device = store_.device(),
                               .device_name = store_.text_meta(device_keys::device_name),
                               .rules = workflow,
                               .guard = guard ? &*guard : nullptr};
    merge_edit(sent.numbered.edit, context, view);
}

void Outbox::rebuild_view() {
    {
        auto clear = store_.database().prepare(clear_overlay_sql);
        clear.execute();
    }
    auto row = store_.database().prepare(list_unfinished_sql);
    while (row.step()) replay(read_sent(row), column_is_null(row, 4) ? 0 : column_int64(row, 4));
    run_sql(store_, uncover_all_same_sql);
}

bool Outbox::has_unfinished(const RecordId& record) {
    return finds_row(store_, has_unfinished_edit_sql, record);
}

bool Outbox::take_out_of_view(const EditId& edit, const std::set<RecordId>& records) {
    for (const RecordId& record : records) {
        // What a conflict shows depends on all that was replayed.
        if (finds_row(store_, has_conflict_in_view_sql, record)) return false;
        run_sql(store_, uncover_sql, change_record_id(edit, record));
        run_sql(store_, has_unfinished(record) ? uncover_same_sql : uncover_sql, record);
    }
    return true;
}

void Outbox::uncover_same(const std::set<RecordId>& records) {
    for (const RecordId& record : records) run_sql(store_, uncover_same_sql, record);
}

std::size_t Outbox::count_waiting() {
    auto statement = store_.database().prepare(count_waiting_sql);
    statement.step();
    return column_uint64(statement, 0);
}

bool Outbox::has_waiting(const RecordId& record) {
    auto statement = store_.database().prepare(has_waiting_outbox_sql);
    bind(statement, record);
    return statement.step();
}

std::optional<SentEdit> Outbox::find(const EditId& edit) {
    auto statement = store_.database().prepare(find_outbox_sql);
    bind(statement, edit);
    if (!statement.step()) return std::nullopt;
    return read_sent(statement);
}

std::vector<SentEdit> Outbox::list_of_record(const RecordId& record) {
    auto statement = store_.database().prepare(list_of_record_sql);
    bind(statement, record);
    return read_all(statement);
}

std::optional<FlightProof> Outbox::find_flight(const EditId& edit) {
    auto statement = store_.database().prepare(find_flight_sql);
    bind(statement, edit);
    if (!statement.step()) return std::nullopt;
    return FlightProof{.epoch = column_id<Epoch>(statement, 0),
                       .hashes = column_blob(statement, 1),
                       .signature = column_blob(statement, 2)};
}

std::vector<SentEdit> Outbox::list_attention() {
    auto statement = store_.database().prepare(list_attention_sql);
    return read_all(statement);
}

std::size_t Outbox::count_attention() {
    auto statement = store_.database().prepare(count_attention_sql);
    statement.step();
    return column_uint64(statement, 0);
}

bool Outbox::needs_attention(const RecordId& record) {
    auto statement = store_.database().prepare(needs_attention_sql);
    bind(statement, record);
    return statement.step();
}

void Outbox::settle_attention(const EditId& edit) {
    auto statement = store_.database().prepare(settle_attention_sql);
    bind(statement, edit);
    statement.execute();
}

}  // namespace thidua
