#pragma once

#include "server/store/identity_issuer.h"
#include "shared/base/random.h"

namespace thidua {

/// Issues identities without OpenSSL: the request is the key.
class PlainIssuer final : public IdentityIssuer {
public:
    explicit PlainIssuer(Random& random) : random_{random} {}
    std::optional<Hash> key_hash(BytesView request) override {
        return request.empty() ? std::nullopt : std::optional{sha256(request)};
    }
    std::optional<Issued> issue(BytesView request, const Device&, Instant now) override {
        return Issued{DeviceId{make_uuid_v7(now, random_)}, "certificate for " + Bytes{request},
                      "02"};
    }

private:
    Random& random_;
};

}  // namespace thidua
