#include "tests/golden/golden_copy.h"

#include <algorithm>

namespace thidua {

std::vector<std::string> golden_versions() {
    std::vector<std::string> versions;
    for (const auto& entry : std::filesystem::directory_iterator{THIDUA_GOLDEN_FOLDER})
        if (std::filesystem::exists(entry.path() / "stores"))
            versions.push_back(entry.path().filename().string());
    // v2 before v10
    std::ranges::sort(versions, {}, [](const std::string& version) {
        return std::pair{version.size(), version};
    });
    return versions;
}

}  // namespace thidua
