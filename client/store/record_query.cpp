#include "client/store/record_query.h"

#include "client/store/record_row.h"

namespace thidua {
namespace {

constexpr const char* find_record_sql =
    "SELECT id, type, scope, rev, fields FROM record WHERE id = ?1";
constexpr const char* find_by_ending_sql =
    "SELECT id FROM record WHERE type = ?1 AND lower(hex(id)) LIKE '%' || ?2 LIMIT ?3";

constexpr const char* is_only_here_sql =
    "SELECT 1 FROM kept WHERE id = ?1 AND is_shown = 1 AND is_told = 1"
    " AND id NOT IN (SELECT id FROM base)";
constexpr const char* count_only_here_sql =
    "SELECT count(*) FROM kept WHERE is_shown = 1 AND is_told = 1 AND type <> 'change'"
    " AND id NOT IN (SELECT id FROM base)";

/// The same four texts each time, so that they are prepared once.
std::string where(const RecordQuery::Filter& filter) {
    std::string sql = " FROM record WHERE type = ?1";
    if (filter.parent) sql += " AND parent = ?2";
    if (filter.unit) sql += " AND unit = ?3";
    if (!filter.state.empty()) sql += " AND state = ?4";
    return sql;
}

void bind_filter(SQLite::Statement& statement, const RecordQuery::Filter& filter) {
    bind_at(statement, 1, filter.type);
    if (filter.parent) bind_at(statement, 2, *filter.parent);
    if (filter.unit) bind_at(statement, 3, *filter.unit);
    if (!filter.state.empty()) bind_at(statement, 4, filter.state);
}

}  // namespace

std::optional<Record> RecordQuery::find(const RecordId& id) {
    auto statement = database_.prepare(find_record_sql);
    bind(statement, id);
    if (!statement.step()) return std::nullopt;
    return read_record(statement);
}

std::vector<Record> RecordQuery::list(const Filter& filter) {
    auto statement =
        database_.prepare("SELECT id, type, scope, rev, fields" + where(filter) + " ORDER BY id");
    bind_filter(statement, filter);
    std::vector<Record> records;
    while (statement.step()) records.push_back(read_record(statement));
    return records;
}

std::vector<Record> RecordQuery::list_with_field(const Filter& filter, std::string_view path) {
    auto statement = database_.prepare("SELECT id, type, scope, rev, fields" + where(filter) +
                                       " AND instr(fields, ?5) > 0 ORDER BY id");
    bind_filter(statement, filter);
    bind_at(statement, 5, Blob{path});
    std::vector<Record> records;
    while (statement.step()) {
        Record record = read_record(statement);
        // The same bytes may stand in a value.
        if (!is_null(find_value(record.fields, path))) records.push_back(std::move(record));
    }
    return records;
}

/// Counted row by row: SQLite joins the layers of the view into one search of their indexes for a
/// plain list, and reads every record for a count(*).
std::size_t RecordQuery::count(const Filter& filter) {
    auto statement = database_.prepare("SELECT 1" + where(filter));
    bind_filter(statement, filter);
    std::size_t found = 0;
    while (statement.step()) ++found;
    return found;
}

void RecordQuery::for_each_key(const Filter& filter,
                               const std::function<void(const RecordId&, const RecordId&)>& use) {
    auto statement = database_.prepare("SELECT parent, unit" + where(filter));
    bind_filter(statement, filter);
    while (statement.step())
        use(column_id<RecordId>(statement, 0), column_id<RecordId>(statement, 1));
}

RecordQuery::Stamp RecordQuery::stamp() {
    auto statement = database_.prepare("PRAGMA data_version");
    statement.step();
    return {.by_others = column_int64(statement, 0),
            .by_this_one = database_.raw().getTotalChanges()};
}

std::vector<RecordQuery::Row> RecordQuery::list_rows(const Filter& filter) {
    auto statement = database_.prepare("SELECT id, parent, unit, state, rev" + where(filter));
    bind_filter(statement, filter);
    std::vector<Row> rows;
    while (statement.step())
        rows.push_back({.id = column_id<RecordId>(statement, 0),
                        .parent = column_id<RecordId>(statement, 1),
                        .unit = column_id<RecordId>(statement, 2),
                        .state = column_text(statement, 3),
                        .rev = column_number<Sequence>(statement, 4)});
    return rows;
}

std::vector<RecordId> RecordQuery::find_by_ending(std::string_view type, const std::string& ending,
                                                  std::size_t limit) {
    std::string digits;
    for (const char c : ending) {
        if (c == '-') continue;
        const bool is_hex =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!is_hex) return {};
        digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    auto statement = database_.prepare(find_by_ending_sql);
    bind(statement, type, digits, limit);
    std::vector<RecordId> ids;
    while (statement.step()) ids.push_back(column_id<RecordId>(statement, 0));
    return ids;
}

bool RecordQuery::is_only_here(const RecordId& id) {
    auto statement = database_.prepare(is_only_here_sql);
    bind(statement, id);
    return statement.step();
}

std::size_t RecordQuery::count_only_here() {
    auto statement = database_.prepare(count_only_here_sql);
    statement.step();
    return column_uint64(statement, 0);
}

}  // namespace thidua
