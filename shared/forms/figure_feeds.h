#pragma once

#include <string_view>
#include <vector>

#include "shared/forms/form.h"

namespace thidua {

/// The computed fields that need the field, directly or through one another; in the order of the
/// form, which they live as long as.
std::vector<const Field*> computed_from(const Form& form, std::string_view field);

/// The consolidated fields whose figure the field feeds: its own, those it is the weight, numerator
/// or denominator of, and those of what is computed from it. In the order of the form.
std::vector<const Field*> figures_fed_by(const Form& form, std::string_view field);

}  // namespace thidua
