#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "server/store/log_entry.h"
#include "shared/record/record.h"

namespace thidua::simulator {

/// What the rules of sync.md ("Merging: who decides what") make of a log, thought out again and
/// much more simply than in shared/record: everything in memory, texts as lists of unique
/// paragraphs, the kept side of a conflict is simply what the field holds. Of the log's outcomes it
/// believes only two things: what rights and forms refused, and the ids of conflicts.
class ReferenceModel {
public:
    using Place = std::pair<RecordId, FieldPath>;
    /// Record, path, kept, other.
    using OpenConflict = std::tuple<RecordId, FieldPath, Value, Value>;

    void apply(const LogEntry& entry);

    [[nodiscard]] const std::map<RecordId, Fields>& records() const { return records_; }
    [[nodiscard]] std::multiset<OpenConflict> open_conflicts() const;
    /// What the Office decided about claims, by their evidence.
    [[nodiscard]] const std::map<RecordId, std::string>& verdicts() const { return verdicts_; }
    /// An outcome in the log that is not what the rules give.
    struct Surprise {
        RecordId record;
        FieldPath path;
        bool is_making;  ///< of the record
        std::string text;
    };
    [[nodiscard]] const std::vector<Surprise>& surprises() const { return surprises_; }

private:
    struct Conflict {
        Place place;
        Value other;
        std::string hands;  ///< that typed it
        EditId carrier;  ///< the edit that brought it
        bool is_open = true;
    };
    static OperationOutcome rejected(RejectReason reason) {
        return {.kind = OutcomeKind::rejected, .reason = reason};
    }
    bool is_rejected(const LogEntry& entry, std::size_t at, bool any_rejected);
    bool is_in_removed_row(const Operation& operation);
    OperationOutcome perform(const LogEntry& entry, std::size_t at, bool any_rejected);
    OperationOutcome set(const Operation& operation, const RecordId& conflict);
    OperationOutcome remove_row(const Operation& operation, const RecordId& conflict);
    OperationOutcome step(const Operation& operation);
    OperationOutcome settle(const Operation& operation);
    OperationOutcome judge_claim(const Operation& operation);
    bool is_about_what_is(const Operation& settlement);
    OperationOutcome submit(Fields& report, const Operation& operation);
    OperationOutcome reopen(const RecordId& record, Fields& report);
    OperationOutcome open(const Operation& operation, const RecordId& conflict);
    OperationOutcome ask(const Operation& operation, const RecordId& conflict);
    OperationOutcome dispute(const Operation& operation, const RecordId& conflict);
    [[nodiscard]] bool is_asked_by_others(const Operation& operation, const FieldPath& path,
                                          const Value& value) const;
    [[nodiscard]] bool is_asked_for_below(const Operation& removal) const;
    [[nodiscard]] bool is_row_asked_away(const Operation& operation) const;
    void request(const Operation& operation, const FieldPath& path, const Value& value);
    void take_back(const Operation& operation);
    void forget_request(const RecordId& record);
    void agree(const Place& place);

    std::map<RecordId, Fields> records_;
    std::map<RecordId, std::string> types_;
    std::string hands_;             ///< of the edit at hand: whose, on which machine
    EditId carrier_;                ///< the edit at hand
    std::set<RecordId> made_here_;  ///< by the edit at hand
    std::set<Place> set_here_;      ///< by the edit at hand
    std::set<RecordId>
        settled_here_;  ///< conflicts, by the edit at hand: it says what becomes of them
    std::map<RecordId, Conflict> conflicts_;
    struct Request {
        Value value;  ///< null: to be cleared
        std::string hands;
    };
    std::map<Place, Request> requests_;
    std::map<RecordId, std::string> verdicts_;
    std::vector<Surprise> surprises_;
};

}  // namespace thidua::simulator
