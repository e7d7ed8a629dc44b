#pragma once

#include <set>
#include <vector>

#include "tests/simulator/final_state.h"

namespace thidua::simulator {

/// The log of a server that was restored, as it would be if nothing had ever been forgotten: every
/// edit where it stood when it was answered first (rule 8). And what it can say nothing of, because
/// somebody went on in the new epoch before an edit came back that changed the same, or because an
/// edit never came back.
class History {
public:
    History(const FinalState& state, const Ledger& ledger);

    [[nodiscard]] const std::vector<const LogEntry*>& entries() const { return entries_; }
    [[nodiscard]] bool is_disputed(const RecordId& record, std::string_view path) const;
    /// In the place of a path: whether the record was there before.
    static constexpr std::string_view making = "*";

private:
    using Key = std::pair<Epoch, Sequence>;
    /// What an operation is about: a whole row rather than its cells.
    struct Touch {
        RecordId record;
        FieldPath place;  ///< empty: its workflow
        auto operator<=>(const Touch&) const = default;
    };
    Key key_of(const LogEntry& entry) const;
    std::set<Touch> touches_of(const Edit& edit) const;
    void dispute(const Edit& early, const Edit& late);
    void dispute_everything(const Edit& edit);

    const FinalState& state_;
    std::vector<const LogEntry*> entries_;
    std::set<RecordId> records_;
    std::set<Touch> places_;
};

}  // namespace thidua::simulator
