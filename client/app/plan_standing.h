#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/time.h"

namespace thidua {

class Workspace;

/// Whether an organ has issued its plan of the movement, and by the day that was set for it.
struct PlanStanding {
    RecordId organ;
    std::string code;
    std::string name;
    std::optional<RecordId> plan = {};  ///< the first it issued
    std::string number = {};
    std::optional<CivilDate> issued_on = {};
    bool is_late = false;

    [[nodiscard]] bool is_issued() const { return plan.has_value(); }
};

/// The last day for plans by the movements here: the latest, when they differ.
std::optional<CivilDate> plans_due(Workspace& workspace);

/// The organ of this device and those below it, as last pulled; those that have not issued come
/// first, then the late ones. `by` is the last day; without one nobody is late.
std::vector<PlanStanding> plan_standings(Workspace& workspace, std::optional<CivilDate> by);

}  // namespace thidua
