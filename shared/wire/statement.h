#pragma once

#include <cstdint>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/time.h"

namespace thidua {

/// One waiting edit, named before it is sent: enough to prove later that it existed now.
struct Announced {
    EditId edit;
    Hash edit_hash;
    std::uint32_t size = 0;  ///< bytes, encoded
    bool operator==(const Announced&) const = default;
};

/// What the server says at one contact. The device keeps it with its signature: it proves what was
/// announced and when (deadlines and evidence), gives the device's journal a trusted time, and
/// shows a server that was rolled back its own word (rule 8).
struct Statement {
    DeviceId device;
    Epoch epoch;
    Instant server_time;
    Sequence head;   ///< of the log
    Hash manifest;   ///< manifest_digest() of the hello
    Bytes journal;   ///< the hello's
    bool operator==(const Statement&) const = default;
};

struct SignedStatement {
    Statement statement;
    Bytes signature;  ///< Ed25519 by the server's receipt key
    bool operator==(const SignedStatement&) const = default;
};

/// One moment of the device's journal (shared/evidence/journal.h has the rules).
struct JournalEntry {
    Hash edit_hash;      ///< the edit that was saved; all zero: the contact itself
    Bytes boot;          ///< which run of the machine, 16 bytes
    std::int64_t elapsed_ms = 0;  ///< since that boot, suspend included
    bool operator==(const JournalEntry&) const = default;
};

/// What the device saved since a contact, chained; the hello's `journal` is where the chain ends.
/// Sent before edits that submit something.
struct Journal {
    SignedStatement since;
    std::vector<JournalEntry> entries;  ///< the first is the contact itself
    bool operator==(const Journal&) const = default;
};

}  // namespace thidua
