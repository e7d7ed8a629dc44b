#include "server/auth/server_keys.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <chrono>

#include "shared/base/check.h"
#include "shared/base/translate.h"
#include "shared/platform/private_file.h"

namespace thidua {
namespace {

constexpr std::size_t key_file_bytes_max = 16 << 10;
constexpr std::chrono::hours renewal_margin{24 * 365};

std::filesystem::path folder_of(const std::filesystem::path& data) {
    return data / "keys";
}

Error damaged(const std::filesystem::path& data) {
    return failure(ErrorCode::damaged,
                   fmt::format(fmt::runtime(tr("The server's keys in {} are missing or damaged; "
                                               "restore the folder from a backup.")),
                               folder_of(data).string()));
}

/// Reads the files one after the other; the first that cannot be read makes the whole bad.
class KeyReader {
public:
    explicit KeyReader(std::filesystem::path folder) : folder_{std::move(folder)} {}
    Bytes read(const char* name) {
        auto bytes = read_limited_file(folder_ / name, key_file_bytes_max);
        if (!bytes) is_good_ = false;
        return bytes ? std::move(*bytes) : Bytes{};
    }
    Bytes read_certificate(const char* name) {
        const auto der = certificate_from_pem(read(name));
        if (!der) is_good_ = false;
        return der ? *der : Bytes{};
    }
    [[nodiscard]] bool is_good() const { return is_good_; }

private:
    std::filesystem::path folder_;
    bool is_good_ = true;
};

Result<void> renew_certificate(ServerKeys& keys, const std::filesystem::path& data, Instant now,
                               Random& random) {
    const auto facts = read_certificate(keys.server_certificate);
    if (!facts) return facts.error();
    if (facts->not_after > now.plus(renewal_margin)) return {};
    const auto renewed = issue_server_certificate(keys.authority, keys.server_key, now, random);
    if (!renewed) return renewed.error();
    keys.server_certificate = *renewed;
    return write_private_file(folder_of(data) / "server.pem", to_pem(keys.server_certificate));
}

}  // namespace

ReceiptKey::ReceiptKey(BytesView seed) {
    static_assert(sizeof open_ == crypto_sign_PUBLICKEYBYTES);
    static_assert(sizeof secret_ == crypto_sign_SECRETKEYBYTES);
    CHECK(seed.size() == crypto_sign_SEEDBYTES);
    crypto_sign_seed_keypair(open_.data(), secret_.data(),
                             reinterpret_cast<const unsigned char*>(seed.data()));
}

ReceiptKey::~ReceiptKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

BytesView ReceiptKey::open() const {
    return {reinterpret_cast<const char*>(open_.data()), open_.size()};
}

BytesView ReceiptKey::secret() const {
    return {reinterpret_cast<const char*>(secret_.data()), secret_.size()};
}

Bytes ReceiptKey::sign(const Hash& digest) const {
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, digest.bytes.data(), digest.bytes.size(),
                         secret_.data());
    return {reinterpret_cast<const char*>(signature.data()), signature.size()};
}

Hash ServerKeys::ca_fingerprint() const {
    return certificate_fingerprint(authority.certificate);
}

ServerCredentials ServerKeys::credentials() const {
    return {.certificate = server_certificate,
            .key = server_key,
            .ca_certificate = authority.certificate};
}

Bytes ServerKeys::receipt_key() const {
    return Bytes{ReceiptKey{receipt_seed}.open()};
}

ServerKeys make_server_keys(Instant now, Random& random) {
    ServerKeys keys;
    keys.authority = make_authority(make_uuid_v7(now, random), now, random);
    keys.server_key = make_private_key();
    keys.server_certificate =
        issue_server_certificate(keys.authority, keys.server_key, now, random).value();
    std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
    random.fill(seed);
    keys.receipt_seed.assign(reinterpret_cast<const char*>(seed.data()), seed.size());
    return keys;
}

Result<void> save_server_keys(const std::filesystem::path& data, const ServerKeys& keys) {
    const std::filesystem::path folder = folder_of(data);
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        return failure(ErrorCode::internal,
                       fmt::format(fmt::runtime(tr("The folder {} cannot be made: {}.")),
                                   folder.string(), error.message()));
    const std::array<std::pair<const char*, Bytes>, 5> files{{
        {"ca.pem", to_pem(keys.authority.certificate)},
        {"ca.key", keys.authority.key},
        {"server.pem", to_pem(keys.server_certificate)},
        {"server.key", keys.server_key},
        {"receipts.key", keys.receipt_seed},
    }};
    for (const auto& [name, bytes] : files)
        if (const auto written = write_private_file(folder / name, bytes); !written)
            return written.error();
    return {};
}

Result<ServerKeys> load_server_keys(const std::filesystem::path& data, Instant now,
                                    Random& random) {
    KeyReader reader{folder_of(data)};
    ServerKeys keys;
    keys.authority.certificate = reader.read_certificate("ca.pem");
    keys.authority.key = reader.read("ca.key");
    keys.server_certificate = reader.read_certificate("server.pem");
    keys.server_key = reader.read("server.key");
    keys.receipt_seed = reader.read("receipts.key");
    if (!reader.is_good() || keys.receipt_seed.size() != crypto_sign_SEEDBYTES)
        return damaged(data);
    const auto renewed = renew_certificate(keys, data, now, random);
    if (!renewed) return renewed.error();
    return keys;
}

}  // namespace thidua
