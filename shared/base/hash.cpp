#include "shared/base/hash.h"

#include <sodium.h>

#include <algorithm>
#include <istream>

namespace thidua {

std::string to_hex(BytesView bytes) {
    static constexpr char alphabet[] = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back(alphabet[byte >> 4]);
        text.push_back(alphabet[byte & 15]);
    }
    return text;
}

std::optional<Hash> Hash::from_bytes(BytesView bytes) {
    Hash hash;
    if (bytes.size() != hash.bytes.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.bytes.begin());
    return hash;
}

std::optional<Hash> Hash::from_hex(std::string_view hex) {
    Hash hash;
    std::size_t length = 0;
    const int failed = sodium_hex2bin(hash.bytes.data(), hash.bytes.size(), hex.data(), hex.size(),
                                      nullptr, &length, nullptr);
    if (failed != 0 || length != hash.bytes.size() || hex.size() != 2 * length) return std::nullopt;
    return hash;
}

Hash sha256(BytesView bytes) {
    Hash hash;
    crypto_hash_sha256(hash.bytes.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    return hash;
}

std::optional<Hash> sha256_of(std::istream& in) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    char buffer[64 << 10];
    while (in.read(buffer, sizeof buffer) || in.gcount() > 0)
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer),
                                  static_cast<unsigned long long>(in.gcount()));
    if (in.bad()) return std::nullopt;
    Hash hash;
    crypto_hash_sha256_final(&state, hash.bytes.data());
    return hash;
}

}  // namespace thidua
