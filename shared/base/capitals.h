#pragma once

#include <string>
#include <string_view>

namespace thidua {

/// "Sở Tư pháp" as "SỞ TƯ PHÁP", in NFC.
[[nodiscard]] std::string in_capitals(std::string_view text);

}  // namespace thidua
