#pragma once

#include <functional>
#include <map>
#include <set>

#include "server/store/epoch_store.h"
#include "server/store/log_entry.h"
#include "server/store/recovered_change.h"
#include "server/store/recovery_store.h"
#include "server/store/restored_base.h"

namespace thidua {

/// What a fold does otherwise than the store says.
struct FoldChoice {
    std::optional<EditId> without_edit = {};
    std::optional<RecordId> with_copies_of = {};  ///< offered with that root, as if accepted
    /// What came back of an earlier loss, done to what stood when the epoch began.
    std::function<void(OverlayRecords& began, Sequence at)> beneath = {};
};

/// What would stand if what has come back had never been forgotten: the records as they were when
/// the epoch began, with every edit that came back done again in the order of its first answer
/// (rule 8: per field the highest old (epoch, seq) stands). It does not depend on the order in
/// which they came back, because each time it is made from the start, for all that is connected
/// with some records. A copy is what one epoch had; of what stands already it replaces only what
/// that epoch did, and where both did something it is asked.
class RecoveryFold {
public:
    RecoveryFold(Database& database, const EpochRow& restore);

    /// Everything connected with the records is done, but for what is left out.
    void run(const std::set<RecordId>& records, const FoldChoice& choice = {});

    /// What it makes of the records; base shines through.
    [[nodiscard]] OverlayRecords& records() { return records_; }
    [[nodiscard]] DoneAgain done_again() { return {records_, edits_}; }
    /// The edits that were done, in their order.
    [[nodiscard]] const std::vector<RecoveredEdit>& edits() const { return edits_; }
    /// What became of each; `held` is what could not be done again yet.
    [[nodiscard]] const std::map<EditId, std::vector<OperationOutcome>>& outcomes() const {
        return outcomes_;
    }
    /// All records connected.
    [[nodiscard]] const std::set<RecordId>& connected() const { return connected_; }

private:
    void connect(const std::set<RecordId>& records, const FoldChoice& choice);
    /// What else is connected with them.
    std::vector<RecordId> add_copies(const RecordId& record, const FoldChoice& choice);
    void put(const RecoveredCopy& copy);
    void do_again(const RecoveredEdit& edit);
    std::vector<OperationOutcome> do_in(OverlayRecords& records, const RecoveredEdit& edit) const;
    void put_earlier_losses();
    void put_earlier_loss(const LogEntry& entry);
    [[nodiscard]] bool is_of_one_epoch() const;
    OverlayRecords& done_alone(const Epoch& epoch);

    Database& database_;
    EpochRow restore_;
    RecoveryStore store_;
    RestoredBase base_;
    OverlayRecords records_;
    Sequence at_;  ///< rises with every edit; only its order means anything
    bool is_mixed_ = false;                  ///< more than one epoch did something
    std::map<Epoch, OverlayRecords> alone_;  ///< then: what each of them did, without the others
    std::set<RecordId> connected_;
    std::vector<RecoveredEdit> edits_;
    std::vector<RecoveredCopy> copies_;
    std::map<EditId, std::vector<OperationOutcome>> outcomes_;
};

/// What an edit is connected with: its records, the conflicts it met, what these are about.
std::set<RecordId> records_of(const RecoveredEdit& edit, RecordSpace& base, RecordSpace& now);

}  // namespace thidua
