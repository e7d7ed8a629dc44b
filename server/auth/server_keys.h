#pragma once

#include <filesystem>

#include "shared/base/hash.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/net/certificate.h"
#include "shared/net/tls.h"

namespace thidua {

/// All secrets of one server. They lie in the folder "keys" of its data, each in a file that only
/// the owner may read, and go into every backup: devices know the server by them.
struct ServerKeys {
    CertificateAuthority authority;
    Bytes server_key;          ///< PEM
    Bytes server_certificate;  ///< DER
    Bytes receipt_seed;        ///< 32 bytes, Ed25519

    [[nodiscard]] Hash ca_fingerprint() const;
    [[nodiscard]] ServerCredentials credentials() const;
    /// Ed25519, 32 bytes: what devices check receipts with.
    [[nodiscard]] Bytes receipt_key() const;
    /// Ed25519 over the digest, 64 bytes.
    [[nodiscard]] Bytes sign(const Hash& digest) const;
};

ServerKeys make_server_keys(Instant now, Random& random);
/// `data`: the server's data folder.
Result<void> save_server_keys(const std::filesystem::path& data, const ServerKeys& keys);
/// Renews the server's certificate, and saves it, when less than a year of it is left.
Result<ServerKeys> load_server_keys(const std::filesystem::path& data, Instant now,
                                    Random& random);

}  // namespace thidua
