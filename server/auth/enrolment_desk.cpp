#include "server/auth/enrolment_desk.h"

#include <array>

#include "server/auth/certificate_holder.h"
#include "server/store/epoch_store.h"
#include "shared/base/text.h"

namespace thidua {
namespace {

constexpr std::size_t device_name_bytes_max = 200;

EnrolmentAnswer refuse(RefusalReason reason, std::string detail) {
    Refusal refusal;
    refusal.reason = reason;
    refusal.detail = std::move(detail);
    return {refusal};
}

bool is_acceptable(const EnrolRequest& request) {
    return request.device_name.size() <= device_name_bytes_max &&
           is_clean_utf8(request.device_name);
}

}  // namespace

EnrolmentCode EnrolmentDesk::make_code(Database& database, const Grantee& grantee,
                                       std::vector<ServerAddress> addresses, Instant now,
                                       std::chrono::seconds valid_for) {
    std::array<unsigned char, enrolment_secret_bytes> secret{};
    random_.fill(secret);
    EnrolmentCode code;
    code.addresses = std::move(addresses);
    code.ca_fingerprint = keys_.ca_fingerprint();
    code.secret.assign(reinterpret_cast<const char*>(secret.data()), secret.size());
    code.expires = Instant{now.plus(valid_for).value() / 1000 * 1000};
    code.unit = grantee.unit_code;
    DeviceStore{database}.add_enrolment({.secret_hash = sha256(code.secret),
                                         .grantee = grantee,
                                         .created_at = now,
                                         .expires = code.expires});
    return code;
}

EnrolmentAnswer EnrolmentDesk::answer(Database& database, const EnrolRequest& request, Epoch epoch,
                                      Instant now) {
    if (!is_acceptable(request)) return refuse(RefusalReason::malformed, "device name");
    DeviceStore devices{database};
    const auto enrolment = devices.find_enrolment(sha256(request.secret));
    if (!enrolment) return refuse(RefusalReason::enrolment_unknown, "no such code");
    if (!enrolment->use) {
        if (now >= enrolment->expires) return refuse(RefusalReason::enrolment_expired, "expired");
        return admit(devices, *enrolment, request, epoch, now);
    }
    const auto key_hash = request_key_hash(request.certificate_request);
    if (!key_hash) return refuse(RefusalReason::malformed, "certificate request");
    if (*key_hash != enrolment->use->key_hash)
        return refuse(RefusalReason::enrolment_used, "used by another key");
    return {reply_to(enrolment->grantee, enrolment->use->device, enrolment->use->certificate,
                     epoch, now)};
}

EnrolmentAnswer EnrolmentDesk::admit(DeviceStore& devices, const Enrolment& enrolment,
                                     const EnrolRequest& request, Epoch epoch, Instant now) {
    const DeviceId id{make_uuid_v7(now, random_)};
    const auto key_hash = request_key_hash(request.certificate_request);
    if (!key_hash) return refuse(RefusalReason::malformed, "certificate request");
    Device device{.id = id,
                  .grantee = enrolment.grantee,
                  .name = cleaned(request.device_name),
                  .serial = {},
                  .enrolled_at = now};
    const auto certificate = issue_device_certificate(
        keys_.authority, request.certificate_request, id, now, random_, encode_holder(device));
    if (!certificate) return refuse(RefusalReason::failed, certificate.error().message);
    device.serial = read_certificate(*certificate).value().serial;
    devices.add(device);
    devices.mark_used(enrolment.secret_hash, {.used_at = now,
                                              .device = id,
                                              .key_hash = *key_hash,
                                              .certificate = *certificate});
    return {reply_to(enrolment.grantee, id, *certificate, epoch, now), true};
}

EnrolmentAnswer EnrolmentDesk::renew(Database& database, DeviceId id, const EnrolRequest& request,
                                     Epoch epoch, Instant now) {
    DeviceStore devices{database};
    const auto device = devices.find(id);
    if (!device || device->revoked_at) return refuse(RefusalReason::revoked, "renewal");
    const auto certificate = issue_device_certificate(
        keys_.authority, request.certificate_request, id, now, random_, encode_holder(*device));
    if (!certificate) return refuse(RefusalReason::malformed, "certificate request");
    devices.set_serial(id, read_certificate(*certificate).value().serial);
    return {reply_to(device->grantee, id, *certificate, epoch, now)};
}

void EnrolmentDesk::readmit(Database& database, const CertificateFacts& certificate) {
    const auto device = read_holder(certificate);
    if (!device) return;
    DeviceStore devices{database};
    if (!devices.find(device->id)) devices.add(*device);
}

EnrolReply EnrolmentDesk::reply_to(const Grantee& grantee, DeviceId device,
                                   const Bytes& certificate, Epoch epoch, Instant now) const {
    EnrolReply reply;
    reply.device = device;
    reply.certificate = certificate;
    reply.receipt_key = keys_.receipt_key();
    reply.epoch = epoch;
    reply.unit = grantee.unit;
    reply.unit_code = grantee.unit_code;
    reply.unit_name = grantee.unit_name;
    reply.role = to_text(grantee.role);
    reply.person = grantee.person;
    reply.server_time = now;
    return reply;
}

}  // namespace thidua
