#include "server/store/recovery_store.h"

#include <sqlite3.h>

#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* add_edit_sql =
    "INSERT INTO recovered_edit (edit, restore, epoch, seq, device_name, announced_at, content,"
    " receipt) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr const char* add_record_sql =
    "INSERT INTO recovered_record (restore, record, edit) VALUES (?1, ?2, ?3)";
constexpr const char* find_edit_sql =
    "SELECT epoch, device_name, announced_at, content, receipt FROM recovered_edit"
    " WHERE edit = ?1 AND restore = ?2";
constexpr const char* list_edits_sql =
    "SELECT edit FROM recovered_record WHERE restore = ?1 AND record = ?2";
constexpr const char* list_lost_before_sql =
    "SELECT edit FROM recovered_record WHERE restore < ?1 AND record = ?2";
constexpr const char* list_restored_sql = "SELECT record FROM recovered_record WHERE edit = ?1";
constexpr const char* add_copy_sql =
    "INSERT INTO recovered_copy (restore, record, epoch, rev, type, scope, root, device, fields)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
    " ON CONFLICT (restore, record, epoch) DO UPDATE SET rev = excluded.rev,"
    " scope = excluded.scope, root = excluded.root, device = excluded.device,"
    " fields = excluded.fields WHERE excluded.rev > rev AND is_accepted = 0";
constexpr const char* forget_copy_sql =
    "DELETE FROM recovered_copy WHERE restore = ?1 AND record = ?2 AND epoch = ?3 AND rev = ?4"
    " AND is_accepted = 0";
constexpr const char* list_copies_sql =
    "SELECT record, epoch, rev, type, scope, root, device, is_accepted, fields"
    " FROM recovered_copy WHERE restore = ?1 AND record = ?2 ORDER BY epoch";
constexpr const char* list_copies_with_sql =
    "SELECT record, epoch, rev, type, scope, root, device, is_accepted, fields"
    " FROM recovered_copy WHERE restore = ?1 AND root = ?2 ORDER BY record, epoch";
constexpr const char* list_roots_sql =
    "SELECT DISTINCT root FROM recovered_copy"
    " WHERE restore = ?1 AND device = ?2 AND is_accepted = 0 ORDER BY root";
constexpr const char* join_roots_sql =
    "UPDATE recovered_copy SET root = other.root FROM recovered_copy AS other"
    " WHERE recovered_copy.restore = ?1 AND other.restore = ?1"
    " AND other.record = recovered_copy.root AND other.root <> other.record";
constexpr const char* accept_copies_sql =
    "UPDATE recovered_copy SET is_accepted = 1 WHERE restore = ?1 AND root = ?2";
constexpr const char* forget_copies_sql =
    "DELETE FROM recovered_copy WHERE restore = ?1 AND root = ?2 AND is_accepted = 0";
constexpr const char* find_restore_sql =
    "SELECT max(restore) FROM recovered_copy WHERE root = ?1 AND is_accepted = 0";

template <class T>
T stored(Result<T> decoded) {
    if (!decoded) throw SQLite::Exception{"what came back cannot be read", SQLITE_CORRUPT};
    return *std::move(decoded);
}

RecoveredCopy read_copy(SQLite::Statement& row) {
    return {.epoch = column_id<Epoch>(row, 1),
            .record = {.type = column_text(row, 3),
                       .id = column_id<RecordId>(row, 0),
                       .scope = column_id<ScopeId>(row, 4),
                       .fields = stored(decode_fields(column_blob(row, 8))),
                       .rev = column_number<Sequence>(row, 2)},
            .root = column_id<RecordId>(row, 5),
            .device = column_id<DeviceId>(row, 6),
            .is_accepted = column_uint64(row, 7) != 0};
}

std::vector<RecoveredCopy> read_copies(CachedStatement& statement) {
    std::vector<RecoveredCopy> copies;
    while (statement.step()) copies.push_back(read_copy(statement));
    return copies;
}

}  // namespace

