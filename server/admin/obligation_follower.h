#pragma once

#include <cstddef>

#include "shared/base/random.h"
#include "shared/base/time.h"
#include "shared/store/database.h"

namespace thidua {

/// Brings the periods to what the Offices have made of their obligations, and whoever an obligation
/// names to what its organ sends. Asks often and does nothing while no obligation has changed.
class ObligationFollower {
public:
    explicit ObligationFollower(Random& random) : random_{random} {}

    /// How many periods were made or changed. The transaction is the caller's; the writer's thread.
    /// An obligation with an open conflict waits until a person has settled it. Also keeps the due
    /// rule as a whole and its parts alike (shared/model/due_rule.h).
    std::size_t follow(Database& database, Instant now);
    /// What it did was undone with its transaction.
    void begin_again() { seen_ = {}; }

private:
    Random& random_;
    Sequence seen_;           ///< the newest change of an obligation that was followed
    bool some_wait_ = false;  ///< for a conflict to be settled
};

}  // namespace thidua
