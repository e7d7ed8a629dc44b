#include "shared/base/capitals.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace thidua {

std::string in_capitals(std::string_view text) {
    std::string capitals;
    icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<int>(text.size())})
        .toUpper(icu::Locale{"vi"})
        .toUTF8String(capitals);
    return capitals;
}

}  // namespace thidua
