#include <unistd.h>

#include <array>

#include "shared/base/text.h"
#include "shared/platform/machine.h"

namespace thidua {

std::string machine_name() {
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0) return "?";
    const std::string text{name.data()};
    return text.empty() || !is_clean_utf8(text) ? "?" : text;
}

}  // namespace thidua
