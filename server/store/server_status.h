#pragma once

#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/store/database.h"

namespace thidua {

/// `thidua-server status`.
struct ServerStatus {
    std::size_t records = 0;
    std::size_t edits = 0;
    std::size_t devices = 0;
    Epoch epoch;
    Sequence head;
    Hash head_hash;
    std::size_t open_conflicts = 0;
    std::uint64_t store_bytes = 0;
};

ServerStatus server_status(Database& database);

}  // namespace thidua
