#pragma once

#include <string>
#include <vector>

#include "shared/base/id.h"

namespace thidua {

class Workspace;

/// One line of "what needs me", most urgent first.
struct NeedsMe {
    enum class Kind { changes, overdue, returned, attention, conflict, due, to_reopen, to_review };
    Kind kind = Kind::due;
    RecordId target;     ///< the period (due, overdue), report, or conflict; nil for attention, changes
    EditId edit;         ///< attention only
    std::string title;
    std::string detail;
    std::int64_t days_left = 0;
};

std::vector<NeedsMe> list_needs(Workspace& workspace);

}  // namespace thidua
