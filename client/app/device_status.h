#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/periods.h"
#include "client/app/workspace.h"

namespace thidua {

/// `thidua status`.
struct DeviceStatus {
    std::optional<DeviceProfile> profile;
    Sequence cursor;
    std::size_t outbox = 0;
    std::optional<Instant> last_contact;       ///< server time
    std::int64_t clock_offset_ms = 0;          ///< server minus device at the last contact
    std::vector<PeriodView> due;               ///< open periods without an own submission
    std::size_t open_conflicts = 0;
    std::size_t attention = 0;
};

DeviceStatus device_status(Workspace& workspace);

/// `thidua verify`: the local store's integrity and its digest per scope. Empty: sound.
struct StoreVerification {
    std::vector<std::string> problems;
    std::vector<std::pair<std::string, std::string>> digests;  ///< scope id, hex
};
StoreVerification verify_store(Workspace& workspace);

}  // namespace thidua
