#pragma once

#include "client/store/local_sync_store.h"
#include "server/store/identity_issuer.h"

namespace thidua::simulator {

/// Names for devices that take a new one (rule 12), without cryptography: a key is a word that
/// nobody else has, a request shows it, and the certificate says whose it is.
class SimulatedKeys final : public IdentityKeys {
public:
    /// Borrowed.
    explicit SimulatedKeys(Random& random) : random_{random} {}
    Bytes make_key() override;
    Bytes make_certificate_request(BytesView key) override;

private:
    Random& random_;
};

IdentityIssuer& identity_issuer();

}  // namespace thidua::simulator
