#include "tests/simulator/final_state.h"

#include "client/store/local_sync_store.h"
#include "server/store/log_store.h"
#include "shared/base/check.h"
#include "shared/wire/codec.h"

namespace thidua::simulator {
namespace {

constexpr const char* list_receipts_sql = "SELECT id, receipt FROM edit";
constexpr const char* list_numbers_sql =
    "SELECT device, number FROM edit UNION SELECT device, number FROM alias";
constexpr const char* list_held_sql = "SELECT id FROM edit";
constexpr const char* list_waiting_sql =
    "SELECT id FROM edit WHERE state <> 'done' ORDER BY number";
constexpr const char* list_attention_sql = "SELECT id FROM attention JOIN edit USING (number)";
constexpr const char* list_answered_sql = "SELECT id, receipt FROM edit WHERE receipt IS NOT NULL";
constexpr const char* list_scopes_sql = "SELECT scope, cursor FROM granted_scope";
constexpr const char* list_server_sql = "SELECT id, type, scope, rev, fields FROM record";
constexpr const char* list_base_sql = "SELECT id, type, scope, rev, fields FROM base";
constexpr const char* list_view_sql = "SELECT id, type, scope, rev, fields FROM record";
constexpr const char* list_copies_sql =
    "SELECT record, type, scope, rev, fields FROM recovered_copy";
constexpr const char* list_kept_sql = "SELECT id FROM kept WHERE is_shown = 1";
constexpr const char* count_overlay_sql = "SELECT count(*) FROM overlay";

template <class T>
T sound(Result<T> result) {
    if (!result) throw SQLite::Exception{"a stored value cannot be read", 11};
    return *std::move(result);
}

std::vector<Record> list_records(Database& database, const char* sql) {
    std::vector<Record> records;
    auto row = database.prepare(sql);
    while (row.step())
        records.push_back({.type = column_text(row, 1),
                           .id = column_id<RecordId>(row, 0),
                           .scope = column_id<ScopeId>(row, 2),
                           .fields = sound(decode_fields(column_blob(row, 4))),
                           .rev = column_number<Sequence>(row, 3)});
    return records;
}

Records read_records(Database& database, const char* sql) {
    Records records;
    for (Record& record : list_records(database, sql)) {
        const RecordId id = record.id;
        records.emplace(id, std::move(record));
    }
    return records;
}

ReceiptsByEdit read_receipts(Database& database, const char* sql) {
    ReceiptsByEdit receipts;
    auto row = database.prepare(sql);
    while (row.step())
        receipts.emplace(column_id<EditId>(row, 0), sound(decode_receipt(column_blob(row, 1))));
    return receipts;
}

std::vector<EditId> read_edits(Database& database, const char* sql) {
    std::vector<EditId> edits;
    auto row = database.prepare(sql);
    while (row.step()) edits.push_back(column_id<EditId>(row, 0));
    return edits;
}

template <class T>
std::set<T> set_of(const std::vector<T>& list) {
    return {list.begin(), list.end()};
}

}  // namespace

ReceiptsByEdit receipts_of(Database& server) {
    return read_receipts(server, list_receipts_sql);
}

std::set<EditId> edits_of(LocalStore& device) {
    return set_of(read_edits(device.database(), list_held_sql));
}

FinalState read_server(Database& server) {
    FinalState state;
    state.records = read_records(server, list_server_sql);
    state.receipts = receipts_of(server);
    auto number = server.prepare(list_numbers_sql);
    while (number.step())
        state.numbers[column_id<DeviceId>(number, 0)].insert(column_number<EditNumber>(number, 1));
    state.epochs = EpochStore{server}.list();
    state.copies = list_records(server, list_copies_sql);
    LogStore{server}.for_each([&state](Sequence seq, const Hash& hash, const Bytes& bytes) {
        state.head = seq;
        state.head_hash = hash;
        state.log.push_back(sound(decode_log_entry(bytes)));
        return true;
    });
    return state;
}

DeviceState read_device(LocalStore& device) {
    Database& database = device.database();
    DeviceState state;
    state.id = device.device();
    auto scope = database.prepare(list_scopes_sql);
    while (scope.step()) {
        state.scopes.insert(column_id<ScopeId>(scope, 0));
        state.cursors.insert(column_number<Sequence>(scope, 1));
    }
    const SyncPosition position = LocalSyncStore{device}.position();
    state.head = position.head;
    state.head_hash = position.head_hash;
    state.base = read_records(database, list_base_sql);
    state.view = read_records(database, list_view_sql);
    auto overlay = database.prepare(count_overlay_sql);
    overlay.step();
    state.overlaid = column_uint64(overlay, 0);
    auto kept = database.prepare(list_kept_sql);
    while (kept.step()) state.kept.insert(column_id<RecordId>(kept, 0));
    state.waiting = read_edits(database, list_waiting_sql);
    state.attention = set_of(read_edits(database, list_attention_sql));
    state.receipts = read_receipts(database, list_answered_sql);
    return state;
}

}  // namespace thidua::simulator
