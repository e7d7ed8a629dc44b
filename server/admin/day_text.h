#pragma once

#include <string>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

/// "2026-07-31"; invalid_input with a sentence for anything else.
Result<CivilDate> read_day(const std::string& iso);

}  // namespace thidua
