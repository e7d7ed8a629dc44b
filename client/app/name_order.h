#pragma once

#include <string_view>

#include "shared/record/record.h"

namespace thidua {

/// Whether records of the type are about somebody with a name, and are listed by it.
[[nodiscard]] bool is_listed_by_name(std::string_view record_type);

/// How two of them stand in a list: collectives and organisations first, by their names; then
/// people by given name. Below 0: `a` comes before `b`.
[[nodiscard]] int compare_named(const Fields& a, const Fields& b);

}  // namespace thidua
