#pragma once

#include <optional>
#include <string>

#include "server/store/device_store.h"

namespace thidua {

/// Makes certificates for devices that take a new identity (rule 12). Called on the writer's
/// thread.
class IdentityIssuer {
public:
    struct Issued {
        DeviceId device;
        Bytes certificate;  ///< DER
        std::string serial;
    };
    virtual ~IdentityIssuer() = default;
    /// SHA-256 of the key that the request proves possession of; empty when it does not.
    [[nodiscard]] virtual std::optional<Hash> key_hash(BytesView request) = 0;
    /// For somebody who works there on that machine.
    [[nodiscard]] virtual std::optional<Issued> issue(BytesView request, const Device& before,
                                                      Instant now) = 0;
};

}  // namespace thidua
