#include "client/store/scope_digest.h"

namespace thidua {
namespace {

constexpr const char* list_scopes_sql = "SELECT scope FROM granted_scope ORDER BY scope";
constexpr const char* list_records_sql =
    "SELECT id, rev, fields FROM base WHERE scope = ?1 ORDER BY id";

Hash digest_of(Database& database, const ScopeId& scope) {
    auto rows = database.prepare(list_records_sql);
    bind(rows, scope);
    Bytes parts;
    while (rows.step()) {
        parts += column_blob(rows, 0);
        parts += std::to_string(column_uint64(rows, 1)) + ':';
        parts += sha256(column_blob(rows, 2)).view();
    }
    return sha256(parts);
}

}  // namespace

std::vector<std::pair<ScopeId, Hash>> scope_digests(LocalStore& store) {
    auto scopes = store.database().prepare(list_scopes_sql);
    std::vector<std::pair<ScopeId, Hash>> digests;
    while (scopes.step()) {
        const auto scope = column_id<ScopeId>(scopes, 0);
        digests.emplace_back(scope, digest_of(store.database(), scope));
    }
    return digests;
}

}  // namespace thidua
