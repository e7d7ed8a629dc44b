// The bare loop beside the storm: the same rows (log, record, change, receipt, as the server left
// them) into tables of the same shape, with the same durability and the same batch.
//
//     bench_bare_storm SERVER_STORE NEW_FILE ROWS_PER_COMMIT
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "server/store/schema.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

struct Row {
    std::int64_t seq;
    Bytes hash, entry, edit, device, receipt, record, change;
    std::int64_t number;
    Bytes record_fields, change_fields;
};

std::vector<Row> read_rows(Database& database) {
    std::vector<Row> rows;
    auto logs = database.prepare("SELECT seq, hash, entry FROM log ORDER BY seq");
    auto edits = database.prepare("SELECT id, device, number, receipt FROM edit");
    auto changes = database.prepare(
        "SELECT change.id, change.fields, report.id, report.fields FROM record AS change"
        " JOIN record AS report ON report.id = change.parent WHERE change.type = 'change'");
    while (edits.step() && changes.step() && logs.step())
        rows.push_back({.seq = column_int64(logs, 0),
                        .hash = column_blob(logs, 1),
                        .entry = column_blob(logs, 2),
                        .edit = column_blob(edits, 0),
                        .device = column_blob(edits, 1),
                        .receipt = column_blob(edits, 3),
                        .record = column_blob(changes, 2),
                        .change = column_blob(changes, 0),
                        .number = column_int64(edits, 2),
                        .record_fields = column_blob(changes, 3),
                        .change_fields = column_blob(changes, 1)});
    return rows;
}

void write(Database& database, const Row& row, const Bytes& scope) {
    const char* put =
        "INSERT INTO record (id, type, scope, rev, parent, unit, state, fields)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET"
        " rev = excluded.rev, fields = excluded.fields";
    auto log = database.prepare("INSERT INTO log (seq, hash, entry) VALUES (?1, ?2, ?3)");
    bind(log, row.seq, Blob{row.hash}, Blob{row.entry});
    log.execute();
    auto record = database.prepare(put);
    bind(record, Blob{row.record}, std::string_view{"report"}, Blob{scope}, row.seq, Blob{scope},
         Blob{scope}, std::string_view{"draft"}, Blob{row.record_fields});
    record.execute();
    record.reset();
    bind(record, Blob{row.change}, std::string_view{"change"}, Blob{scope}, row.seq,
         Blob{row.record}, Blob{scope}, std::string_view{}, Blob{row.change_fields});
    record.execute();
    auto edit = database.prepare(
        "INSERT INTO edit (id, device, number, receipt) VALUES (?1, ?2, ?3, ?4)");
    bind(edit, Blob{row.edit}, Blob{row.device}, row.number, Blob{row.receipt});
    edit.execute();
}

int run(const std::string& store, const std::string& file, std::size_t batch) {
    auto source = open_server_store({.path = store, .read_only = true});
    const std::vector<Row> rows = read_rows(source.value());
    auto target = open_server_store({.path = file});
    const Bytes scope(16, '\1');
    const auto began = std::chrono::steady_clock::now();
    for (std::size_t from = 0; from < rows.size(); from += batch) {
        Transaction transaction{target.value()};
        for (std::size_t at = from; at < rows.size() && at < from + batch; ++at)
            write(target.value(), rows[at], scope);
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
