#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "shared/base/result.h"

namespace thidua {

/// The value of an environment variable in UTF-8; empty when it is not set or holds nothing.
std::optional<std::string> environment_variable(const char* name);

/// Where a person's data belongs unless they say otherwise: $XDG_DATA_HOME/thidua, else
/// ~/.local/share/thidua; on Windows %APPDATA%\ThiDua. Nothing is created. `not_found` when the
/// person has no such place, as some services do.
Result<std::filesystem::path> data_folder(
    const std::function<std::optional<std::string>(const char*)>& variable = environment_variable);

/// The program that is running, all links followed: its own files lie beside it.
Result<std::filesystem::path> executable_path();

/// Paths are UTF-8 everywhere in the program; only here and at the system's door they are not.
std::filesystem::path path_from_utf8(const std::string& text);
std::string to_utf8(const std::filesystem::path& path);

}  // namespace thidua
