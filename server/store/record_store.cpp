#include "server/store/record_store.h"

#include <sqlite3.h>

#include "server/store/file_store.h"
#include "shared/base/check.h"
#include "shared/record/change_record.h"
#include "shared/record/index_keys.h"
#include "shared/sync/scope_digest.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* find_record_sql =
    "SELECT id, type, scope, rev, fields FROM record WHERE id = ?1";
constexpr const char* list_records_sql =
    "SELECT id, type, scope, rev, fields FROM record WHERE type = ?1 ORDER BY id";
constexpr const char* list_one_of_each_scope_sql =
    "SELECT id, type, scope, rev, fields FROM record"
    " WHERE id IN (SELECT min(id) FROM record WHERE type = ?1 GROUP BY scope)";
constexpr const char* list_of_parent_sql =
    "SELECT id, type, scope, rev, fields FROM record WHERE parent = ?2 AND type = ?1 ORDER BY id";
constexpr const char* list_open_conflicts_sql =
    "SELECT id, type, scope, rev, fields FROM record"
    " WHERE parent = ?1 AND type = 'conflict' AND state = 'open' ORDER BY id";
constexpr const char* list_changes_sql =
    "SELECT id, type, scope, rev, fields FROM record"
    " WHERE parent = ?1 AND type = 'change' ORDER BY rev DESC";
constexpr const char* count_record_sql =
    "SELECT count(*) FROM record WHERE type = ?1 AND state = ?2";
constexpr const char* count_all_sql = "SELECT count(*) FROM record";
constexpr const char* list_changed_sql =
    "SELECT id, type, rev, fields FROM record"
    " WHERE scope = ?1 AND rev > ?2 AND rev <= ?3 ORDER BY rev";
constexpr const char* has_any_sql = "SELECT 1 FROM record WHERE scope = ?1 LIMIT 1";
// Where the keys stay, their indexes are not written again.
constexpr const char* put_record_sql =
    "INSERT INTO record (id, type, scope, rev, parent, unit, state, fields)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT (id) DO UPDATE SET rev = excluded.rev, fields = excluded.fields"
    " WHERE scope = excluded.scope AND parent = excluded.parent AND unit = excluded.unit"
    " AND state = excluded.state";
constexpr const char* put_moved_sql =
    "UPDATE record SET scope = ?2, rev = ?3, parent = ?4, unit = ?5, state = ?6, fields = ?7"
    " WHERE id = ?1";
constexpr const char* find_change_sql =
    "SELECT log.hash FROM record JOIN log ON log.seq = record.rev WHERE record.id = ?1";
constexpr const char* find_keys_sql =
    "SELECT parent, unit, state FROM record WHERE id = ?1 AND type = ?2";
constexpr const char* find_scope_sql = "SELECT scope FROM record WHERE id = ?1";

/// A stored blob that does not decode means the file was damaged behind our back.
Fields stored_fields(const Bytes& bytes) {
    auto fields = decode_fields(bytes);
    if (!fields) throw SQLite::Exception{"a record cannot be read", SQLITE_CORRUPT};
    return *std::move(fields);
}

Record read_record(SQLite::Statement& row) {
    return {.type = column_text(row, 1),
            .id = column_id<RecordId>(row, 0),
            .scope = column_id<ScopeId>(row, 2),
            .fields = stored_fields(column_blob(row, 4)),
            .rev = column_number<Sequence>(row, 3)};
}

std::vector<Record> read_all(CachedStatement& statement) {
    std::vector<Record> records;
    while (statement.step()) records.push_back(read_record(statement));
    return records;
}

constexpr const char* digest_sql = "SELECT id, rev, fields FROM record WHERE scope = ?1";

}  // namespace

std::optional<Record> RecordStore::find(const RecordId& id) {
    auto statement = database_.prepare(find_record_sql);
    bind(statement, id);
    if (!statement.step()) return std::nullopt;
    return read_record(statement);
}

std::optional<Hash> RecordStore::find_change(const RecordId& id) {
    auto statement = database_.prepare(find_change_sql);
    bind(statement, id);
    if (!statement.step()) return std::nullopt;
    return Hash::from_bytes(column_blob_view(statement, 0));
}

std::optional<IndexKeys> RecordStore::find_keys(std::string_view type, const RecordId& id) {
    auto statement = database_.prepare(find_keys_sql);
    bind(statement, id, type);
    if (!statement.step()) return std::nullopt;
    return IndexKeys{.parent = column_id<RecordId>(statement, 0),
                     .unit = column_id<RecordId>(statement, 1),
                     .state = column_text(statement, 2)};
}

