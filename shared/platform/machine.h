#pragma once

#include <string>

namespace thidua {

/// What the machine is called on its network; "?" when it has no name. UTF-8.
std::string machine_name();

}  // namespace thidua
