#pragma once

#include <string_view>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

/// "14/12/2026" as people type it, outside a form. Refuses in one sentence.
Result<CivilDate> date_from_typing(std::string_view typed);

}  // namespace thidua
