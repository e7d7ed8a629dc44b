#pragma once

#include <string>
#include <vector>

#include "shared/platform/content_folder.h"
#include "shared/store/database.h"

namespace thidua {

/// What `thidua-server verify` finds in the attached files.
struct FileVerification {
    std::size_t files = 0;
    std::vector<std::string> problems;  ///< one sentence each; empty: all are as they were received
};

/// Reads every file that the store says is here, and compares it with its size and hash. Changes
/// nothing; one file at a time is in memory.
FileVerification verify_files(Database& database, const ContentFolder& folder);

}  // namespace thidua
