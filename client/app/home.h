#pragma once

#include <string>
#include <vector>

#include "shared/base/id.h"

namespace thidua {

class Workspace;

/// One line of "what needs me", most urgent first.
struct NeedsMe {
    enum class Kind {
        changes,
        overdue,
        organ_overdue,  ///< what the organ itself owes
        returned,
        attention,
        double_number,
        conflict,
        due,
        organ_due,
        to_judge,
        to_reopen,
        to_review
    };
    Kind kind = Kind::due;
    /// The period (due, overdue), report, or conflict. Of the organ's duties the period whose
    /// reports are added up for it. Nil where nothing is opened for it.
    RecordId target;
    EditId edit;  ///< attention only
    std::string title;
    std::string detail;
    /// To the day one works towards: the organ's own earlier one while it is ahead.
    std::int64_t days_left = 0;
};

/// What `thidua status` tells, and what waits for a decision of this device's person.
std::vector<NeedsMe> list_needs(Workspace& workspace);

}  // namespace thidua
