#include <cstdlib>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"

namespace thidua {

std::optional<std::string> environment_variable(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
}

Result<std::filesystem::path> data_folder(
    const std::function<std::optional<std::string>(const char*)>& variable) {
    // The XDG base directory specification has a relative path ignored.
    if (const auto data = variable("XDG_DATA_HOME"); data && data->front() == '/')
        return path_from_utf8(*data) / "thidua";
    if (const auto home = variable("HOME"); home && home->front() == '/')
        return path_from_utf8(*home) / ".local" / "share" / "thidua";
    return failure(ErrorCode::not_found,
                   tr("There is no home folder to keep the data in; name a folder."));
}

Result<std::filesystem::path> executable_path() {
    std::error_code error;
    auto path = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return failure(ErrorCode::internal, tr("The program cannot find its own file."));
    return path;
}

}  // namespace thidua
