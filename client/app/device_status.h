#pragma once

#include <optional>
#include <string>
#include <vector>

#include "client/app/pending_changes.h"
#include "client/app/periods.h"
#include "client/app/workspace.h"

namespace thidua {

/// `thidua status`.
struct DeviceStatus {
    std::optional<DeviceProfile> profile;
    Sequence cursor;
    std::size_t outbox = 0;
    std::size_t typed = 0;  ///< fields with something typed in the window that no edit holds yet
    std::optional<Instant> last_contact;       ///< server time
    std::int64_t clock_offset_ms = 0;          ///< server minus device at the last contact
    std::vector<PeriodView> due;               ///< open periods without an own submission
    std::size_t open_conflicts = 0;
    std::size_t attention = 0;
    std::optional<ChangesInQuestion> question;  ///< a person must agree to it (rule 14)
    /// Records that the server lost when it was restored; the Office was offered a copy (rule 8).
    std::size_t only_here = 0;
    std::optional<Instant> identity_taken_at;   ///< server time (rule 12)
};

DeviceStatus device_status(Workspace& workspace);
/// Open periods for which this device's unit has submitted nothing yet.
std::vector<PeriodView> list_due(Workspace& workspace);

/// `thidua verify`: the local store's integrity and its digest per scope. Empty: sound.
struct StoreVerification {
    std::vector<std::string> problems;
    std::vector<std::pair<std::string, std::string>> digests;  ///< scope id, hex
};
StoreVerification verify_store(Workspace& workspace);

}  // namespace thidua
