#pragma once

#include <string>
#include <vector>

#include "shared/model/workflow_rules.h"
#include "tests/record/memory_space.h"

namespace thidua {

inline Value text(const char* words) {
    return std::string{words};
}

/// Somebody at a machine.
struct Person {
    std::string name;
    std::string machine;
    unsigned char number = 0;
};

inline const Person lan{"Lan", "may-lan", 1};
inline const Person minh{"Minh", "may-minh", 2};
inline const Person office{"Văn phòng", "may-vp", 3};

RecordId numbered_record(unsigned char number);
EditId numbered_edit(std::uint64_t number);

/// Operations on one record, written the way a person would tell them.
Operation creation(const RecordId& record, const std::string& type = "note");
Operation setting(const RecordId& record, const FieldPath& path, Value seen, Value value);
Operation row_removal(const RecordId& record, const FieldPath& marker, Value seen);
Operation step_on(const RecordId& record, const std::string& step, WorkflowPoint point,
                  Fields arguments = {});

/// A server's desk in memory: edits arrive one after another and are merged by the product's own
/// rules, each at the next position of the log.
class MergeDesk {
public:
    /// One record of that type, made by Lan at position 1, with these fields.
    explicit MergeDesk(Fields fields = {}, const std::string& type = "note");

    MergeResult apply(const Person& person, std::vector<Operation> operations);
    MergeResult apply(const Person& person, const Edit& edit);
    /// One `set` on the desk's record; its outcome.
    OperationOutcome set(const Person& person, const FieldPath& path, Value seen, Value value);

    [[nodiscard]] const RecordId& record() const { return record_; }
    [[nodiscard]] Fields fields() const { return space_.records().at(record_).fields; }
    [[nodiscard]] Value at(std::string_view path) const { return find_value(fields(), path); }
    [[nodiscard]] std::vector<Record> open_conflicts() {
        return space_.list_open_conflicts(record_);
    }
    /// What the conflict holds there; the only one there is.
    [[nodiscard]] Value in_conflict(std::string_view path);
    [[nodiscard]] MemorySpace& space() { return space_; }
    [[nodiscard]] Sequence head() const { return head_; }
    /// The edit that `apply` would make of these operations; each has an id of its own.
    Edit edit_of(const Person& person, std::vector<Operation> operations);

    /// Asked before each operation, when set.
    EditGuard* guard = nullptr;
    /// What became of each operation the first time, when set.
    const std::vector<OperationOutcome>* again = nullptr;
    /// What a log says became of each operation, when set.
    const std::vector<OperationOutcome>* logged = nullptr;

private:
    MemorySpace space_;
    ModelWorkflow workflow_;
    RecordId record_;
    Sequence head_;
    std::uint64_t edits_ = 0;
};

/// Server time at that position of the desk's log.
Instant time_at(Sequence seq);

}  // namespace thidua
