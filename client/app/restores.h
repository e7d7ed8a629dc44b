#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

class Workspace;

/// A device that may bring back what the server has forgotten.
struct RestoredFrom {
    std::string device;       ///< text of the DeviceId
    std::string device_name;  ///< of the machine
    std::string person;
    std::string unit_code;
    std::string unit_name;
    bool is_known = false;                ///< to the server when it was restored
    std::optional<Instant> last_contact;  ///< before that
    std::optional<Instant> reported_at;   ///< it has told everything it had
    std::int64_t edits_back = 0;
    std::int64_t copies = 0;  ///< records it held that the server had not
};

/// One restore of the server, as its Office follows it (rule 8).
struct RestoreView {
    RecordId id;
    std::string epoch;
    std::optional<Instant> at;
    std::string reason;    ///< "admin" or "noticed"
    bool is_open = false;  ///< somebody known at the restore has not reported
    std::optional<Instant> closed_at;
    std::vector<RestoredFrom> devices;  ///< who is waited for first

    [[nodiscard]] std::size_t reported() const;  ///< of those known at the restore
    [[nodiscard]] std::size_t known() const;
};

/// The restores of the server that this device knows of, newest first. Errors: not_allowed.
Result<std::vector<RestoreView>> list_restores(Workspace& workspace);

}  // namespace thidua
