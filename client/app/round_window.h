#pragma once

#include <optional>

#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// When a nomination was handed in last. Nominations have no seals and no evidence of other kinds:
/// the time of the device that submitted counts, and stands beside when it came to the server.
struct HandingIn {
    std::optional<Instant> by_device;
    std::optional<Instant> at_server;  ///< empty while it is only here
};
HandingIn handing_in_of(Workspace& workspace, const Record& nomination);

/// Whether the nomination's round takes what is handed in at that moment: it is opened, and the
/// moment lies within its first and last day. wrong_state with the days and the way out. Fine where
/// it is for no round, or for one that this device does not know.
Result<void> check_round_takes(Workspace& workspace, const Record& nomination, Instant handed_in);
/// The same of what was handed in already, whatever has become of the round since. A new last day
/// (the Office's extension) holds for it too.
Result<void> check_handed_in_time(Workspace& workspace, const Record& nomination);

}  // namespace thidua
