#include "server/auth/certificate_holder.h"

#include "shared/wire/archive.h"

namespace thidua {

Bytes encode_holder(const Device& device) {
    const Grantee& grantee = device.grantee;
    ByteWriter writer;
    writer(grantee.unit, grantee.unit_code, grantee.organ, std::string{to_text(grantee.role)},
           grantee.person, device.name, device.enrolled_at);
    return writer.take();
}

std::optional<Device> read_holder(const CertificateFacts& certificate) {
    const auto id = DeviceId::from_text(certificate.common_name);
    if (!id || certificate.holder.empty()) return std::nullopt;
    Device device{.id = *id, .serial = certificate.serial};
    std::string role;
    try {
        ByteReader reader{certificate.holder};
        reader(device.grantee.unit, device.grantee.unit_code, device.grantee.organ, role,
               device.grantee.person, device.name, device.enrolled_at);
        reader.finish();
    } catch (const std::exception&) {
        return std::nullopt;
    }
    const auto known_role = from_text<Role>(role);
    if (!known_role) return std::nullopt;
    device.grantee.role = *known_role;
    return device;
}

}  // namespace thidua
