// The bare bulk insert beside the pull: the same rows of a device's base into a store of the same
// shape, in one transaction.
//
//     bench_bare_pull DEVICE_STORE NEW_FILE
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "client/store/local_store.h"
#include "shared/store/transaction.h"

namespace thidua {
namespace {

struct Row {
    Bytes id, scope, parent, unit, fields;
    std::string type, state;
    std::int64_t rev;
};

int run(const std::string& store, const std::string& file) {
    auto source = LocalStore::open({.path = store});
    std::vector<Row> rows;
    {
        auto statement = source.value()->database().prepare(
            "SELECT id, scope, parent, unit, fields, type, state, rev FROM base ORDER BY rev");
        while (statement.step())
            rows.push_back({.id = column_blob(statement, 0),
                            .scope = column_blob(statement, 1),
                            .parent = column_blob(statement, 2),
                            .unit = column_blob(statement, 3),
                            .fields = column_blob(statement, 4),
                            .type = column_text(statement, 5),
                            .state = column_text(statement, 6),
                            .rev = column_int64(statement, 7)});
    }
    auto target = LocalStore::open({.path = file});
    Database& database = target.value()->database();
    const auto began = std::chrono::steady_clock::now();
    Transaction transaction{database};
    for (const Row& row : rows) {
        auto put = database.prepare(
            "INSERT INTO base (id, type, scope, rev, parent, unit, state, fields)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        bind(put, Blob{row.id}, row.type, Blob{row.scope}, row.rev, Blob{row.parent},
             Blob{row.unit}, row.state, Blob{row.fields});
        put.execute();
    }
    transaction.commit();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("{\"rows\":%zu,\"seconds\":%.4f,\"rows_per_second\":%.1f}\n", rows.size(),
                took.count(), static_cast<double>(rows.size()) / took.count());
    return 0;
}

}  // namespace
}  // namespace thidua

int main(int argc, char** argv) { return argc == 3 ? thidua::run(argv[1], argv[2]) : 2; }
