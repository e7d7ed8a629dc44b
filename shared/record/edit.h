#pragma once

#include <string>
#include <vector>

#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/record/record.h"

namespace thidua {

/// Permanent numbers: they are on the wire and in the log.
enum class OperationKind : std::uint8_t {
    create = 1,      ///< The record exists from now on. Meeting an existing one is no conflict.
    set = 2,         ///< path: seen -> value, compare and set. A null value clears the field.
    remove_row = 3,  ///< path is the row's marker; seen is row_fingerprint() of the row as shown.
    step = 4,        ///< path names the workflow step; compares `point`, carries `arguments`.
};

/// Whether this version knows what to do with it.
[[nodiscard]] inline bool is_known(OperationKind kind) {
    return kind >= OperationKind::create && kind <= OperationKind::step;
}

/// Where a workflow stood when the person decided: compared as one, so that a decision about
/// version 1 never hits an unseen version 2.
struct WorkflowPoint {
    std::string state;
    std::int64_t version = 0;
    std::string seal;

    bool operator==(const WorkflowPoint&) const = default;
};

struct Operation {
    OperationKind kind = OperationKind::set;
    std::string record_type;
    RecordId record;
    ScopeId scope;    ///< create only; nil otherwise
    FieldPath path;   ///< set, remove_row: the field; step: the step's name; create: empty
    Value seen;       ///< what the person saw there
    Value value;      ///< set only
    WorkflowPoint point;  ///< step only
    Fields arguments;     ///< step only: "reason", "version", "seal", "choice", "other_edit"
    Bytes unknown;        ///< of a kind that only a newer version knows: carried, not done

    bool operator==(const Operation&) const = default;
};

/// What a person did in one save: atomic, immutable, the same wherever it is carried.
struct Edit {
    EditId id;
    std::string author;             ///< name of the person, as enrolled
    Instant device_time;            ///< untrusted: shown, never ordered by
    std::int64_t server_offset = 0; ///< ms, server minus device at the last contact; 0 if never
    std::vector<Operation> operations;

    bool operator==(const Edit&) const = default;
};

/// An edit with its place among those of the device that sends it. The place is not part of the
/// edit's content hash: a device that takes a new identity renumbers, the edits stay themselves.
struct NumberedEdit {
    EditNumber number;
    Edit edit;

    bool operator==(const NumberedEdit&) const = default;
};

/// Permanent numbers. What became of one operation at the server.
enum class OutcomeKind : std::uint8_t {
    applied = 1,         ///< The field now holds the value.
    already = 2,         ///< It held it already; nothing to do.
    merged = 3,          ///< Joined with somebody else's change of other paragraphs.
    conflict = 4,        ///< A conflict was opened with both values.
    conflict_moved = 5,  ///< The open conflict's other value moved on.
    held = 6,            ///< Waits for what it was made on (after a restore, through a bundle).
    noted = 7,           ///< Became a request (to reopen) instead of a change.
    rejected = 8,        ///< Not done; see the reason.
};

/// Permanent numbers. Why an operation was rejected; words for people in client/app.
enum class RejectReason : std::uint8_t {
    none = 0,
    not_allowed = 1,          ///< The role has no such right on that record.
    unknown_record = 2,       ///< The edit that should have created it was itself rejected.
    invalid_value = 3,        ///< Wrong type, out of range, too long, unknown field of the form.
    wrong_state = 4,          ///< The workflow does not allow the step from there.
    withdrawn_first = 5,      ///< The unit withdrew before the office decided.
    returned_first = 6,       ///< Another officer returned it first.
    accepted_first = 7,       ///< Another officer accepted it first.
    other_version_first = 8,  ///< Another machine of the unit submitted another content first.
    depends_on_rejected = 9,  ///< A step whose edit has another rejected operation.
    unknown_step = 10,
    too_large = 11,
    newer_version = 12,  ///< This server does not know the kind of operation.
    role_ended = 13,     ///< Made after the last day of the person's role at this device.
};

struct OperationOutcome {
    OutcomeKind kind = OutcomeKind::applied;
    RejectReason reason = RejectReason::none;
    RecordId conflict;  ///< the conflict record, when there is one

    bool operator==(const OperationOutcome&) const = default;
};

/// The server's durable answer to one edit (rule 1: it leaves only after its commit).
struct Receipt {
    EditId edit;
    Hash edit_hash;
    DeviceId device;
    EditNumber number;
    Sequence seq;         ///< 0 when nothing of it was applied
    Instant server_time;  ///< when it was received
    std::vector<OperationOutcome> outcomes;  ///< one per operation, in order

    bool operator==(const Receipt&) const = default;
    [[nodiscard]] bool has(OutcomeKind kind) const;
};

}  // namespace thidua
