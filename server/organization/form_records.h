#pragma once

#include <filesystem>
#include <vector>

#include "server/organization/json_entry.h"
#include "server/organization/unit_records.h"

namespace thidua {

/// The report forms of the files, inline ("definition") or by a path relative to `folder`
/// ("path"), as records in the organs' scopes: one for each organ named. Key, version and title are
/// those of the definition, whose text is kept as it is written.
std::vector<Record> form_records(const std::vector<JsonEntry>& files, const UnitDirectory& units,
                                 const std::filesystem::path& folder);

}  // namespace thidua
