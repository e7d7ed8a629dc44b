#pragma once

#include <optional>
#include <span>
#include <vector>

#include "shared/sync/tuning.h"
#include "shared/wire/message.h"

namespace thidua {

/// What the hello says of a device's position.
struct SyncPosition {
    DeviceId device;
    Epoch epoch;              ///< nil before the first contact
    std::uint64_t grant = 0;  ///< grant_fingerprint() of the scopes held
    Sequence cursor;          ///< the furthest of the scopes': a server must not end before it
    bool uneven = false;      ///< the scopes' cursors differ: a pull was cut
    Sequence head;
    Hash head_hash;
    Bytes journal;             ///< where its chain ends; empty: nothing since the last contact
    bool wants_digest = false; ///< a day has passed since the scopes were compared
    bool wants_identity = false;  ///< its numbers are another device's too (rule 12)
    std::size_t piece_bytes = tuning::piece_bytes_max;  ///< what the line carries at once
    std::uint8_t server_version = protocol_version_min;  ///< what it spoke when it was last heard
    std::int64_t repulls = 0;  ///< how often a scope was set back, to be pulled from its beginning
    bool owes_report = false;  ///< in a new epoch, and has not told what it holds (rule 8)
};

/// The waiting edits, in number order without gaps.
struct Manifest {
    EditNumber first;  ///< or the next number to be given, when nothing waits
    std::vector<Announced> entries;
    bool is_told = false;  ///< the server has listed the last of them before, in its own word
};

struct ReceiptTotals {
    std::size_t answered = 0;
    std::size_t rejected = 0;  ///< wholly or partly
};

/// A waiting edit as it has to be sent.
struct WaitingEdit {
    NumberedEdit numbered;
    /// It was answered in an earlier epoch: the receipt and its flight.
    struct Answer {
        Receipt receipt;
        FlightProof flight;
    };
    std::optional<Answer> answer = {};
    bool is_evidence = false;  ///< when it was saved counts: the journal goes before it
};

enum class PageResult {
    applied,
    unreadable,  ///< nothing was stored
    surprising,  ///< more than a third would go or change, and nobody said why (rule 14)
};

enum class PullEnd {
    complete,
    surprising,  ///< as of a page: nothing was stored
    other_history,  ///< the log is another at this device's own head: nothing was stored (rule 15)
};

/// The device's disk as its session sees it. Each call is one transaction, durable when it returns;
/// the store's own exceptions pass through the session to whoever drives it.
class ClientSyncStore {
public:
    virtual ~ClientSyncStore() = default;
    virtual SyncPosition position() = 0;
    virtual Manifest manifest() = 0;
    /// Waiting edits from that number on; at least one when there is one, then while they fit.
    virtual std::vector<WaitingEdit> list_waiting(EditNumber from, std::size_t bytes_max) = 0;
    /// The edit of that number, answered or not; empty when it is let go of.
    virtual std::optional<Edit> find_edit(EditNumber number) = 0;
    virtual std::vector<ScopeCursor> list_cursors() = 0;
    /// What the server signs next is no older than the hello, and that leaves now; or, of one that
    /// left in a file, some time ago. The journal counts from there (EVIDENCE.md, "claimed").
    virtual void note_hello(bool leaves_now) = 0;
    /// Contact was made: kept with its signature, which gives the journal a trusted time. The epoch
    /// is stored at the first contact only; another one is adopt_epoch()'s. False when the
    /// signature is not the server's: nothing was stored.
    virtual bool note_contact(const SignedStatement& said, const std::vector<Announced>& manifest,
                              Instant device_now) = 0;
    /// What was saved since the last contact; empty when there was none, or nothing was saved. To
    /// be asked before note_contact().
    virtual std::optional<Journal> find_journal() = 0;
    /// Scopes appear (cursor 0) and disappear, with their records, in one step (rule 6). False when
    /// more than a third of the records would go without a reason (rule 14): nothing was stored.
    virtual bool adopt_grant(const std::vector<ScopeId>& scopes, GrantReason reason) = 0;
    /// False when the flight's signature is not the server's: nothing was stored.
    virtual bool apply_receipts(const Receipts& flight, ReceiptTotals& totals) = 0;
    /// All of them or, unless they are `applied`, none.
    virtual PageResult apply_pages(std::span<const Page> pages) = 0;
    PageResult apply_page(const Page& page) { return apply_pages({&page, 1}); }
    virtual PullEnd finish_pull(Sequence through, const Hash& log_hash) = 0;

    /// What to trust the line with from the next session on (position().piece_bytes).
    virtual void set_piece_bytes(std::size_t bytes) = 0;
    /// What the server speaks (position().server_version).
    virtual void set_server_version(std::uint8_t version) = 0;

    /// Of what base holds in the scope (scope_digest.h).
    virtual std::uint64_t scope_digest(const ScopeId& scope) = 0;
    /// It was the server's: position().wants_digest asks again after a day.
    virtual void note_compared(const ScopeId& scope) = 0;
    /// From the next session on the scope is pulled from 0; what does not come again goes with
    /// finish_pull() (rule 5). Counts as compared.
    virtual void begin_repull(const ScopeId& scope) = 0;

    /// The server has a new epoch (rule 8), in one step: the grant and all cursors are new, edits
    /// beyond welcome.known wait again with their old answers, and what base held is kept aside,
    /// visible where nothing newer comes, until it is told.
    virtual void adopt_epoch(const Welcome& welcome) = 0;
    /// The server's strongest word for where it stood in the device's epoch.
    virtual Proof find_proof() = 0;
    /// Of waiting edits that were announced in an earlier epoch.
    virtual std::vector<AnnouncementProof> list_announcement_proofs() = 0;
    /// What is kept aside and did not come again, in the order of ids, from after that one on.
    virtual std::vector<RecordCopy> list_copies(const RecordId& after, std::size_t bytes_max) = 0;
    /// The server has it all on disk.
    virtual void note_reported() = 0;

    /// The device's numbers are another's too: from now on position().wants_identity (rule 12).
    virtual void note_identity_reused() = 0;
    /// For a key that is on disk already: asking twice is asking once.
    virtual IdentityRequest identity_request() = 0;
    /// The new name and certificate; what waits is numbered from 1.
    virtual void adopt_identity(const IdentityReply& reply) = 0;
};

}  // namespace thidua
