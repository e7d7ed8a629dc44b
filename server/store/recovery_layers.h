#pragma once

#include <deque>

#include "server/store/recovered_change.h"
#include "server/store/recovery_fold.h"

namespace thidua {

/// What one loss makes of some records without something that came back, and with it.
struct RecoveryLayer {
    RecoveryLayer(Database& database, const EpochRow& restore)
        : before{database, restore}, after{database, restore} {}

    RecoveryFold before;
    RecoveryFold after;
};

/// The folds of a loss, then those of later losses that concern the same records. What an earlier
/// epoch lost lies beneath what a later one lost: it is carried into what stood when that one
/// began, and what that one lost is done again upon it (rule 8: the highest old (epoch, seq)
/// stands).
class RecoveryLayers {
public:
    /// `without` and `with`: what the folds of the first loss do otherwise than the store says.
    RecoveryLayers(Database& database, const EpochRow& loss, const std::set<RecordId>& records,
                   const FoldChoice& without, const FoldChoice& with, const RecoveryCause& cause);

    /// What all that makes of the records of now.
    [[nodiscard]] RecoveredChange carry_into(RecordSpace& now, Sequence seq);

    [[nodiscard]] const std::deque<RecoveryLayer>& layers() const { return layers_; }
    /// Of the loss itself.
    [[nodiscard]] const RecoveryFold& own() const { return layers_.front().after; }

private:
    void add_later(Database& database, const EpochRow& restore, const std::set<RecordId>& records);

    RecoveryCause cause_;
    std::deque<RecoveryLayer> layers_;
};

}  // namespace thidua
