#pragma once

#include <chrono>
#include <variant>
#include <vector>

#include "server/auth/server_keys.h"
#include "server/store/device_store.h"
#include "shared/net/enrolment_code.h"
#include "shared/wire/message.h"

namespace thidua {

/// What enrolling or renewing came to.
struct EnrolmentAnswer {
    std::variant<EnrolReply, Refusal> message;
    bool is_new = false;  ///< a device was added to the store
};

/// Makes enrolment codes and lets in who brings one. Works inside the caller's transaction; safe
/// from several threads, each with its own database.
class EnrolmentDesk {
public:
    /// Both must outlive the desk.
    EnrolmentDesk(const ServerKeys& keys, Random& random) : keys_{keys}, random_{random} {}

    /// A code that works once, until now + valid_for.
    EnrolmentCode make_code(Database& database, const Grantee& grantee,
                            std::vector<ServerAddress> addresses, Instant now,
                            std::chrono::seconds valid_for);

    /// The same secret from the same key gets the same device and certificate again, also after the
    /// code has expired: a reply lost on the line must not burn the code.
    EnrolmentAnswer answer(Database& database, const EnrolRequest& request, Epoch epoch,
                           Instant now);

    /// A new certificate for a device that has shown a valid one, for the key of the request.
    EnrolmentAnswer renew(Database& database, DeviceId device, const EnrolRequest& request,
                          Epoch epoch, Instant now);

    /// A device that has shown that valid certificate, and that the server does not know, is known
    /// again: no certificate leaves before the device is on disk, so the server has forgotten it,
    /// whether it knows of that or not (rule 8). Nothing is done for a device that it knows, cut
    /// off or not.
    static void readmit(Database& database, const CertificateFacts& certificate);

private:
    EnrolmentAnswer admit(DeviceStore& devices, const Enrolment& enrolment,
                          const EnrolRequest& request, Epoch epoch, Instant now);
    [[nodiscard]] EnrolReply reply_to(const Grantee& grantee, DeviceId device,
                                      const Bytes& certificate, Epoch epoch, Instant now) const;

    const ServerKeys& keys_;
    Random& random_;
};

}  // namespace thidua
