#pragma once

#include <optional>
#include <vector>

#include "shared/record/merge.h"
#include "shared/wire/message.h"

namespace thidua {

struct LogHead {
    Epoch epoch;
    Sequence seq;
};

/// A record as one edit left it: what it takes to know whether the device needs it sent.
struct TouchedRecord {
    RecordId id;
    ScopeId scope;
    Sequence rev_before;  ///< 0: the edit made it
};

struct AppliedEdit {
    Receipt receipt;
    bool was_known = false;  ///< resent: the receipt is the one of the first time (rule 2)
    bool is_plain = false;   ///< the touched records are what the operations alone make of them
    std::vector<TouchedRecord> touched;  ///< history records included
};

struct ChangedRecords {
    std::vector<PackedRecord> records;
    Sequence reached;  ///< complete through here
};

/// The server's disk as its sessions see it. Called only inside the writer's transaction; what a
/// session sends leaves after the commit (rule 1).
class ServerSyncStore {
public:
    virtual ~ServerSyncStore() = default;
    virtual LogHead head() = 0;
    /// The log's hash at that position; empty beyond the head.
    virtual std::optional<Hash> find_log_hash(Sequence seq) = 0;
    /// The scopes the device is granted, sorted; empty when it is unknown or revoked.
    virtual std::optional<std::vector<ScopeId>> find_grant(const DeviceId& device) = 0;
    /// The device's edits through this number have receipts.
    virtual EditNumber known_number(const DeviceId& device) = 0;
    virtual void note_contact(const DeviceId& device, Instant now, Sequence cursor) = 0;
    /// Records that these edits exist now. An edit announced before keeps its first time.
    virtual void note_announced(const DeviceId& device, const std::vector<Announced>& manifest,
                                Instant now) = 0;
    /// Stored receipts of the device's numbers in [from, through], in order.
    virtual std::vector<Receipt> list_receipts(const DeviceId& device, EditNumber from,
                                               EditNumber through) = 0;
    /// Merges the next edit of the device, or finds the receipt of one that is known by its id.
    virtual AppliedEdit apply_edit(const DeviceId& device, const NumberedEdit& edit,
                                   Instant now) = 0;
    /// Records of the scope with after < rev <= through, by rev; stops at about bytes_max.
    virtual ChangedRecords list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                        std::size_t bytes_max) = 0;
    virtual Bytes sign(const Hash& digest) = 0;
};

}  // namespace thidua
