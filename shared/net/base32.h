#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"

namespace thidua {

/// Crockford's digits: none is mistaken for another when read aloud or copied by hand.
inline constexpr std::string_view base32_digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Most significant bit first; the last digit is filled with zero bits.
std::string to_base32(BytesView bytes);

/// Capitals, O as 0, I and L as 1, without white space and dashes. What is no digit stays as it is.
std::string base32_cleaned(std::string_view text);

/// Empty when a character is no digit, or when the left-over bits are not zero. Expects cleaned
/// text.
std::optional<Bytes> from_base32(std::string_view digits);

}  // namespace thidua
