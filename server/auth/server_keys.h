#pragma once

#include <array>
#include <filesystem>

#include "shared/base/hash.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/net/certificate.h"
#include "shared/net/tls.h"

namespace thidua {

/// The Ed25519 key that signs receipts, ready for use; its secret half is wiped at the end.
class ReceiptKey {
public:
    /// 32 bytes.
    explicit ReceiptKey(BytesView seed);
    ~ReceiptKey();
    ReceiptKey(const ReceiptKey&) = delete;
    ReceiptKey& operator=(const ReceiptKey&) = delete;

    /// 32 bytes: what devices check receipts with.
    [[nodiscard]] BytesView open() const;
    /// 64 bytes, as libsodium wants it.
    [[nodiscard]] BytesView secret() const;
    /// Over the digest, 64 bytes.
    [[nodiscard]] Bytes sign(const Hash& digest) const;

private:
    std::array<unsigned char, 32> open_{};
    std::array<unsigned char, 64> secret_{};
};

/// All secrets of one server. They lie in the folder "keys" of its data, each in a file that only
/// the owner may read, and go into every backup: devices know the server by them.
struct ServerKeys {
    CertificateAuthority authority;
    Bytes server_key;          ///< PEM
    Bytes server_certificate;  ///< DER
    Bytes receipt_seed;        ///< 32 bytes, Ed25519

    [[nodiscard]] Hash ca_fingerprint() const;
    [[nodiscard]] ServerCredentials credentials() const;
    /// The open half of the receipt key.
    [[nodiscard]] Bytes receipt_key() const;
};

ServerKeys make_server_keys(Instant now, Random& random);
/// `data`: the server's data folder.
Result<void> save_server_keys(const std::filesystem::path& data, const ServerKeys& keys);
/// Renews the server's certificate, and saves it, when less than a year of it is left.
Result<ServerKeys> load_server_keys(const std::filesystem::path& data, Instant now, Random& random);

}  // namespace thidua
