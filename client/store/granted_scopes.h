#pragma once

#include "client/store/local_store.h"

namespace thidua {

/// Whether the server has granted that scope to this device, as it said last: a server that does
/// not know such a scope grants it to nobody.
[[nodiscard]] bool is_granted(LocalStore& store, const ScopeId& scope);

}  // namespace thidua
