#pragma once

#include <string>
#include <vector>

#include "shared/store/database.h"

namespace thidua {

struct LogVerification {
    std::uint64_t entries = 0;
    std::uint64_t records = 0;
    std::vector<std::string> problems;  ///< empty: sound. One sentence each, at most problems_max.
    static constexpr std::size_t problems_max = 50;
};

/// Does the whole log again, from nothing, and compares: the hash chain, every record against what
/// the log makes of it, every receipt against the log, and the file itself.
LogVerification verify_log(Database& database);

}  // namespace thidua
