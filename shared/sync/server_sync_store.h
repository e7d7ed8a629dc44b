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
    bool is_other = false;   ///< what was known under this id has other content
    bool is_plain = false;   ///< the touched records are what the operations alone make of them
    std::vector<TouchedRecord> touched;  ///< history records included
};

/// Where a device's epoch stands to the server's.
struct Fork {
    Sequence at;  ///< both have the same log up to here
    /// Nobody told the server that it was put back: it may have gone on in the device's epoch, and
    /// what a device has from beyond `at` does not show from where on it is another log.
    bool is_noticed = false;
};

struct ChangedRecords {
    std::vector<PackedRecord> records;
    Sequence reached;  ///< complete through here
};

/// How many come at present.
enum class ServerLoad {
    calm,     ///< there is time even to read dense batches
    busy,     ///< but not for them
    crowded,  ///< packing well takes time from what is waited for
};

/// The server's disk as its sessions see it. Called only inside the writer's transaction; what a
/// session sends leaves after the commit (rule 1).
class ServerSyncStore {
public:
    virtual ~ServerSyncStore() = default;
    virtual LogHead head() = 0;
    /// The log's hash at that position; empty beyond the head.
    virtual std::optional<Hash> find_log_hash(Sequence seq) = 0;
    /// The scopes the device is granted now, sorted; empty when it is unknown or revoked.
    virtual std::optional<std::vector<ScopeId>> find_grant(const DeviceId& device, Instant now) = 0;
    /// Another number whenever somebody's grant may be another; cheap. A session that stays open
    /// compares it, and only when it changed asks find_grant again (rule 6).
    virtual std::uint64_t grant_generation(Instant now) = 0;
    /// Why a device that holds scopes of that fingerprint, in that epoch, is granted others now
    /// (rule 14). Remembers what the device is told.
    virtual GrantReason explain_grant(const DeviceId& device, std::uint64_t held,
                                      const Epoch& epoch, Instant now) = 0;
    /// The device's edits through this number have receipts.
    virtual EditNumber known_number(const DeviceId& device) = 0;
    virtual void note_contact(const DeviceId& device, Instant now, Sequence cursor) = 0;
    /// Records that these edits exist now. An edit announced before keeps its first time.
    virtual void note_announced(const DeviceId& device, const std::vector<Announced>& manifest,
                                Instant now) = 0;
    /// A device's journal ended there now, and not all that it has waiting was announced: when the
    /// journal comes, it shows what existed now.
    virtual void note_chain_told(const Bytes& journal_end, Instant now) = 0;
    /// Stored receipts of the device's numbers in [from, through], in order.
    virtual std::vector<Receipt> list_receipts(const DeviceId& device, EditNumber from,
                                               EditNumber through) = 0;
    /// How long the device should hold further edits back, ms; 0: it need not.
    virtual std::uint32_t pace_ms() = 0;
    virtual ServerLoad load() = 0;
    /// The device's account of its time since its last contact, before the edits it is about;
    /// The very edit that the server knows under that number came once more, perhaps by another
    /// way, which may show something.
    virtual void note_brought_again(const DeviceId& device, EditNumber number, Instant now) = 0;
    /// `journal_end` is what this session's hello said. What does not hold is passed over.
    virtual void note_journal(const DeviceId& device, const Journal& journal,
                              const Bytes& journal_end, Instant now) = 0;
    virtual std::optional<Record> find_record(const RecordId& id) = 0;
    /// The edit that stands in the log under that number of the device; empty when none of it was
    /// applied.
    virtual std::optional<Edit> find_edit(const DeviceId& device, EditNumber number) = 0;
    /// Keeps a piece of an edit that follows what is kept of it; the first piece of another edit
    /// replaces what is kept. One edit a device. How much of that edit is kept now, bytes.
    virtual std::uint32_t keep_part(const DeviceId& device, const EditPart& part) = 0;
    virtual std::optional<EditKept> find_kept(const DeviceId& device) = 0;
    /// All that is kept, which then is kept no longer.
    virtual Bytes take_parts(const DeviceId& device) = 0;
    /// Merges the next edit of the device, or finds the receipt of one that is known by its id:
    /// then the number stands for it from now on.
    /// `hash`: of the edit, where it is known.
    virtual AppliedEdit apply_edit(const DeviceId& device, NumberedEdit edit, Instant now,
                                   std::optional<Hash> hash = {}) = 0;
    /// Records of the scope with after < rev <= through, by rev; stops at about bytes_max.
    virtual ChangedRecords list_changed(const ScopeId& scope, Sequence after, Sequence through,
                                        std::size_t bytes_max) = 0;
    /// Of the scope's records now (scope_digest.h).
    virtual std::uint64_t scope_digest(const ScopeId& scope) = 0;
    virtual Bytes sign(const Hash& digest) = 0;
    /// Whether the server's own key made it.
    virtual bool is_own_signature(const Hash& digest, BytesView signature) = 0;

    /// Where the log left that earlier epoch; empty when it knows none of that name.
    virtual std::optional<Fork> find_fork(const Epoch& epoch) = 0;
    /// The server has forgotten (rule 8): a new epoch begins at the head, later than that one.
    virtual void take_new_epoch(const Epoch& after, Instant now) = 0;
    /// Of edits that were announced in an earlier epoch. The earliest time stands.
    virtual void note_announced_before(const AnnouncementProof& proof) = 0;
    /// Reproduces what its receipt says, at the place its old (epoch, seq) gives it (rule 8). The
    /// proof was checked.
    virtual AppliedEdit feed_again(const DeviceId& device, const FedEdit& fed, const Epoch& epoch,
                                   Instant now) = 0;
    /// What the device holds that it was not sent: offered to the Office.
    virtual void take_copies(const DeviceId& device, const std::vector<RecordCopy>& copies,
                             Instant now) = 0;
    /// The device has told everything it knows of earlier epochs.
    virtual void note_reported(const DeviceId& device, Instant now) = 0;

    /// A new device that works for the same person; empty when the request cannot be read. The same
    /// key is answered alike.
    virtual std::optional<IdentityReply> issue_identity(const DeviceId& device,
                                                        const IdentityRequest& request,
                                                        Instant now) = 0;
};

}  // namespace thidua
