#include "shared/net/tls.h"

#include <openssl/err.h>

#include <array>
#include <chrono>
#include <mutex>
#include <optional>

#include "shared/base/translate.h"
#include "shared/net/openssl_handles.h"
#include "shared/net/resumption_cache.h"

namespace thidua {
namespace {

using SessionHandle = std::unique_ptr<SSL_SESSION, OpenSslDeleter<SSL_SESSION_free>>;
using ContextHandle = std::shared_ptr<SSL_CTX>;

/// The longest that TLS 1.3 allows.
constexpr std::chrono::seconds ticket_lifetime = std::chrono::days{7};
/// One of each is enough for both ends and keeps the hello small.
constexpr const char* ciphers = "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256";
constexpr const char* key_exchanges = "X25519:P-256";
constexpr const char* signatures = "ECDSA+SHA256";

/// What one context remembers beside OpenSSL's own settings; lives as long as the context.
struct ContextMemory {
    std::optional<Hash> pinned_authority;
    ResumptionCache sessions;  ///< a server's
    std::mutex mutex;
    Bytes ticket;  ///< a device's last, guarded by the mutex
};

void free_memory(void*, void* memory, CRYPTO_EX_DATA*, int, long, void*) {
    delete static_cast<ContextMemory*>(memory);
}

int memory_index() {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, free_memory);
    return index;
}

ContextMemory& memory_of(const SSL_CTX* context) {
    return *static_cast<ContextMemory*>(SSL_CTX_get_ex_data(context, memory_index()));
}

ContextHandle new_context(const SSL_METHOD* method) {
    ContextHandle context{SSL_CTX_new(method), SSL_CTX_free};
    require_openssl(context != nullptr, "SSL_CTX_new");
    SSL_CTX_set_ex_data(context.get(), memory_index(), new ContextMemory);
    require_openssl(SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION) == 1 &&
                        SSL_CTX_set_ciphersuites(context.get(), ciphers) == 1 &&
                        SSL_CTX_set1_groups_list(context.get(), key_exchanges) == 1 &&
                        SSL_CTX_set1_sigalgs_list(context.get(), signatures) == 1,
                    "SSL_CTX_new");
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    return context;
}

bool trust(SSL_CTX* context, BytesView ca_certificate) {
    const CertificateHandle authority = certificate_from_der(ca_certificate);
    return authority && X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get()) == 1;
}

bool present(SSL_CTX* context, BytesView certificate, BytesView key) {
    const CertificateHandle own = certificate_from_der(certificate);
    const KeyHandle own_key = key_from_pem(key);
    return own && own_key && SSL_CTX_use_certificate(context, own.get()) == 1 &&
           SSL_CTX_use_PrivateKey(context, own_key.get()) == 1 &&
           SSL_CTX_check_private_key(context) == 1;
}

bool send_authority_too(SSL_CTX* context, BytesView ca_certificate) {
    CertificateHandle authority = certificate_from_der(ca_certificate);
    if (!authority || SSL_CTX_add_extra_chain_cert(context, authority.get()) != 1) return false;
    authority.release();
    return true;
}

Bytes to_bytes(SSL_SESSION* session) {
    unsigned char* data = nullptr;
    const int size = i2d_SSL_SESSION(session, &data);
    if (size <= 0) return {};
    Bytes bytes(reinterpret_cast<char*>(data), static_cast<std::size_t>(size));
    OPENSSL_free(data);
    return bytes;
}

SessionHandle session_from(BytesView bytes) {
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    SessionHandle session{d2i_SSL_SESSION(nullptr, &at, static_cast<long>(bytes.size()))};
    if (!session) ERR_clear_error();
    return session;
}

/// On a device: the server gave a ticket.
int keep_ticket(SSL* connection, SSL_SESSION* session) {
    ContextMemory& memory = memory_of(SSL_get_SSL_CTX(connection));
    const std::lock_guard lock{memory.mutex};
    memory.ticket = to_bytes(session);
    return 0;
}

/// On a server: a ticket is about to be given. A stranger's is forgotten.
int keep_session(SSL* connection, SSL_SESSION* session) {
    const auto peer = find_peer(connection);
    if (!peer) return 0;
    unsigned size = 0;
    const unsigned char* id = SSL_SESSION_get_id(session, &size);
    memory_of(SSL_get_SSL_CTX(connection))
        .sessions.keep(peer->common_name, Bytes(reinterpret_cast<const char*>(id), size),
                       to_bytes(session));
    return 0;
}

SSL_SESSION* find_session(SSL* connection, const unsigned char* id, int size, int* is_shared) {
    *is_shared = 0;
    const Bytes kept =
        memory_of(SSL_get_SSL_CTX(connection))
            .sessions.find({reinterpret_cast<const char*>(id), static_cast<std::size_t>(size)});
    return kept.empty() ? nullptr : session_from(kept).release();
}

/// Tickets are names of sessions in the cache.
void resume_by_name(SSL_CTX* context) {
    constexpr std::string_view name = "thidua";
    SSL_CTX_set_session_id_context(context, reinterpret_cast<const unsigned char*>(name.data()),
                                   static_cast<unsigned>(name.size()));
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_SERVER | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context, keep_session);
    SSL_CTX_sess_set_get_cb(context, find_session);
    SSL_CTX_set_timeout(context, static_cast<long>(ticket_lifetime.count()));
    SSL_CTX_set_num_tickets(context, 1);
}

