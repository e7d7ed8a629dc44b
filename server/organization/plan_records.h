#pragma once

#include <set>
#include <vector>

#include "server/organization/json_entry.h"
#include "server/organization/unit_records.h"

namespace thidua {

/// The organs' plans as records in the organs' scopes. `movements` are those of the files; a plan
/// for another one is refused.
std::vector<Record> plan_records(const std::vector<JsonEntry>& files, const UnitDirectory& units,
                                 const std::set<RecordId>& movements);

}  // namespace thidua
