#include "client/store/record_layer.h"

#include "client/store/record_row.h"
#include "shared/record/change_record.h"

namespace thidua {
namespace {

/// The same statement for both layers; index 0 is base, 1 the view.
struct LayerSql {
    const char* find;
    const char* list_open_conflicts;
    const char* list_changes;
    const char* put;
};

// A change that only this device knows (rev 0) is newer than all that the server has answered.
constexpr LayerSql sql[] = {
    {"SELECT id, type, scope, rev, fields FROM base WHERE id = ?1", nullptr,
     "SELECT id, type, scope, rev, fields FROM base"
     " WHERE parent = ?1 AND type = 'change' ORDER BY rev DESC",
     "INSERT INTO base (id, type, scope, rev, parent, unit, state, fields)"
     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
     " ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, rev = excluded.rev,"
     " parent = excluded.parent, unit = excluded.unit, state = excluded.state,"
     " fields = excluded.fields"},
    {"SELECT id, type, scope, rev, fields FROM record WHERE id = ?1",
     "SELECT id, type, scope, rev, fields FROM record"
     " WHERE parent = ?1 AND type = 'conflict' AND state = 'open' ORDER BY id",
     "SELECT id, type, scope, rev, fields FROM record"
     " WHERE parent = ?1 AND type = 'change' ORDER BY rev = 0 DESC, rev DESC",
     "INSERT INTO overlay (id, type, scope, rev, parent, unit, state, fields)"
     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
     " ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, rev = excluded.rev,"
     " parent = excluded.parent, unit = excluded.unit, state = excluded.state,"
     " fields = excluded.fields"}};

const LayerSql& sql_of(RecordLayer::Kind kind) {
    return sql[static_cast<std::size_t>(kind)];
}

}  // namespace

std::optional<Record> RecordLayer::find_record(const RecordId& id) {
    auto statement = database_.prepare(sql_of(kind_).find);
    bind(statement, id);
    if (!statement.step()) return std::nullopt;
    return read_record(statement);
}

std::vector<Record> RecordLayer::list_open_conflicts(const RecordId& record) {
    if (kind_ == Kind::base) return {};
    auto statement = database_.prepare(sql_of(kind_).list_open_conflicts);
    bind(statement, record);
    std::vector<Record> records;
    while (statement.step()) records.push_back(read_record(statement));
    return records;
}

Stamp RecordLayer::find_stamp(const RecordId& record, std::string_view path) {
    auto statement = database_.prepare(sql_of(kind_).list_changes);
    bind(statement, record);
    std::vector<Record> newest;
    while (statement.step()) {
        Record row = read_record(statement);
        if (!newest.empty() && row.rev != newest.front().rev) break;
        if (names_path(row.fields, path)) newest.push_back(std::move(row));
    }
    return newest_stamp(newest, path);
}

void RecordLayer::put(const Record& record) {
    auto statement = database_.prepare(sql_of(kind_).put);
    bind_record(statement, record);
    statement.execute();
}

}  // namespace thidua
