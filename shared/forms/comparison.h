#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/forms/form.h"
#include "shared/record/record.h"

namespace thidua {

/// One figure beside the same figure of the last period.
struct Comparison {
    std::string field;
    std::optional<Decimal> now = {};
    std::optional<Decimal> last = {};
    std::optional<Decimal> difference = {};      ///< now - last, when both are known
    std::optional<Decimal> percent_change = {};  ///< of |last|, two digits; empty when last is zero
};

/// The fields that the form marks compare_last_period, in its order, computed ones included.
std::vector<Comparison> compare_with_last(const Form& form, const Fields& now, const Fields& last);

}  // namespace thidua
