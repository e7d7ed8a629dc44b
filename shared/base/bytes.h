#pragma once

#include <string>
#include <string_view>

namespace thidua {

/// Raw bytes that are not text. A string because SQLite, cereal and OpenSSL all take one.
using Bytes = std::string;
using BytesView = std::string_view;

/// Lower-case hexadecimal, two digits a byte.
std::string to_hex(BytesView bytes);

}  // namespace thidua
