#include "client/store/kept_records.h"

#include "client/store/run_sql.h"

namespace thidua {
namespace {

constexpr const char* generation_sql = "SELECT max(generation) FROM kept";
constexpr const char* has_any_sql = "SELECT 1 FROM kept LIMIT 1";
constexpr const char* has_any_seen_sql = "SELECT 1 FROM kept WHERE is_shown = 1 LIMIT 1";
constexpr const char* doubt_sql =
    "UPDATE kept SET is_told = 0, is_beyond = is_beyond OR ?1 = 0 OR rev > ?1";
constexpr const char* hide_sql = "UPDATE kept SET is_shown = 0 WHERE id IN (SELECT id FROM base)";
constexpr const char* keep_sql =
    "INSERT INTO kept (id, generation, epoch, type, scope, rev, parent, unit, state, fields,"
    " is_beyond, is_shown, is_told)"
    " SELECT id, ?1, ?2, type, scope, rev, parent, unit, state, fields,"
    // Of before that epoch, and an earlier one had it newer: nobody lacks this.
    " (?3 = 0 OR rev > ?3) AND NOT (?3 = 0 AND rev <= ?4 AND EXISTS (SELECT 1 FROM kept AS newer"
    " WHERE newer.id = base.id AND newer.is_beyond AND newer.rev > base.rev)), 1, 0"
    " FROM base";
constexpr const char* clear_base_sql = "DELETE FROM base";
constexpr const char* drop_pulled_sql =
    "DELETE FROM kept WHERE id = ?1 AND (NOT is_beyond OR EXISTS (SELECT 1 FROM base"
    " WHERE base.id = kept.id AND base.type = kept.type AND base.fields = kept.fields))";
constexpr const char* hide_pulled_sql = "UPDATE kept SET is_shown = 0 WHERE id = ?1 AND is_told";
constexpr const char* drop_known_sql =
    "DELETE FROM kept WHERE NOT is_beyond OR EXISTS (SELECT 1 FROM base"
    " WHERE base.id = kept.id AND base.type = kept.type AND base.fields = kept.fields)";
constexpr const char* remove_scope_sql = "DELETE FROM kept WHERE scope = ?1";
constexpr const char* list_copies_sql =
    "SELECT id, scope, type, rev, fields, epoch FROM kept"
    " WHERE id > ?1 AND is_beyond AND NOT is_told AND NOT EXISTS (SELECT 1 FROM base"
    " WHERE base.id = kept.id AND base.type = kept.type AND base.fields = kept.fields)"
    " ORDER BY id, generation";
/// What the server was told of stays, unseen where it is in base, as long as base differs: a server
/// that is put back once more has forgotten that too.
constexpr const char* drop_told_sql =
    "DELETE FROM kept WHERE NOT is_beyond AND (NOT is_shown OR id IN (SELECT id FROM base))";
constexpr const char* note_told_sql =
    "UPDATE kept SET is_told = 1, is_shown = is_shown AND id NOT IN (SELECT id FROM base)";
constexpr const char* shown_generation_sql =
    "SELECT generation FROM kept WHERE id = ?1 AND is_shown = 1"
    " AND NOT EXISTS (SELECT 1 FROM base WHERE base.id = ?1)";

RecordCopy read_copy(SQLite::Statement& row) {
    return {.scope = column_id<ScopeId>(row, 1),
            .record = {.type = column_text(row, 2),
                       .id = column_id<RecordId>(row, 0),
                       .rev = column_number<Sequence>(row, 3),
                       .fields = column_blob(row, 4)},
            .epoch = column_id<Epoch>(row, 5)};
}

}  // namespace

std::int64_t KeptRecords::generation() {
    return read_number(store_, 0, generation_sql);
}

bool KeptRecords::is_empty() {
    return !finds_row(store_, has_any_sql);
}

bool KeptRecords::is_seen() {
    return finds_row(store_, has_any_seen_sql);
}

std::int64_t KeptRecords::keep_base(const Epoch& epoch, Sequence fork) {
    const std::int64_t next = generation() + 1;
    run_sql(store_, doubt_sql, fork);
    run_sql(store_, hide_sql);
    const Sequence began{static_cast<std::uint64_t>(store_.number_meta(device_keys::epoch_began))};
    run_sql(store_, keep_sql, next, epoch, fork, began);
    run_sql(store_, clear_base_sql);
    return next;
}

void KeptRecords::note_pulled(const RecordId& id) {
    run_sql(store_, drop_pulled_sql, id);
    run_sql(store_, hide_pulled_sql, id);
}

void KeptRecords::note_all_pulled() {
    run_sql(store_, drop_known_sql);
}

void KeptRecords::remove_scope(const ScopeId& scope) {
    run_sql(store_, remove_scope_sql, scope);
}

std::vector<RecordCopy> KeptRecords::list_copies(const RecordId& after, std::size_t bytes_max) {
    auto row = store_.database().prepare(list_copies_sql);
    bind(row, after);
    std::vector<RecordCopy> copies;
    std::size_t bytes = 0;
    while (row.step()) {
        RecordCopy copy = read_copy(row);
        const bool is_next = !copies.empty() && copies.back().record.id != copy.record.id;
        if (is_next && bytes + copy.record.fields.size() > bytes_max) break;
        bytes += copy.record.fields.size();
        copies.push_back(std::move(copy));
    }
    return copies;
}

void KeptRecords::note_told() {
    run_sql(store_, drop_told_sql);
    run_sql(store_, note_told_sql);
}

std::int64_t KeptRecords::shown_generation(const RecordId& id) {
    return read_number(store_, 0, shown_generation_sql, id);
}

}  // namespace thidua
