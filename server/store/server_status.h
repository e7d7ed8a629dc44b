#pragma once

#include <vector>

#include "server/store/epoch_store.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/store/database.h"

namespace thidua {

/// One restore of the server, and what came of it (rule 8).
struct RestoreStatus {
    EpochRow epoch;
    std::size_t devices = 0;      ///< known when it began, and not cut off since
    std::size_t reported = 0;     ///< of these
    std::size_t edits_back = 0;
};

/// `thidua-server status`.
struct ServerStatus {
    std::size_t records = 0;
    std::size_t edits = 0;
    std::size_t devices = 0;
    Epoch epoch;
    Sequence head;
    Hash head_hash;
    std::size_t open_conflicts = 0;
    std::size_t held = 0;       ///< operations that wait for what they were made on
    std::size_t recovered = 0;  ///< copies that wait for the Office's decision
    std::vector<RestoreStatus> restores;
    std::uint64_t store_bytes = 0;
};

ServerStatus server_status(Database& database);

}  // namespace thidua
