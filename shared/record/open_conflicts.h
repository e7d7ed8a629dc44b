#pragma once

#include <map>
#include <optional>
#include <vector>

#include "shared/record/merge.h"

namespace thidua {

/// Permanent: the same after a restore, when the same edit meets the same field again.
RecordId conflict_record_id(const EditId& edit, const RecordId& record, std::string_view path);

/// The conflicts that one edit meets, opens or moves while it is merged. A conflict is a record of
/// its own: type "conflict", id UUIDv5 of edit, record and path, so that it comes back under the
/// same id when the edit is fed again; fields "record", "record_type", "path", "state" (open,
/// settled, agreed), "base", "kept", "other" and who and when for both sides. Its history says who
/// asked the question, and every other value that a later one took the place of (rule 4).
class OpenConflicts {
public:
    OpenConflicts(const Edit& edit, const MergeContext& context, RecordSpace& space)
        : edit_{edit}, context_{context}, space_{space} {}

    OperationOutcome open(const Operation& operation, const Record& record, const Value& base,
                          const Value& kept);
    /// The same hands kept typing: an open conflict whose other value the operation was made on
    /// takes the operation's value instead. Equal to what stands: the conflict is agreed.
    std::optional<OperationOutcome> move_on(const Operation& operation, const Value& current);
    /// The same where the person cannot see it: the last that these hands asked of the field.
    std::optional<OperationOutcome> move_own(const Operation& operation);
    /// The edit settles a conflict of that very field.
    [[nodiscard]] bool is_settling(const Operation& operation);
    /// The same as move_on() for that very conflict, as a receipt says it happened; empty when it
    /// is not here.
    std::optional<OperationOutcome> move_again(const Operation& operation, const RecordId& conflict);
    /// The kept side went on: open conflicts of the field show the new value. True when any did.
    bool follow_kept(const RecordId& record, std::string_view path, const Value& value);
    /// Puts what changed; appends the ids.
    void write(std::vector<RecordId>& changed);

private:
    struct Entry {
        Record record;
        bool is_changed = false;
        bool is_new = false;
        /// What the other side was before this edit, once the edit put something else there.
        std::optional<Value> superseded = {};
    };
    /// The edit carries the step that settles it, and says itself what becomes of it.
    [[nodiscard]] bool is_settled_here(const Record& conflict) const;
    [[nodiscard]] bool is_of_same_hands(const Fields& conflict) const;
    std::vector<Entry>& entries_of(const RecordId& record);
    OperationOutcome move(Entry& entry, const Operation& operation);
    void set_other(Entry& entry, const Operation& operation);
    void write_history(const Entry& entry);
    void set_kept_by_this_edit(Entry& entry, const Value& value);

    const Edit& edit_;
    const MergeContext& context_;
    RecordSpace& space_;
    std::map<RecordId, std::vector<Entry>> by_record_;
};

}  // namespace thidua
