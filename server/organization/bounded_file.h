#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "shared/base/result.h"

namespace thidua {

/// The whole file as text. Refuses, in words, one that is missing, unreadable, no file, or longer
/// than bytes_max, of which nothing is kept.
Result<std::string> read_bounded_file(const std::filesystem::path& path, std::size_t bytes_max);

/// `name` below `folder`; refuses a name that is absolute or leaves the folder.
Result<std::filesystem::path> path_below(const std::filesystem::path& folder,
                                         const std::string& name);

}  // namespace thidua
