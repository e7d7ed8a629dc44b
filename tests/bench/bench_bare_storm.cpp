// The bare loop beside the storm: the same rows (log, records, receipt, as the server left them)
// into tables of the same shape, with the same durability and the same batch.
//
//     bench_bare_storm SERVER_STORE NEW_FILE EDITS_PER_COMMIT
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/store/schema.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

struct RecordRow {
    Bytes id, scope, parent, unit, fields;
    std::string type, state;
    std::int64_t rev = 0;
};

/// What one edit left behind.
struct Row {
    std::int64_t seq;
    Bytes hash, entry, edit, device, receipt;
    std::int64_t number;
    std::vector<RecordRow> records;
};

constexpr const char* select_record =
    "SELECT id, scope, parent, unit, fields, type, state, rev FROM record ";

RecordRow read_record(SQLite::Statement& statement) {
    return {.id = column_blob(statement, 0),
            .scope = column_blob(statement, 1),
            .parent = column_blob(statement, 2),
            .unit = column_blob(statement, 3),
            .fields = column_blob(statement, 4),
            .type = column_text(statement, 5),
            .state = column_text(statement, 6),
            .rev = column_int64(statement, 7)};
}

std::optional<RecordRow> find_record(Database& database, const Bytes& id) {
    auto statement = database.prepare(std::string{select_record} + "WHERE id = ?1");
    bind(statement, Blob{id});
    return statement.step() ? std::optional{read_record(statement)} : std::nullopt;
}

using RecordsBySeq = std::map<std::int64_t, std::vector<RecordRow>>;

/// The records as each position of the log put them. Of one that was changed again since, only
/// history tells, and its last content stands for those before.
RecordsBySeq read_records(Database& database, std::int64_t after) {
    RecordsBySeq records;
    auto statement = database.prepare(std::string{select_record} + "WHERE rev > ?1");
    bind(statement, after);
    while (statement.step()) {
        RecordRow row = read_record(statement);
        records[row.rev].push_back(std::move(row));
    }
    for (auto& [seq, rows] : records)
        for (std::size_t at = 0, count = rows.size(); at < count; ++at) {
            if (rows[at].type != "change") continue;
            auto changed = find_record(database, rows[at].parent);
            if (!changed || changed->rev == seq) continue;
            changed->rev = seq;
            rows.push_back(*std::move(changed));
        }
    return records;
}

/// The log begins with the server's own entries, one a record; edits come behind them.
std::int64_t last_own_seq(Database& database) {
    auto statement =
        database.prepare("SELECT (SELECT max(seq) FROM log) - (SELECT count(*) FROM edit)");
    return statement.step() ? column_int64(statement, 0) : 0;
}

std::vector<Row> read_rows(Database& database) {
    const std::int64_t after = last_own_seq(database);
    RecordsBySeq records = read_records(database, after);
    std::vector<Row> rows;
    auto edits = database.prepare("SELECT id, device, number, receipt FROM edit");
    auto logs = database.prepare("SELECT seq, hash, entry FROM log WHERE seq > ?1 ORDER BY seq");
    bind(logs, after);
    while (edits.step() && logs.step())
        rows.push_back({.seq = column_int64(logs, 0),
                        .hash = column_blob(logs, 1),
                        .entry = column_blob(logs, 2),
                        .edit = column_blob(edits, 0),
                        .device = column_blob(edits, 1),
                        .receipt = column_blob(edits, 3),
                        .number = column_int64(edits, 2),
                        .records = std::move(records[column_int64(logs, 0)])});
    return rows;
}

void write_record(Database& database, const RecordRow& row) {
    auto put = database.prepare(
        "INSERT INTO record (id, type, scope, rev, parent, unit, state, fields)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET"
        " rev = excluded.rev, fields = excluded.fields");
    bind(put, Blob{row.id}, row.type, Blob{row.scope}, row.rev, Blob{row.parent}, Blob{row.unit},
         row.state, Blob{row.fields});
    put.execute();
}

void write(Database& database, const Row& row) {
    auto log = database.prepare("INSERT INTO log (seq, hash, entry) VALUES (?1, ?2, ?3)");
    bind(log, row.seq, Blob{row.hash}, Blob{row.entry});
    log.execute();
    for (const RecordRow& record : row.records) write_record(database, record);
    auto edit =
        database.prepare("INSERT INTO edit (id, device, number, receipt) VALUES (?1, ?2, ?3, ?4)");
    bind(edit, Blob{row.edit}, Blob{row.device}, row.number, Blob{row.receipt});
    edit.execute();
}

int run(const std::string& store, const std::string& file, std::size_t batch) {
    auto source = open_server_store({.path = store, .read_only = true});
    const std::vector<Row> rows = read_rows(source.value());
    auto target = open_server_store({.path = file});
    const auto began = std::chrono::steady_clock::now();
    for (std::size_t from = 0; from < rows.size(); from += batch) {
        Transaction transaction{target.value()};
        for (std::size_t at = from; at < rows.size() && at < from + batch; ++at)
            write(target.value(), rows[at]);
        transaction.commit();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("{\"edits\":%zu,\"seconds\":%.4f,\"edits_per_second\":%.1f}\n", rows.size(),
                took.count(), static_cast<double>(rows.size()) / took.count());
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) {
    return argc == 4 ? thidua::run(argv[1], argv[2], std::stoul(argv[3])) : 2;
}
