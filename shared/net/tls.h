#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/result.h"
#include "shared/net/certificate.h"

struct ssl_ctx_st;
struct ssl_st;

namespace thidua {

/// What a server shows: its own certificate, and the CA that signed it and every device's.
struct ServerCredentials {
    Bytes certificate;     ///< DER
    Bytes key;             ///< PEM
    Bytes ca_certificate;  ///< DER
};

/// What a device shows and trusts, from its enrolment on.
struct DeviceIdentity {
    Bytes key;             ///< PEM
    Bytes certificate;     ///< DER
    Bytes ca_certificate;  ///< DER
};

/// The settings that many TLS connections share: TLS 1.3 only, one ticket a connection to resume it
/// by for a week, no early data. Shared between threads; cheap to copy.
class TlsContext {
public:
    /// Asks for a device's certificate and checks it against the CA by the server's own clock; a
    /// stranger without one is let in, and may only enrol.
    static Result<TlsContext> for_server(const ServerCredentials& credentials);
    /// Trusts the stored CA, whatever the device's clock says (rule 11): the pinned CA carries the
    /// trust, and a certificate is not refused for its dates. No host names. Connections made with
    /// one context resume each other's TLS sessions.
    static Result<TlsContext> for_device(const DeviceIdentity& identity);
    /// Trusts whichever CA has that fingerprint; shows no certificate.
    static TlsContext for_enrolment(const Hash& ca_fingerprint);

    /// A device's: what the server gave last to resume by, as secret as the device's key; empty
    /// when it gave nothing.
    [[nodiscard]] Bytes ticket() const;
    /// The next connection resumes by it. What is no ticket, or one the server no longer knows,
    /// costs a full handshake and nothing else.
    void set_ticket(Bytes ticket) const;

    /// A new connection's state, owned by the caller (asio::ssl::stream frees it).
    [[nodiscard]] ssl_st* new_connection() const;

private:
    explicit TlsContext(std::shared_ptr<ssl_ctx_st> context) : context_{std::move(context)} {}
    std::shared_ptr<ssl_ctx_st> context_;
};

/// Settings that may be replaced while connections are made with them. Safe from any thread.
class CurrentTls {
public:
    CurrentTls(TlsContext context) : context_{std::move(context)} {}
    [[nodiscard]] TlsContext get() const {
        const std::lock_guard lock{mutex_};
        return context_;
    }
    /// Open connections go on with those they began with.
    void set(TlsContext context) {
        const std::lock_guard lock{mutex_};
        context_ = std::move(context);
    }

private:
    mutable std::mutex mutex_;
    TlsContext context_;
};

/// After the handshake: the peer's verified certificate; empty for a stranger. A resumed session
/// has that of the handshake it resumes, and its dates are not checked again.
std::optional<CertificateFacts> find_peer(const ssl_st* connection);
/// After the handshake: the DER of the CA the peer sent that has the fingerprint asked for; empty
/// when there is none.
Bytes peer_authority(const ssl_st* connection, const Hash& fingerprint);
/// True when the handshake resumed an earlier session.
bool is_resumed(const ssl_st* connection);

}  // namespace thidua
