#pragma once

#include <optional>
#include <vector>

#include "shared/wire/message.h"

namespace thidua {

/// What the hello says of a device's position.
struct SyncPosition {
    Epoch epoch;              ///< nil before the first contact
    std::uint64_t grant = 0;  ///< grant_fingerprint() of the scopes held
    Sequence cursor;
    bool uneven = false;      ///< the scopes' cursors differ: a pull was cut
    Sequence head;
    Hash head_hash;
};

/// The waiting edits, in number order without gaps.
struct Manifest {
    EditNumber first;
    std::vector<Announced> entries;
};

struct ReceiptTotals {
    std::size_t answered = 0;
    std::size_t rejected = 0;  ///< wholly or partly
};

/// The device's disk as its session sees it. Each call is one transaction, durable when it returns;
/// the store's own exceptions pass through the session to whoever drives it.
class ClientSyncStore {
public:
    virtual ~ClientSyncStore() = default;
    virtual SyncPosition position() = 0;
    virtual Manifest manifest() = 0;
    /// Waiting edits from that number on; at least one when there is one, then while they fit.
    virtual std::vector<NumberedEdit> list_waiting(EditNumber from, std::size_t bytes_max) = 0;
    virtual std::vector<ScopeCursor> list_cursors() = 0;
    /// Contact was made: the epoch, and the server's time against the device's own.
    virtual void note_contact(const Welcome& welcome, Instant device_now) = 0;
    /// Scopes appear (cursor 0) and disappear, with their records, in one step (rule 6).
    virtual void adopt_grant(const std::vector<ScopeId>& scopes) = 0;
    /// False when the flight's signature is not the server's: nothing was stored.
    virtual bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) = 0;
    /// False when a record of the page cannot be read: nothing was stored.
    virtual bool apply_page(const Page& page) = 0;
    virtual void finish_pull(Sequence through, const Hash& log_hash) = 0;
};

}  // namespace thidua
