#pragma once

#include <vector>

#include "client/app/consolidations.h"
#include "shared/record/record.h"

namespace thidua {

/// The figures with their parts and rows, below "figures/"; see frozen_content.h.
void write_figures(Fields& fields, const std::vector<Figure>& figures);

/// Back again, by the form and in the order of the units of `made`.
std::vector<Figure> read_figures(const Fields& fields, const Consolidation& made);

}  // namespace thidua
