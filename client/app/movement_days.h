#pragma once

#include <string>
#include <vector>

#include "client/app/organ_duties.h"

namespace thidua {

/// A day that a movement sets for all that take part: for their plans, or the end of the phase that
/// a review concludes, of which the movement knows only the year.
struct MovementDay {
    DutyMatter matter = DutyMatter::plan;
    CivilDate due{};
    RecordId movement;
    std::string name;  ///< "Issue the plan: …"
    std::string source;
};

/// Of movements that were launched and have not ended; of several that set the same day for the
/// same the first.
std::vector<MovementDay> days_of_movements(Workspace& workspace);

}  // namespace thidua
