#pragma once

#include <string>

#include "shared/base/random.h"

namespace thidua {

/// At least so many bytes of words as they stand in such reports, in no order.
std::string made_prose(std::size_t bytes, Random& random);

}  // namespace thidua
