#include "shared/sync/grant.h"

#include "shared/base/hash.h"

namespace thidua {

std::uint64_t grant_fingerprint(const std::vector<ScopeId>& sorted_scopes) {
    if (sorted_scopes.empty()) return 0;
    Bytes bytes;
    bytes.reserve(sorted_scopes.size() * 16);
    for (const ScopeId& scope : sorted_scopes) bytes += scope.value().view();
    const Hash hash = sha256(bytes);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = number << 8 | hash.bytes[i];
    return number | 1;  // never 0, which means "none"
}

}  // namespace thidua
