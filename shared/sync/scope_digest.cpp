#include "shared/sync/scope_digest.h"

#include "shared/base/hash.h"

namespace thidua {

std::uint64_t record_digest(const RecordId& id, Sequence rev, BytesView fields) {
    Bytes bytes{id.value().view()};
    for (std::uint64_t rest = rev.value(); rest > 0; rest >>= 8)
        bytes.push_back(static_cast<char>(rest & 0xff));
    const Hash hash = sha256(bytes.append(sha256(fields).view()));
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i) number = number << 8 | hash.bytes[i];
    return number;
}

}  // namespace thidua
