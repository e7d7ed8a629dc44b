#pragma once

#include "shared/record/edit.h"

namespace thidua {

/// When it was saved counts: a submission, or the Office's note of a code or a file. Only these
/// stand in a device's journal, which so stays short enough for the worst line.
[[nodiscard]] bool is_timed(const Edit& edit);

}  // namespace thidua
