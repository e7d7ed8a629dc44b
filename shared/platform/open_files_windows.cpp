#include "shared/platform/open_files.h"

namespace thidua {

/// Handles are bounded by memory only.
std::size_t raise_open_files_limit(std::size_t wanted) { return wanted; }

}  // namespace thidua