void RecoveryStore::add(const RecoveredEdit& edit, const std::set<RecordId>& records) {
    auto statement = database_.prepare(add_edit_sql);
    bind(statement, edit.edit.id, restore_, edit.epoch, edit.receipt.seq, edit.device_name,
         edit.announced_at, Blob{encode_edit(edit.edit)}, Blob{encode_receipt(edit.receipt)});
    statement.execute();
    for (const RecordId& record : records) {
        auto link = database_.prepare(add_record_sql);
        bind(link, restore_, record, edit.edit.id);
        link.execute();
    }
}

bool RecoveryStore::has_edit(const EditId& edit) {
    auto statement = database_.prepare(find_edit_sql);
    bind(statement, edit, restore_);
    return statement.step();
}

std::vector<EditId> RecoveryStore::list_edits_of(const RecordId& record) {
    return list_edits(list_edits_sql, record);
}

std::vector<EditId> RecoveryStore::list_edits_lost_before(const RecordId& record) {
    return list_edits(list_lost_before_sql, record);
}

std::vector<EditId> RecoveryStore::list_edits(const char* sql, const RecordId& record) {
    auto statement = database_.prepare(sql);
    bind(statement, restore_, record);
    std::vector<EditId> edits;
    while (statement.step()) edits.push_back(column_id<EditId>(statement, 0));
    return edits;
}

std::vector<RecordId> RecoveryStore::list_records_of(const EditId& edit) {
    auto statement = database_.prepare(list_restored_sql);
    bind(statement, edit);
    std::vector<RecordId> records;
    while (statement.step()) records.push_back(column_id<RecordId>(statement, 0));
    return records;
}

std::optional<RecoveredEdit> RecoveryStore::find_edit(const EditId& edit) {
    auto row = database_.prepare(find_edit_sql);
    bind(row, edit, restore_);
    if (!row.step()) return std::nullopt;
    return RecoveredEdit{.epoch = column_id<Epoch>(row, 0),
                         .receipt = stored(decode_receipt(column_blob(row, 4))),
                         .device_name = column_text(row, 1),
                         .announced_at = column_optional(row, 2, column_instant),
                         .edit = stored(decode_edit(column_blob(row, 3)))};
}

void RecoveryStore::add(const RecoveredCopy& copy, bool is_believed) {
    if (is_believed) forget(copy);
    auto statement = database_.prepare(add_copy_sql);
    bind(statement, restore_, copy.record.id, copy.epoch, copy.record.rev, copy.record.type,
         copy.record.scope, copy.root, copy.device, Blob{encode_fields(copy.record.fields)});
    statement.execute();
}

void RecoveryStore::forget(const RecoveredCopy& copy) {
    auto statement = database_.prepare(forget_copy_sql);
    bind(statement, restore_, copy.record.id, copy.epoch, copy.record.rev);
    statement.execute();
}

std::vector<RecoveredCopy> RecoveryStore::list_copies_of(const RecordId& record) {
    auto statement = database_.prepare(list_copies_sql);
    bind(statement, restore_, record);
    return read_copies(statement);
}

std::vector<RecoveredCopy> RecoveryStore::list_copies_with(const RecordId& root) {
    auto statement = database_.prepare(list_copies_with_sql);
    bind(statement, restore_, root);
    return read_copies(statement);
}

std::vector<RecordId> RecoveryStore::list_roots_from(const DeviceId& device) {
    auto statement = database_.prepare(list_roots_sql);
    bind(statement, restore_, device);
    std::vector<RecordId> roots;
    while (statement.step()) roots.push_back(column_id<RecordId>(statement, 0));
    return roots;
}

void RecoveryStore::join_roots() {
    auto statement = database_.prepare(join_roots_sql);
    bind(statement, restore_);
    statement.execute();
}

void RecoveryStore::accept_copies(const RecordId& root) {
    auto statement = database_.prepare(accept_copies_sql);
    bind(statement, restore_, root);
    statement.execute();
}

void RecoveryStore::forget_copies(const RecordId& root) {
    auto statement = database_.prepare(forget_copies_sql);
    bind(statement, restore_, root);
    statement.execute();
}

std::optional<Epoch> find_restore_with_copies(Database& database, const RecordId& root) {
    auto statement = database.prepare(find_restore_sql);
    bind(statement, root);
    if (!statement.step() || column_is_null(statement, 0)) return std::nullopt;
    return column_id<Epoch>(statement, 0);
}

}  // namespace thidua
