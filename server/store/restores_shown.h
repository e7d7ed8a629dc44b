#pragma once

#include "server/store/effect.h"
#include "server/store/epoch_store.h"
#include "server/store/organization_chart.h"

namespace thidua {

/// What brings the records that tell each organ's Office of that restore (shared/model/
/// restore_record.h) to what is known now.
std::vector<Effect> show_restore(Database& database, const EpochRow& restore,
                                 const OrganizationChart& chart);

/// Begins a new epoch at the head of the log, later than `after`, and tells the Offices, as an entry
/// of its own. The transaction is the caller's.
EpochRow begin_epoch(Database& database, EpochReason reason, Instant now,
                     const Epoch& after = {});

}  // namespace thidua
