#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/net/certificate.h"
#include "shared/net/client_connection.h"
#include "shared/net/dial.h"
#include "shared/net/tuning.h"
#include "shared/net/wait_for.h"

namespace thidua {
namespace {

std::string words_of(const Refusal& refusal) {
    switch (refusal.reason) {
        case RefusalReason::enrolment_unknown:
            return tr("The server does not know this enrolment code; ask the administrator for a "
                      "new one.");
        case RefusalReason::enrolment_used:
            return tr("This enrolment code was already used by another device; ask the "
                      "administrator for a new one.");
        case RefusalReason::enrolment_expired:
            return tr("This enrolment code has expired; ask the administrator for a new one.");
        case RefusalReason::revoked:
            return tr("This device was cut off by the administrator.");
        case RefusalReason::version_too_old:
            return tr("The server needs a newer version of this program.");
        case RefusalReason::too_many:
        case RefusalReason::stopping:
            return tr("The server is busy; try again in a minute with the same code.");
        default:
            return tr("The server refused to enrol this device; the administrator finds the "
                      "reason in the server's log.");
    }
}

Error refused(const Refusal& refusal) {
    const bool later = refusal.reason == RefusalReason::too_many ||
                       refusal.reason == RefusalReason::stopping;
    return failure(later ? ErrorCode::unreachable : ErrorCode::refused, words_of(refusal));
}

asio::awaitable<Result<EnrolReply>> ask(std::shared_ptr<Channel> channel, EnrolRequest request) {
    channel->close_after(net_tuning::enrolment_timeout);
    Bytes frame = encode_frame(Message{std::move(request)});
    const auto sent = co_await channel->write(std::move(frame));
    if (!sent) co_return sent.error();
    const auto answer = co_await channel->read(limits::stranger_frame_bytes_max);
    channel->close();
    if (!answer) co_return answer.error();
    if (const auto* refusal = std::get_if<Refusal>(&*answer)) co_return refused(*refusal);
    if (const auto* reply = std::get_if<EnrolReply>(&*answer)) co_return *reply;
    co_return failure(ErrorCode::refused, tr("The server gave an answer that makes no sense here."));
}

/// A reply is believed only if it fits the key: the certificate is for it, by the pinned CA.
Result<Enrolled> accept(const EnrolReply& reply, DeviceIdentity identity) {
    identity.certificate = reply.certificate;
    const auto facts = read_certificate(reply.certificate);
    const auto usable = TlsContext::for_device(identity);
    if (!facts || !usable || facts->common_name != reply.device.text())
        return failure(ErrorCode::refused,
                       tr("The server's answer does not fit this device's key; ask the "
                          "administrator for a new code."));
    return Enrolled{reply, std::move(identity)};
}

asio::awaitable<Result<Enrolled>> present_code(EnrolmentCode code, EnrolRequest request,
                                               Bytes key, std::optional<Proxy> proxy) {
    TlsContext context = TlsContext::for_enrolment(code.ca_fingerprint);
    const auto dialled = co_await dial(code.addresses, std::move(proxy), std::move(context));
    if (!dialled) co_return dialled.error();
    DeviceIdentity identity;
    identity.key = std::move(key);
    identity.ca_certificate = peer_authority(dialled->channel->tls(), code.ca_fingerprint);
    const auto reply = co_await ask(dialled->channel, std::move(request));
    if (!reply) co_return reply.error();
    co_return accept(*reply, std::move(identity));
}

asio::awaitable<Result<Enrolled>> present_certificate(std::vector<ServerAddress> addresses,
                                                      DeviceIdentity identity,
                                                      EnrolRequest request,
                                                      std::optional<Proxy> proxy) {
    auto context = TlsContext::for_device(identity);
    if (!context) co_return context.error();
    const auto dialled = co_await dial(std::move(addresses), std::move(proxy), std::move(*context));
    if (!dialled) co_return dialled.error();
    const auto reply = co_await ask(dialled->channel, std::move(request));
    if (!reply) co_return reply.error();
    co_return accept(*reply, std::move(identity));
}

}  // namespace

Result<Enrolled> enroll(const EnrolmentCode& code, const std::string& device_name,
                        const Bytes& key, const std::optional<Proxy>& proxy) {
    const auto request = make_certificate_request(key);
    if (!request) return request.error();
    EnrolRequest asked;
    asked.secret = code.secret;
    asked.certificate_request = *request;
    asked.device_name = device_name;
    return wait_for(present_code(code, std::move(asked), key, proxy));
}

Result<Enrolled> renew(const std::vector<ServerAddress>& addresses,
                       const DeviceIdentity& identity, const std::optional<Proxy>& proxy) {
    const auto request = make_certificate_request(identity.key);
    if (!request) return request.error();
    EnrolRequest asked;
    asked.certificate_request = *request;
    return wait_for(present_certificate(addresses, identity, std::move(asked), proxy));
}

}  // namespace thidua
