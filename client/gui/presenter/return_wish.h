#pragma once

#include <optional>
#include <string>

#include "shared/base/result.h"
#include "shared/base/time.h"

namespace thidua {

/// What the Office says when it returns a report or opens it again.
struct ReturnWish {
    std::string reason;
    std::string due = {};  ///< until when it is to come again, as typed; may be blank
};

/// Empty for a blank one. Refuses in one sentence what is no date.
Result<std::optional<CivilDate>> due_of(const ReturnWish& wish);

}  // namespace thidua
