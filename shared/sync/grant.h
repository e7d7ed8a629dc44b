#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/id.h"

namespace thidua {

/// Eight bytes that stand for a sorted list of scopes; 0 for none.
std::uint64_t grant_fingerprint(const std::vector<ScopeId>& sorted_scopes);

}  // namespace thidua
