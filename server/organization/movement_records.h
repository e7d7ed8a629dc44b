#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/organization/json_entry.h"
#include "shared/model/movement.h"

namespace thidua {

/// The movements of the files as records in the province's scope.
std::vector<Record> movement_records(const std::vector<JsonEntry>& files);

/// The documents of an entry's "bases", in the order of the list.
std::map<std::string, LegalBasis> read_bases(const JsonEntry& entry);

/// Refuses years that are not within 2000..2100 or end before they begin.
void check_years(const JsonEntry& entry, std::int64_t from_year, std::int64_t to_year);

/// True, with no mistake, when the text can be part of a field's path: lower-case letters, digits,
/// '-' and '_'. Otherwise refuses it.
bool is_fit_as_key(const std::string& key, const JsonEntry& entry);

}  // namespace thidua
