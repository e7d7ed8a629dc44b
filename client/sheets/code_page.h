#pragma once

#include <optional>
#include <string>

#include "shared/base/bytes.h"

namespace thidua::sheets {

struct DecodedText {
    std::string text;            ///< Clean UTF-8 without a byte order mark.
    std::string code_page = {};  ///< What the bytes were taken for; empty for Unicode.
};

/// UTF-8, UTF-16 where its mark stands first, else windows-1258 (Vietnamese) or windows-1252,
/// whichever reads more like Vietnamese: old TCVN3 and VNI texts were saved as the latter. Empty
/// when there are bytes that no text has.
std::optional<DecodedText> decode_text(BytesView bytes);

}  // namespace thidua::sheets
