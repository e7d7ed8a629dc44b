#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/bytes.h"

namespace thidua {

/// A SHA-256 digest.
struct Hash {
    std::array<unsigned char, 32> bytes{};

    auto operator<=>(const Hash&) const = default;
    [[nodiscard]] BytesView view() const {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }
    [[nodiscard]] std::string hex() const { return to_hex(view()); }
    /// Empty unless exactly 32 bytes.
    static std::optional<Hash> from_bytes(BytesView bytes);
    /// Empty unless exactly 64 hexadecimal digits.
    static std::optional<Hash> from_hex(std::string_view hex);
};

Hash sha256(BytesView bytes);
/// Of both, one behind the other.
Hash sha256(BytesView first, BytesView then);
/// Of all that can still be read; empty when reading failed.
std::optional<Hash> sha256_of(std::istream& in);

}  // namespace thidua

template <>
struct std::hash<thidua::Hash> {
    std::size_t operator()(const thidua::Hash& hash) const {
        return std::hash<std::string_view>{}(hash.view());
    }
};
