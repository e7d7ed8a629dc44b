#include "shared/base/hash.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <istream>
#include <memory>

#include "shared/base/check.h"

namespace thidua {
namespace {

/// SHA-256 by OpenSSL, which asks the processor for it: several times as fast as libsodium, with
/// which a third of what a server did with a long report was hashing.
class Sha256 {
public:
    Sha256() {
        static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        CHECK(algorithm != nullptr);
        CHECK(EVP_DigestInit_ex2(context(), algorithm, nullptr) == 1);
    }
    void add(BytesView bytes) {
        CHECK(EVP_DigestUpdate(context(), bytes.data(), bytes.size()) == 1);
    }
    Hash finish() {
        Hash hash;
        CHECK(EVP_DigestFinal_ex(context(), hash.bytes.data(), nullptr) == 1);
        return hash;
    }

private:
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    /// It holds nothing between two hashes: each thread has its own.
    static EVP_MD_CTX* context() {
        thread_local const std::unique_ptr<EVP_MD_CTX, Free> made{EVP_MD_CTX_new()};
        CHECK(made != nullptr);
        return made.get();
    }
};

}  // namespace

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
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

Hash sha256(BytesView first, BytesView then) {
    Sha256 hash;
    hash.add(first);
    hash.add(then);
    return hash.finish();
}

std::optional<Hash> sha256_of(std::istream& in) {
    Sha256 hash;
    char buffer[64 << 10];
    while (in.read(buffer, sizeof buffer) || in.gcount() > 0)
        hash.add({buffer, static_cast<std::size_t>(in.gcount())});
    if (in.bad()) return std::nullopt;
    return hash.finish();
}

}  // namespace thidua
