#pragma once

#include <optional>

#include "server/store/device_store.h"
#include "shared/net/certificate.h"

namespace thidua {

/// What a device's certificate says of whoever works with it, so that a server that was restored
/// from an older backup knows a device that it has forgotten (rule 8).
Bytes encode_holder(const Device& device);
/// The device of a certificate that the server's own authority has signed; empty when it says
/// nothing, or what this version cannot read.
std::optional<Device> read_holder(const CertificateFacts& certificate);

}  // namespace thidua
