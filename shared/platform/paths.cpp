#include "shared/platform/paths.h"

namespace thidua {

std::filesystem::path path_from_utf8(const std::string& text) {
    return std::u8string{text.begin(), text.end()};
}

std::string to_utf8(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

}  // namespace thidua