Error damaged_identity() {
    ERR_clear_error();
    return failure(ErrorCode::damaged,
                   tr("The keys in the data folder are damaged or do not belong together; restore "
                      "them from a backup or enrol again."));
}

X509* find_with_fingerprint(STACK_OF(X509) * chain, const Hash& fingerprint) {
    for (int i = 0; chain != nullptr && i < sk_X509_num(chain); ++i) {
        X509* certificate = sk_X509_value(chain, i);
        if (certificate_fingerprint(to_der(certificate)) == fingerprint) return certificate;
    }
    return nullptr;
}

/// Verifies the server's chain up to the authority that the enrolment code names and nothing else.
int verify_pinned(X509_STORE_CTX* presented, void*) {
    const auto* connection = static_cast<SSL*>(
        X509_STORE_CTX_get_ex_data(presented, SSL_get_ex_data_X509_STORE_CTX_idx()));
    const auto& pinned = memory_of(SSL_get_SSL_CTX(connection)).pinned_authority;
    STACK_OF(X509)* chain = X509_STORE_CTX_get0_untrusted(presented);
    X509* authority = pinned ? find_with_fingerprint(chain, *pinned) : nullptr;
    X509_STORE_CTX_set_error(presented, X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN);
    if (authority == nullptr) return 0;
    const StoreHandle store{X509_STORE_new()};
    const std::unique_ptr<X509_STORE_CTX, OpenSslDeleter<X509_STORE_CTX_free>> check{
        X509_STORE_CTX_new()};
    if (!store || !check || X509_STORE_add_cert(store.get(), authority) != 1 ||
        X509_STORE_CTX_init(check.get(), store.get(), X509_STORE_CTX_get0_cert(presented),
                            nullptr) != 1)
        return 0;
    X509_STORE_CTX_set_default(check.get(), "ssl_server");
    X509_STORE_CTX_set_flags(check.get(), X509_V_FLAG_NO_CHECK_TIME);
    const int verdict = X509_verify_cert(check.get());
    X509_STORE_CTX_set_error(presented, X509_STORE_CTX_get_error(check.get()));
    return verdict == 1 ? 1 : 0;
}

}  // namespace

Result<TlsContext> TlsContext::for_server(const ServerCredentials& credentials) {
    ContextHandle context = new_context(TLS_server_method());
    if (!present(context.get(), credentials.certificate, credentials.key) ||
        !send_authority_too(context.get(), credentials.ca_certificate) ||
        !trust(context.get(), credentials.ca_certificate))
        return damaged_identity();
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_verify_depth(context.get(), 1);
    resume_by_name(context.get());
    return TlsContext{std::move(context)};
}

Result<TlsContext> TlsContext::for_device(const DeviceIdentity& identity) {
    ContextHandle context = new_context(TLS_client_method());
    if (!present(context.get(), identity.certificate, identity.key) ||
        !trust(context.get(), identity.ca_certificate))
        return damaged_identity();
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(context.get()), X509_V_FLAG_NO_CHECK_TIME);
    SSL_CTX_set_session_cache_mode(context.get(),
                                   SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context.get(), keep_ticket);
    return TlsContext{std::move(context)};
}

TlsContext TlsContext::for_enrolment(const Hash& ca_fingerprint) {
    ContextHandle context = new_context(TLS_client_method());
    memory_of(context.get()).pinned_authority = ca_fingerprint;
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_cert_verify_callback(context.get(), verify_pinned, nullptr);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    return TlsContext{std::move(context)};
}

ssl_st* TlsContext::new_connection() const {
    SSL* connection = SSL_new(context_.get());
    require_openssl(connection != nullptr, "SSL_new");
    const Bytes last = ticket();
    const SessionHandle session = last.empty() ? nullptr : session_from(last);
    if (session && SSL_set_session(connection, session.get()) != 1) ERR_clear_error();
    return connection;
}

Bytes TlsContext::ticket() const {
    ContextMemory& memory = memory_of(context_.get());
    const std::lock_guard lock{memory.mutex};
    return memory.ticket;
}

void TlsContext::set_ticket(Bytes ticket) const {
    ContextMemory& memory = memory_of(context_.get());
    const std::lock_guard lock{memory.mutex};
    memory.ticket = std::move(ticket);
}

std::optional<CertificateFacts> find_peer(const ssl_st* connection) {
    const CertificateHandle peer{SSL_get1_peer_certificate(connection)};
    if (!peer || SSL_get_verify_result(connection) != X509_V_OK) return std::nullopt;
    return facts_of(peer.get());
}

Bytes peer_authority(const ssl_st* connection, const Hash& fingerprint) {
    X509* authority = find_with_fingerprint(SSL_get_peer_cert_chain(connection), fingerprint);
    return authority != nullptr ? to_der(authority) : Bytes{};
}

bool is_resumed(const ssl_st* connection) {
    return SSL_session_reused(connection) == 1;
}

}  // namespace thidua
