#include "server/store/recovery_layers.h"

#include <algorithm>

namespace thidua {

RecoveryLayers::RecoveryLayers(Database& database, const EpochRow& loss,
                               const std::set<RecordId>& records, const FoldChoice& without,
                               const FoldChoice& with, const RecoveryCause& cause)
    : cause_{cause} {
    RecoveryLayer& own = layers_.emplace_back(database, loss);
    own.before.run(records, without);
    own.after.run(records, with);
    for (const EpochRow& later : EpochStore{database}.list())
        if (later.id > loss.id) add_later(database, later, records);
}

void RecoveryLayers::add_later(Database& database, const EpochRow& restore,
                               const std::set<RecordId>& records) {
    RecoveryStore lost{database, restore.id};
    if (std::ranges::all_of(
            records, [&](const RecordId& record) { return lost.list_edits_of(record).empty(); }))
        return;
    RecoveryLayer& below = layers_.back();
    RecoveryLayer& layer = layers_.emplace_back(database, restore);
    layer.before.run(records);
    layer.after.run(records, {.beneath = [&](OverlayRecords& began, Sequence at) {
                        RecoveredChange change{began, at, cause_};
                        change.carry(below.before.done_again(), below.after.done_again());
                        for (const auto& [id, record] : change.result().written())
                            began.put(record);
                    }});
    cause_.is_beneath = true;
}

RecoveredChange RecoveryLayers::carry_into(RecordSpace& now, Sequence seq) {
    RecoveredChange change{now, seq, cause_};
    change.carry(layers_.back().before.done_again(), layers_.back().after.done_again());
    return change;
}

}  // namespace thidua
