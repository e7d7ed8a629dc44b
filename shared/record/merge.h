#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/record/edit.h"
#include "shared/record/record.h"
#include "shared/record/workflow.h"

namespace thidua {

/// Who last gave a field its value.
struct Stamp {
    std::string author;
    std::string device;  ///< its name
    std::optional<Instant> at;
};

/// The records that merging reads and writes: the server's store, a device's base, a device's view.
class RecordSpace {
public:
    virtual ~RecordSpace() = default;
    virtual std::optional<Record> find_record(const RecordId& id) = 0;
    /// Where the record stands.
    virtual std::optional<ScopeId> find_scope(const RecordId& id) {
        const auto record = find_record(id);
        return record ? std::optional{record->scope} : std::nullopt;
    }
    virtual std::vector<Record> list_open_conflicts(const RecordId& record) = 0;
    /// From the newest change record that names the path; empty when nobody is known.
    virtual Stamp find_stamp(const RecordId& record, std::string_view path) = 0;
    virtual void put(const Record& record) = 0;
};

/// Says which operations may not be done at all, before they are merged. The server's asks rights
/// and forms; a device's own replay asks nobody.
class EditGuard {
public:
    virtual ~EditGuard() = default;
    /// `current` is null when the record does not exist (yet).
    virtual RejectReason check(const Edit& edit, std::size_t operation, const Record* current) = 0;
};

/// Says which operations have to wait for what they were made on (sync.md, Merging: held). Asked
/// only where nothing else settles the operation: its record is missing, its field holds neither
/// what was seen nor what was typed, its row is not there, its step does not fit.
class HoldGuard {
public:
    virtual ~HoldGuard() = default;
    /// `current` is null when the record does not exist (yet).
    virtual bool must_wait(const Edit& edit, std::size_t operation, const Record* current) = 0;
};

struct MergeContext {
    Sequence seq;  ///< the log position this edit gets; 0 in a device's replay
    std::optional<Instant> server_time;  ///< empty in a device's replay
    DeviceId device;
    std::string device_name;
    const WorkflowRules& rules;
    EditGuard* guard = nullptr;
    HoldGuard* hold = nullptr;  ///< null: everything is known
    /// What happened the first time, one per operation: reproduced instead of merged again (rule
    /// 8). What cannot be reproduced yet has no effect, and its outcome is `held`.
    const std::vector<OperationOutcome>* again = nullptr;
    /// What became of the edit so far: only what was held is merged now, and its history goes on.
    const std::vector<OperationOutcome>* rest = nullptr;
    /// What the log says became of each: of requests, which older programs let pass over others.
    const std::vector<OperationOutcome>* logged = nullptr;
};

struct MergeResult {
    std::vector<OperationOutcome> outcomes;  ///< one per operation
    std::vector<RecordId> changed;           ///< records put, change records left out
    /// True when the changed records are what the operations alone make of them: a device that had
    /// the same records before can do it itself.
    bool is_plain = true;
    [[nodiscard]] bool has_effect() const;  ///< some operation was not rejected
};

/// Merges one edit into the space: compare and set per operation, the field's merge policy where
/// the values differ, one change record (type "change") per record as its history. Deterministic:
/// the same edit, context and records give the same result on every machine.
///
/// Policies (sync.md, Merging). Texts merge by paragraph, which for a single paragraph is "ask";
/// table rows are a union because each cell has a path of its own; workflow states follow
/// WorkflowRules; paths below latest_prefix take the later by server order; all else asks.
/// What would make a record larger than limits::record_bytes_max or record_fields_max is rejected.
MergeResult merge_edit(const Edit& edit, const MergeContext& context, RecordSpace& space);

/// Fields of a record that take the later value by server order: a person's own contact data.
inline constexpr std::string_view latest_prefix = "contact/";
/// Type of the history records.
inline constexpr std::string_view change_type = "change";

/// What a person who removes a table row saw of it: a digest of the marker and all its cells.
Value row_fingerprint(const Fields& fields, std::string_view marker_path);

/// Where the workflow of a record stands, from its fields "state", "version", "seal".
WorkflowPoint workflow_point(const Fields& fields);

}  // namespace thidua
