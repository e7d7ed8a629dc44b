#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/net/server_address.h"

namespace thidua {

inline constexpr std::size_t enrolment_secret_bytes = 16;
/// Addresses in one code; each is tried in turn.
inline constexpr std::size_t enrolment_addresses_max = 4;

/// What a device needs to find the server, to know it for the right one, and to be let in once.
struct EnrolmentCode {
    std::vector<ServerAddress> addresses;  ///< 1 to enrolment_addresses_max
    Hash ca_fingerprint;                   ///< SHA-256 of the DER of the server's CA
    Bytes secret;                          ///< enrolment_secret_bytes
    Instant expires;                       ///< whole seconds, by the server's clock
    std::string unit;                      ///< the unit's code, shown before enrolling

    bool operator==(const EnrolmentCode&) const = default;
};

/// "TD1-7ZZ3M-…": Crockford base 32 in groups of five, with a checksum.
std::string to_text(const EnrolmentCode& code);

/// Reads what a person typed or pasted: any case, O for 0, I and L for 1, spaces, line breaks and
/// dashes anywhere. A mistyped character is told as such, with its group where only one correction
/// fits; it is never corrected silently.
Result<EnrolmentCode> read_enrolment_code(std::string_view text);

}  // namespace thidua
