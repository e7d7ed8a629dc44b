#include "shared/evidence/journal.h"

namespace thidua {

Hash chain_start(const SignedStatement& since) { return sha256(since.signature); }

Hash chain(const Hash& before, const JournalEntry& entry) {
    Bytes bytes{before.view()};
    bytes += entry.edit_hash.view();
    bytes += entry.boot;
    const auto elapsed = static_cast<std::uint64_t>(entry.elapsed_ms);
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>(elapsed >> shift & 0xff);
    return sha256(bytes);
}

Hash chain_end(const Journal& journal) {
    Hash end = chain_start(journal.since);
    for (const JournalEntry& entry : journal.entries) end = chain(end, entry);
    return end;
}

}  // namespace thidua
