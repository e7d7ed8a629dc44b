#pragma once

#include <cstddef>

namespace thidua {

/// How many files and connections this process may have open at once, after asking the system for
/// `wanted`. Often 1,024 without asking; never more than the administrator of the machine allows.
std::size_t raise_open_files_limit(std::size_t wanted);

}  // namespace thidua
