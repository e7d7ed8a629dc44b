#include "server/store/restored_base.h"

#include <sqlite3.h>

#include "shared/base/check.h"
#include "shared/record/change_record.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

constexpr const char* keep_restored_base_sql =
    "INSERT INTO restored_base (id, rev, type, scope, parent, fields)"
    " SELECT id, rev, type, scope, parent, fields FROM record"
    " WHERE id = ?1 AND rev <= (SELECT max(forked_at) FROM epoch)"
    " ON CONFLICT DO NOTHING";
// Among the versions that were kept and the one of now, the newest of then.
constexpr const char* find_restored_base_sql =
    "SELECT id, type, scope, rev, fields FROM record WHERE id = ?1 AND rev <= ?2"
    " UNION ALL SELECT id, type, scope, rev, fields FROM restored_base"
    " WHERE id = ?1 AND rev <= ?2 ORDER BY rev DESC LIMIT 1";
constexpr const char* list_ids_restored_base_sql =
    "SELECT id FROM record WHERE parent = ?1 AND type = ?2 AND rev <= ?3"
    " UNION SELECT id FROM restored_base WHERE parent = ?1 AND type = ?2 AND rev <= ?3";

}  // namespace

void keep_restored_base(Database& database, const RecordId& record) {
    auto statement = database.prepare(keep_restored_base_sql);
    bind(statement, record);
    statement.execute();
}

std::optional<Record> RestoredBase::find_record(const RecordId& id) {
    auto row = database_.prepare(find_restored_base_sql);
    bind(row, id, fork_);
    if (!row.step()) return std::nullopt;
    auto fields = decode_fields(column_blob(row, 4));
    if (!fields) throw SQLite::Exception{"a record cannot be read", SQLITE_CORRUPT};
    return Record{.type = column_text(row, 1),
                  .id = column_id<RecordId>(row, 0),
                  .scope = column_id<ScopeId>(row, 2),
                  .fields = *std::move(fields),
                  .rev = column_number<Sequence>(row, 3)};
}

std::vector<Record> RestoredBase::list_of_parent(std::string_view type, const RecordId& parent) {
    auto row = database_.prepare(list_ids_restored_base_sql);
    bind(row, parent, type, fork_);
    std::vector<Record> records;
    while (row.step())
        if (auto record = find_record(column_id<RecordId>(row, 0)))
            records.push_back(*std::move(record));
    return records;
}

std::vector<Record> RestoredBase::list_open_conflicts(const RecordId& record) {
    auto conflicts = list_of_parent("conflict", record);
    std::erase_if(conflicts, [](const Record& conflict) {
        return text_or_empty(conflict.fields, "state") != "open";
    });
    return conflicts;
}

Stamp RestoredBase::find_stamp(const RecordId& record, std::string_view path) {
    return newest_stamp(list_of_parent(change_type, record), path);
}

void RestoredBase::put(const Record&) {
    CHECK(false);
}

}  // namespace thidua
