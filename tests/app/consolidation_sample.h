#pragma once

#include "client/app/consolidations.h"

namespace thidua {

/// The annual report of four units of the Department of Justice, from the sample data, consolidated
/// on 16/12/2026: one on time, one announced, one late, one returned and accepted as version 2; and
/// one unit that sent nothing.
Consolidation make_sample_consolidation();

}  // namespace thidua
