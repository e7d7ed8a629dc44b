#include "shared/net/base32.h"

#include <cstdint>

namespace thidua {

std::string to_base32(BytesView bytes) {
    std::string text;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(c);
        for (count += 8; count >= 5; count -= 5)
            text.push_back(base32_digits[bits >> (count - 5) & 31]);
    }
    if (count > 0) text.push_back(base32_digits[bits << (5 - count) & 31]);
    return text;
}

std::string base32_cleaned(std::string_view text) {
    std::string cleaned;
    for (char c : text) {
        if (c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        cleaned.push_back(c);
    }
    return cleaned;
}

std::optional<Bytes> from_base32(std::string_view digits) {
    Bytes bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : digits) {
        const auto value = base32_digits.find(c);
        if (value == std::string_view::npos) return std::nullopt;
        bits = bits << 5 | static_cast<std::uint32_t>(value);
        count += 5;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<char>(bits >> count & 0xFF));
    }
    if (count >= 5 || (bits & ((1U << count) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace thidua
