#pragma once

#include <optional>

#include "shared/record/record.h"

namespace thidua {

/// What stands there as a number, whole or decimal; empty for anything else.
[[nodiscard]] std::optional<Decimal> find_number(const Fields& fields, std::string_view path);

}  // namespace thidua
