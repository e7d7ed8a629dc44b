#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/time.h"
#include "shared/record/edit.h"
#include "shared/wire/file_messages.h"
#include "shared/wire/packed_record.h"
#include "shared/wire/recovery_messages.h"
#include "shared/wire/relay_messages.h"
#include "shared/wire/statement.h"
#include "shared/wire/upload_messages.h"

namespace thidua {

// Every message of the protocol. The number of each is its permanent name on the wire
// (message_number below); sync/PROTOCOL.md tells who sends what when.

/// The versions of the protocol this program speaks.
inline constexpr std::uint8_t protocol_version_min = 1;
inline constexpr std::uint8_t protocol_version_max = 2;
/// From here on a server reads dense batches (stream_compression.h).
inline constexpr std::uint8_t protocol_version_dense = 2;

struct ScopeCursor {
    ScopeId scope;
    Sequence through;
    bool operator==(const ScopeCursor&) const = default;
};

/// Client's first message.
struct Hello {
    std::uint8_t version_min = protocol_version_min;
    std::uint8_t version_max = protocol_version_max;
    Epoch epoch;               ///< nil before the first contact
    std::uint64_t grant = 0;   ///< fingerprint of the scopes the device knows it is granted
    Sequence cursor;           ///< common to all scopes; with `uneven`, Cursors follow the welcome
    bool uneven = false;       ///< a pull was cut between scopes: the cursors differ
    Sequence head;             ///< the log's head that it last saw, and the log's hash there
    Hash head_hash;
    EditNumber first_waiting;  ///< number of the first manifest entry, or the next to be given
    std::vector<Announced> manifest;  ///< every waiting edit, in number order without gaps
    Bytes journal;             ///< Hash the device's journal ends in; empty: nothing since the last
    bool wants_digest = false; ///< compare what it holds, scope by scope (rule 5)
    bool has_more = false;     ///< edits wait behind the manifest: announced by being sent
    std::uint32_t piece_bytes = 0;  ///< what this line carries between two cuts; 0: anything
    bool operator==(const Hello&) const = default;
};

/// Permanent numbers. Why a device's scopes are others than before (rule 14).
enum class GrantReason : std::uint8_t {
    none = 0,
    first = 1,
    unit_moved = 2,
    role_changed = 3,
    units_changed = 4,  ///< units came, closed or merged
    epoch_changed = 5,
};

/// Server's answer, durable: the manifest is recorded by now.
struct Welcome {
    std::uint8_t version = protocol_version_max;
    Instant server_time;
    Epoch epoch;
    EditNumber known;       ///< the device's edits up to here have receipts
    Sequence head;
    std::uint32_t pace_ms = 0;  ///< send no further edits before this has passed
    bool up_to_date = false;    ///< no pages follow: the hello's cursor is the head
    std::vector<ScopeId> grant; ///< only when the hello's fingerprint or epoch was another
    GrantReason reason = GrantReason::none;  ///< with a grant
    /// When the hello came from another epoch: up to here both have the same log; 0 when unknown.
    Sequence fork;
    Bytes signature;            ///< Ed25519 over statement_digest() of what both sides know now
    bool operator==(const Welcome&) const = default;
};

/// Client, when the cursors are uneven, the grant changed, or a scope diverged: where it stands in
/// each scope. What is left out is at 0.
struct Cursors {
    std::vector<ScopeCursor> cursors;
    bool operator==(const Cursors&) const = default;
};

/// A flight of receipts under one signature.
struct Receipts {
    EditNumber first;  ///< what the device calls the first one; the others follow without gaps
    std::vector<Receipt> receipts;
    /// One flag per receipt: the device had all it needs to apply the edit itself, and is not sent
    /// the records again (rule 13).
    std::vector<bool> echo_free;
    Bytes signature;  ///< Ed25519 over receipts_digest() in the epoch of the welcome
    bool operator==(const Receipts&) const = default;
};

struct Page {
    ScopeId scope;
    /// Every record of the scope with rev <= through is with the device now. Records of one position
    /// of the log may take several pages: all but the last end before that position.
    Sequence through;
    std::vector<PackedRecord> records;
    bool operator==(const Page&) const = default;
};

/// All scopes of the device are complete up to here.
struct PullDone {
    Sequence through;
    Hash log_hash;
    bool operator==(const PullDone&) const = default;
};

/// What the scope holds at that position, in eight bytes (rule 5).
struct ScopeDigest {
    ScopeId scope;
    Sequence through;
    std::uint64_t digest = 0;  ///< scope_digest.h
    bool operator==(const ScopeDigest&) const = default;
};

/// Permanent numbers. Why the server (or the device) will not go on.
enum class RefusalReason : std::uint8_t {
    revoked = 1,
    version_too_old = 2,
    history_differs = 3,     ///< rule 15: the log is not the one the device knows
    server_behind = 4,       ///< rule 8: the log ends before what the device saw
    identity_reused = 5,     ///< rule 12: a known number with another hash
    malformed = 6,
    too_many = 7,            ///< rate limit; come back after pace
    enrolment_unknown = 8,   ///< wrong code
    enrolment_used = 9,
    enrolment_expired = 10,
    stopping = 11,           ///< the server is shutting down
    failed = 12,             ///< the server's disk or store failed; nothing was acknowledged
    bundle_refused = 13,     ///< a relayed file is cut, changed, or not for this server
    bundle_unknown = 14,     ///< the device that wrote it is not known, or was cut off
};

struct Refusal {
    RefusalReason reason = RefusalReason::malformed;
    std::uint32_t retry_after_ms = 0;
    std::string detail;  ///< for the log, English, no content of records
    bool operator==(const Refusal&) const = default;
};

struct Ping { bool operator==(const Ping&) const = default; };
struct Pong { bool operator==(const Pong&) const = default; };
/// The sender is done and will send nothing more.
struct Bye { bool operator==(const Bye&) const = default; };

/// From a stranger over TLS pinned to the code's fingerprint.
struct EnrolRequest {
    Bytes secret;
    Bytes certificate_request;  ///< PKCS#10, DER
    std::string device_name;
    bool operator==(const EnrolRequest&) const = default;
};

struct EnrolReply {
    DeviceId device;
    Bytes certificate;     ///< DER, the device's own
    Bytes receipt_key;     ///< Ed25519 public key that signs receipts
    Epoch epoch;
    RecordId unit;
    std::string unit_code;
    std::string unit_name;
    std::string role;
    std::string person;
    Instant server_time;
    bool operator==(const EnrolReply&) const = default;
};

/// From a peer of a newer version; passed over.
struct UnknownMessage {
    std::uint8_t number = 0;
    bool operator==(const UnknownMessage&) const = default;
};

using Message =
    std::variant<Hello, Welcome, Cursors, Edits, Receipts, Page, PullDone, Refusal, Ping, Pong, Bye,
                 EnrolRequest, EnrolReply, ScopeDigest, Journal, ProofWanted, Proof, Announcements,
                 Refeed, Copies, Reported, IdentityRequest, IdentityReply, FilesOffered, FileWanted,
                 FilePart, FileStored, FileRefused, EditWanted, EditPart, EditKept, RelayPart,
                 RelayReply, UnknownMessage>;

}  // namespace thidua
