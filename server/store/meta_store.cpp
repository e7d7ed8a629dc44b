#include "server/store/meta_store.h"

namespace thidua {
namespace {

constexpr const char* find_value_sql = "SELECT value FROM meta WHERE key = ?1";
constexpr const char* set_value_sql =
    "INSERT INTO meta (key, value) VALUES (?1, ?2)"
    " ON CONFLICT (key) DO UPDATE SET value = excluded.value";

}  // namespace

std::optional<Bytes> MetaStore::find(const std::string& key) {
    auto statement = database_.prepare(find_value_sql);
    bind(statement, key);
    if (!statement.step()) return std::nullopt;
    return column_blob(statement, 0);
}

void MetaStore::set(const std::string& key, BytesView value) {
    auto statement = database_.prepare(set_value_sql);
    bind(statement, key, Blob{value});
    statement.execute();
}

}  // namespace thidua
