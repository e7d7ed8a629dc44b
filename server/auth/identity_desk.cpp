#include "server/auth/identity_desk.h"

#include "server/auth/certificate_holder.h"

namespace thidua {

std::optional<Hash> IdentityDesk::key_hash(BytesView request) {
    const auto hash = request_key_hash(request);
    return hash ? std::optional{*hash} : std::nullopt;
}

std::optional<IdentityIssuer::Issued> IdentityDesk::issue(BytesView request, const Device& before,
                                                          Instant now) {
    Device device = before;
    device.id = DeviceId{make_uuid_v7(now, random_)};
    device.enrolled_at = now;
    const auto certificate = issue_device_certificate(keys_.authority, request, device.id, now,
                                                      random_, encode_holder(device));
    if (!certificate) return std::nullopt;
    return Issued{device.id, *certificate, read_certificate(*certificate).value().serial};
}

}  // namespace thidua
