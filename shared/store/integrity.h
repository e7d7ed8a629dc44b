#pragma once

#include <string>
#include <vector>

#include "shared/store/database.h"

namespace thidua {

/// What SQLite finds wrong with the file and with references between its rows, in its own words;
/// empty when all is well. Reads every page: seconds on a large store.
std::vector<std::string> check_integrity(Database& database);

}  // namespace thidua
