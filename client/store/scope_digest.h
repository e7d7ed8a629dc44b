#pragma once

#include <utility>
#include <vector>

#include "client/store/local_store.h"
#include "shared/base/hash.h"

namespace thidua {

/// One digest per granted scope over the base's records (id, rev, fields), in the order of scopes.
/// Two devices with the same cursor hold the same digests (rule 5).
std::vector<std::pair<ScopeId, Hash>> scope_digests(LocalStore& store);

}  // namespace thidua
