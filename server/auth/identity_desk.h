#pragma once

#include "server/auth/server_keys.h"
#include "server/store/identity_issuer.h"

namespace thidua {

/// Certificates of the server's own authority for devices that take a new identity (rule 12).
class IdentityDesk final : public IdentityIssuer {
public:
    /// Both must outlive the desk.
    IdentityDesk(const ServerKeys& keys, Random& random) : keys_{keys}, random_{random} {}

    [[nodiscard]] std::optional<Hash> key_hash(BytesView request) override;
    [[nodiscard]] std::optional<Issued> issue(BytesView request, const Device& before,
                                              Instant now) override;

private:
    const ServerKeys& keys_;
    Random& random_;
};

}  // namespace thidua
