#pragma once

#include "shared/base/hash.h"
#include "shared/wire/statement.h"

namespace thidua {

// A device's journal: what it saved after a contact, in order, so that nothing can be put in
// between, taken out or dated back later without breaking the chain.
//
// The chain begins with the SHA-256 of the contact's signature. Each entry then makes it the SHA-256
// of: the chain before (32 bytes), the edit's hash (32 bytes; zeros for the contact itself), the
// boot as it stands in the entry, and the elapsed milliseconds (8 bytes, little endian, two's
// complement). The first entry is the contact.

/// Before the first entry.
Hash chain_start(const SignedStatement& since);
/// After that entry.
Hash chain(const Hash& before, const JournalEntry& entry);
/// After the last entry: what a hello says as its `journal`.
Hash chain_end(const Journal& journal);

}  // namespace thidua
