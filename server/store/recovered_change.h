#pragma once

#include <set>
#include <span>
#include <vector>

#include "server/store/effect.h"
#include "server/store/overlay_records.h"
#include "server/store/recovery_store.h"
#include "shared/model/workflow_rules.h"

namespace thidua {

/// Whose coming back it is.
struct RecoveryCause {
    EditId edit;
    std::string author;
    DeviceId device;
    Instant device_time;
    bool is_beneath = false;  ///< it was before all that the folds do again
};

/// What was done again somewhere, and by which edits, in their order.
struct DoneAgain {
    OverlayRecords& records;
    std::span<const RecoveredEdit> edits;
};

/// Carries into the records of now what two folds make different: all that is as the fold before
/// says takes what the fold after says. What somebody changed in the new epoch stands, and is an
/// ordinary conflict with what came back; history, evidence and sealed versions are nobody's to
/// change.
class RecoveredChange {
public:
    /// `seq`: of the log entry it becomes part of.
    RecoveredChange(RecordSpace& now, Sequence seq, const RecoveryCause& cause)
        : now_{now}, result_{now}, seq_{seq}, cause_{cause} {}

    void carry(const DoneAgain& before, const DoneAgain& after);
    /// Of one record.
    void carry_record(const RecordId& id, const DoneAgain& before, const DoneAgain& after);
    /// What it came to, for the log.
    [[nodiscard]] std::vector<Effect> effects();
    [[nodiscard]] OverlayRecords& result() { return result_; }

private:
    struct Sides {
        const Record* before;  ///< null: it was not there
        const Record& after;
        Record now;
        [[nodiscard]] const Value& was(std::string_view path) const;
    };

    void close_vanished(Record record);
    void carry_evidence(Record now, const Record& after);
    void carry_fields(Sides& sides, const DoneAgain& before, const DoneAgain& after);
    void carry_request(Sides& sides, const FieldPath& asked, const DoneAgain& after);
    void carry_field(Sides& sides, const FieldPath& path, const DoneAgain& before,
                     const DoneAgain& after);
    /// The rows that the fold took away and somebody changed since: they stay, and it is asked.
    std::set<FieldPath> keep_changed_rows(const Sides& sides, const DoneAgain& after);
    /// False when somebody moved the workflow on since.
    [[nodiscard]] static bool is_workflow_untouched(const Sides& sides);
    [[nodiscard]] bool is_in_removed_row(const Sides& sides, const FieldPath& path) const;
    void ask(const Sides& sides, const FieldPath& path, const DoneAgain& before,
             const DoneAgain& after);
    void open_conflict(const Sides& sides, const FieldPath& path, const Stamp& stamp);
    void follow_kept(const Sides& sides, const FieldPath& path, const DoneAgain& after);
    void put(Record record);
    void keep_order_of_history(const DoneAgain& after);

    RecordSpace& now_;
    OverlayRecords result_;
    Sequence seq_;
    RecoveryCause cause_;
    ModelWorkflow workflow_;
    std::set<RecordId> only_moved_;  ///< history that keeps its place behind what came back
};

}  // namespace thidua
