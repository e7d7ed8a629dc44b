#include <cstdlib>

#include "shared/base/translate.h"
#include "shared/platform/paths.h"
#include "shared/platform/windows_handle.h"

namespace thidua {

std::optional<std::string> environment_variable(const char* name) {
    const std::filesystem::path wide_name{name};
    const wchar_t* value = _wgetenv(wide_name.c_str());
    if (value == nullptr || *value == L'\0') return std::nullopt;
    return to_utf8(std::filesystem::path{value});
}

Result<std::filesystem::path> data_folder(
    const std::function<std::optional<std::string>(const char*)>& variable) {
    if (const auto data = variable("APPDATA")) return path_from_utf8(*data) / "ThiDua";
    return failure(ErrorCode::not_found,
                   tr("There is no home folder to keep the data in; name a folder."));
}

Result<std::filesystem::path> executable_path() {
    constexpr DWORD path_chars_max = 32'768;
    std::wstring path(path_chars_max, L'\0');
    const DWORD length = GetModuleFileNameW(nullptr, path.data(), path_chars_max);
    if (length == 0 || length == path_chars_max)
        return failure(ErrorCode::internal, tr("The program cannot find its own file."));
    path.resize(length);
    return std::filesystem::path{path};
}

}  // namespace thidua