std::optional<ScopeId> RecordStore::find_scope(const RecordId& id) {
    auto statement = database_.prepare(find_scope_sql);
    bind(statement, id);
    if (!statement.step()) return std::nullopt;
    return column_id<ScopeId>(statement, 0);
}

std::optional<Bytes> RecordStore::find_bytes(const RecordId& id) {
    auto statement = database_.prepare(find_record_sql);
    bind(statement, id);
    if (!statement.step()) return std::nullopt;
    return column_blob(statement, 4);
}

std::vector<Record> RecordStore::list(std::string_view type) {
    auto statement = database_.prepare(list_records_sql);
    bind(statement, type);
    return read_all(statement);
}

std::vector<Record> RecordStore::list_one_of_each_scope(std::string_view type) {
    auto statement = database_.prepare(list_one_of_each_scope_sql);
    bind(statement, type);
    return read_all(statement);
}

std::vector<Record> RecordStore::list_of_parent(std::string_view type, const RecordId& parent) {
    auto statement = database_.prepare(list_of_parent_sql);
    bind(statement, type, parent);
    return read_all(statement);
}

std::vector<Record> RecordStore::list_open_conflicts(const RecordId& record) {
    auto statement = database_.prepare(list_open_conflicts_sql);
    bind(statement, record);
    return read_all(statement);
}

std::size_t RecordStore::count(std::string_view type, std::string_view state) {
    auto statement = database_.prepare(count_record_sql);
    bind(statement, type, state);
    statement.step();
    return column_uint64(statement, 0);
}

std::size_t RecordStore::count_all() {
    auto statement = database_.prepare(count_all_sql);
    statement.step();
    return column_uint64(statement, 0);
}

ScopedRecords RecordStore::list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                        std::size_t bytes_max) {
    auto statement = database_.prepare(list_changed_sql);
    bind(statement, scope, after, through);
    ScopedRecords changed{.records = {}, .reached = through};
    std::size_t bytes = 0;
    while (statement.step()) {
        PackedRecord record{.type = column_text(statement, 1),
                            .id = column_id<RecordId>(statement, 0),
                            .rev = column_number<Sequence>(statement, 2),
                            .fields = column_blob(statement, 3)};
        // Only between two positions of the log may a page end: all records of one edit are
        // together, or a cursor between them would skip the rest.
        if (bytes >= bytes_max && record.rev > changed.records.back().rev) {
            changed.reached = changed.records.back().rev;
            return changed;
        }
        bytes += record.fields.size();
        changed.records.push_back(std::move(record));
    }
    return changed;
}

bool RecordStore::has_any(const ScopeId& scope) {
    auto statement = database_.prepare(has_any_sql);
    bind(statement, scope);
    return statement.step();
}

Stamp RecordStore::find_stamp(const RecordId& record, std::string_view path) {
    auto statement = database_.prepare(list_changes_sql);
    bind(statement, record);
    std::vector<Record> newest;
    while (statement.step()) {
        Record row = read_record(statement);
        if (!newest.empty() && row.rev < newest.front().rev) break;
        if (names_path(row.fields, path)) newest.push_back(std::move(row));
    }
    return newest_stamp(newest, path);
}

void RecordStore::put(const Record& record) {
    CHECK(record.rev > Sequence{});
    write_row(record);
    note_file_refs(database_, record);
}

void RecordStore::put_without_files(const Record& record) {
    CHECK(record.rev > Sequence{});
    write_row(record);
}

void RecordStore::write_row(const Record& record) {
    const IndexKeys keys = index_keys(record.type, record.fields);
    const Bytes fields = encode_fields(record.fields);
    auto statement = database_.prepare(put_record_sql);
    bind(statement, record.id, record.type, record.scope, record.rev, keys.parent, keys.unit,
         keys.state, Blob{fields});
    if (statement.execute() > 0) return;
    auto moved = database_.prepare(put_moved_sql);
    bind(moved, record.id, record.scope, record.rev, keys.parent, keys.unit, keys.state,
         Blob{fields});
    moved.execute();
}

std::uint64_t RecordStore::digest(const ScopeId& scope) {
    auto statement = database_.prepare(digest_sql);
    bind(statement, scope);
    std::uint64_t sum = 0;
    while (statement.step())
        sum += record_digest(column_id<RecordId>(statement, 0),
                             column_number<Sequence>(statement, 1), column_blob(statement, 2));
    return sum;
}

}  // namespace thidua
