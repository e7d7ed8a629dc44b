#pragma once

#include <vector>

#include "shared/record/merge.h"
#include "server/store/log_entry.h"

namespace thidua {

/// The evidence records that the server adds for each version an edit submitted (sync.md,
/// deadlines and evidence: received, announced). Deterministic in the log entry, so that the log
/// can be done again.
std::vector<Record> attest(const LogEntry& entry, RecordSpace& records);

}  // namespace thidua
