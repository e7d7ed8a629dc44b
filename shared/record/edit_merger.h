#pragma once

#include <map>
#include <optional>
#include <vector>

#include "shared/record/change_record.h"
#include "shared/record/open_conflicts.h"

namespace thidua {

/// Merges one edit; holds the records it has touched so far until all operations are done. Behind
/// merge_edit(): nobody else includes this.
class EditMerger {
public:
    EditMerger(const Edit& edit, const MergeContext& context, RecordSpace& space)
        : edit_{edit}, context_{context}, space_{space}, conflicts_{edit, context, space} {}

    MergeResult run();

private:
    struct Touched {
        Record now;
        bool existed = false;
        bool is_changed = false;
        bool is_told = false;  ///< in history
        ChangeRecord change = {};
        std::optional<std::size_t> bytes = {};  ///< of the fields, once somebody asked
    };

    template <class Turn>
    void merge_all(const Turn& is_its_turn) {
        for (std::size_t at = 0; at < edit_.operations.size(); ++at)
            if (is_its_turn(edit_.operations[at].kind)) result_.outcomes[at] = merge_one(at);
    }
    OperationOutcome merge_one(std::size_t at);
    Touched* find(const RecordId& id);

    OperationOutcome create(const Operation& operation, Touched* touched);
    Touched& make(const Operation& operation);
    OperationOutcome set(std::size_t at, Touched& touched);
    /// Empty when both changed the same paragraphs, or it is no text.
    static std::optional<Value> joined(const Operation& operation, const Value& current,
                                       Touched& touched);
    OperationOutcome merge_values(const Operation& operation, const Value& current,
                                  Touched& touched);
    OperationOutcome remove_row(std::size_t at, Touched& touched);
    OperationOutcome step(std::size_t at, Touched& touched);
    void take(const StepDecision& decision, const Operation& operation, Touched& touched);
    /// Nothing to do here, but a device that has not seen why would do it.
    OperationOutcome already();
    OperationOutcome held();
    OperationOutcome open_conflict(const Operation& operation, const Touched& touched,
                                   const Value& base, const Value& kept);

    // What a signed receipt says happened, done again (edit_merger_again.cpp).
    OperationOutcome do_again(std::size_t at, Touched* touched);
    void create_again(const Operation& operation, const OperationOutcome& before, Touched* touched);
    OperationOutcome set_again(const Operation& operation, const OperationOutcome& before,
                               Touched& touched);
    void meet_again(const Operation& operation, const Value& current, Touched& touched);
    /// By where the report stands now.
    void change_or_ask(const Operation& operation, const FieldPath& path, const Value& value,
                       Touched& touched);
    OperationOutcome move_again(const Operation& operation, const OperationOutcome& before,
                                const Touched& touched);
    OperationOutcome remove_again(const Operation& operation, const OperationOutcome& before,
                                  Touched& touched);
    OperationOutcome step_again(const Operation& operation, const OperationOutcome& before,
                                Touched& touched);

    [[nodiscard]] bool must_wait(std::size_t at, const Touched* touched) const;
    [[nodiscard]] bool any_outcome(OutcomeKind kind) const;
    [[nodiscard]] SetGate gate(const Operation& operation, const Touched& touched) const;
    [[nodiscard]] bool is_in_removed_row(const Operation& operation, const Touched& touched) const;
    /// A record must stay small enough to be sent as one.
    static bool has_room(Touched& touched, const Value& before, std::string_view path,
                         const Value& value);
    /// The row's marker and its cells.
    static std::vector<FieldPath> row_paths(const Fields& fields, const FieldPath& marker);
    /// What somebody types into an accepted report waits beside it (workflow.h, as_request).
    OperationOutcome ask(std::size_t at, Touched& touched);
    OperationOutcome ask_to_remove(std::size_t at, Touched& touched,
                                   const std::vector<FieldPath>& paths);
    /// Another value waits there already, or the person saw another than the accepted one.
    OperationOutcome dispute(const Operation& operation, const Touched& touched,
                             const Value& current);
    [[nodiscard]] bool is_own_request(const Touched& touched, const FieldPath& path) const;
    [[nodiscard]] bool is_asked_by_others(const Touched& touched, const FieldPath& path) const;
    [[nodiscard]] bool is_to_be_removed_by_others(const Touched& touched,
                                                  const FieldPath& path) const;
    [[nodiscard]] bool was_noted(std::size_t at) const;
    [[nodiscard]] bool may_take_back(std::size_t at) const;
    [[nodiscard]] bool may_pass(std::size_t at) const;
    /// Types the accepted value over what waits for it: its own, or the one that the person saw.
    [[nodiscard]] bool takes_back(const Operation& operation, const Touched& touched) const;
    void take_back(Touched& touched, const FieldPath& path);
    void request(Touched& touched, const FieldPath& path, const Value& value);
    void change(Touched& touched, const FieldPath& path, const Value& value);
    /// `before` stands in the record, and is another.
    void change_from(Touched& touched, const Value& before, const FieldPath& path,
                     const Value& value);
    void write();
    void write_history(Touched& touched);

    const Edit& edit_;
    const MergeContext& context_;
    RecordSpace& space_;
    OpenConflicts conflicts_;
    std::map<RecordId, Touched> touched_;
    MergeResult result_;
};

}  // namespace thidua
