#pragma once

#include <string_view>
#include <vector>

#include "shared/record/record.h"

namespace thidua {

/// The paths as people read them: the rows of a set by what their field "order" says, those without
/// it behind the others by their keys, in which 2 stands before 10. What is no row's stays in the
/// order of its name.
std::vector<FieldPath> paths_in_order(const Fields& fields);

/// Whether a stands before b where digits are numbers: "nd2" before "nd10".
bool is_before_naturally(std::string_view a, std::string_view b);

}  // namespace thidua
