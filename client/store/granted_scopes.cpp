#include "client/store/granted_scopes.h"

#include "client/store/run_sql.h"

namespace thidua {
namespace {

constexpr const char* find_granted_sql = "SELECT 1 FROM granted_scope WHERE scope = ?1";

}  // namespace

bool is_granted(LocalStore& store, const ScopeId& scope) {
    return finds_row(store, find_granted_sql, scope);
}

}  // namespace thidua
