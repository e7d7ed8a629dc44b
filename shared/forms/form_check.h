#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/forms/form.h"

namespace thidua {

/// What no single field can tell: keys twice, names in formulas, rules and consolidation that do
/// not exist or are of the wrong kind, formulas that need themselves. The first problem, as one
/// sentence; empty for a sound form.
std::optional<std::string> find_problem(const Form& form);

/// The computed fields in an order in which each one's formula names only earlier ones; empty when
/// there is a circle.
std::optional<std::vector<const Field*>> computation_order(const Form& form);

}  // namespace thidua
