#include "tests/simulator/identities.h"

#include "shared/base/hash.h"

namespace thidua::simulator {
namespace {

constexpr std::string_view request_words = "certify ";

class Issuer final : public IdentityIssuer {
public:
    std::optional<Hash> key_hash(BytesView request) override {
        if (!request.starts_with(request_words)) return std::nullopt;
        return sha256(request);
    }
    /// The same key has the same name in every world.
    std::optional<Issued> issue(BytesView request, const Device&, Instant now) override {
        SeededRandom random{std::hash<std::string_view>{}(sha256(request).view())};
        const DeviceId device{make_uuid_v7(now, random)};
        return Issued{.device = device,
                      .certificate = Bytes{"certificate of "} + device.value().text(),
                      .serial = device.value().text()};
    }
};

}  // namespace

Bytes SimulatedKeys::make_key() { return "key " + std::to_string(random_.next()); }

Bytes SimulatedKeys::make_certificate_request(BytesView key) {
    return Bytes{request_words}.append(key);
}

IdentityIssuer& identity_issuer() {
    static Issuer issuer;
    return issuer;
}

}  // namespace thidua::simulator
