#pragma once

#include <string>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

/// Keys and certificates: P-256 and SHA-256 throughout. Keys are PEM (PKCS#8), certificates and
/// requests DER. No public authority and no host names: trust is one CA per server, known to a
/// device by its fingerprint.
namespace thidua {

/// A fresh private key, PEM.
Bytes make_private_key();

/// A server's own authority.
struct CertificateAuthority {
    Bytes certificate;  ///< DER
    Bytes key;          ///< PEM
};

/// Self-signed, named "Thi Đua CA <id>", may sign end certificates only; valid for 50 years.
CertificateAuthority make_authority(const Uuid& id, Instant now, Random& random);

/// For the server's side of TLS only; valid from a day before `now` for 5 years.
Result<Bytes> issue_server_certificate(const CertificateAuthority& authority, BytesView server_key,
                                       Instant now, Random& random);

/// PKCS#10, signed with the key.
Result<Bytes> make_certificate_request(BytesView key);

/// For the client's side of TLS only, named by the device's id; valid from a day before `now` for
/// 5 years. `holder`: what the server wants to know of the device when it has forgotten it; any bytes,
/// at most holder_bytes_max. Refuses a request that is not signed by the key it names, and keys that
/// are not P-256.
Result<Bytes> issue_device_certificate(const CertificateAuthority& authority, BytesView request,
                                       DeviceId device, Instant now, Random& random,
                                       BytesView holder = {});
inline constexpr std::size_t holder_bytes_max = 2048;

/// SHA-256 of the public key in a request that proves possession of it: the same for every request
/// made with one key.
Result<Hash> request_key_hash(BytesView request);

/// SHA-256 of the DER: what an enrolment code carries of a CA.
Hash certificate_fingerprint(BytesView certificate);

Bytes to_pem(BytesView certificate);
Result<Bytes> certificate_from_pem(BytesView pem);

struct CertificateFacts {
    std::string common_name;
    std::string serial;  ///< hexadecimal, capitals
    Instant not_before;
    Instant not_after;
    Bytes holder;  ///< as it was issued; empty if none
};
Result<CertificateFacts> read_certificate(BytesView certificate);

}  // namespace thidua
