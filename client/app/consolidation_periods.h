#pragma once

#include <optional>
#include <vector>

#include "client/app/periods.h"

namespace thidua {

class Workspace;

/// The periods that can be added up: those that have begun and into which units report, by due
/// date. What the organ owes by itself, a plan or a review, is not among them.
std::vector<PeriodView> list_periods_with_figures(Workspace& workspace);

/// Which of them one asks about first: the newest with a report that was submitted or accepted,
/// else the newest that is open, else the newest. Empty of none.
std::optional<RecordId> find_period_asked_first(Workspace& workspace,
                                                const std::vector<PeriodView>& periods);

}  // namespace thidua
