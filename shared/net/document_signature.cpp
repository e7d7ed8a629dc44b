#include "shared/net/document_signature.h"

#include <openssl/err.h>

#include "shared/base/translate.h"
#include "shared/net/certificate.h"
#include "shared/net/openssl_handles.h"

namespace thidua {
namespace {

using ContextHandle = std::unique_ptr<EVP_PKEY_CTX, OpenSslDeleter<EVP_PKEY_CTX_free>>;

const unsigned char* as_bytes(BytesView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Error not_of_a_device() {
    ERR_clear_error();
    return failure(ErrorCode::refused,
                   tr("This was not signed by a device of this server."));
}

bool is_issued_by(X509* certificate, BytesView authority, Instant now) {
    const CertificateHandle issuer = certificate_from_der(authority);
    const KeyHandle issuer_key{issuer ? X509_get_pubkey(issuer.get()) : nullptr};
    if (!issuer_key || X509_verify(certificate, issuer_key.get()) != 1) return false;
    const auto facts = read_certificate(to_der(certificate));
    return facts && facts->not_before <= now && now <= facts->not_after &&
           X509_check_ca(certificate) == 0;
}

bool made_by(EVP_PKEY* key, const Hash& digest, BytesView signature) {
    const ContextHandle context{EVP_PKEY_CTX_new(key, nullptr)};
    return context && EVP_PKEY_verify_init(context.get()) == 1 &&
           EVP_PKEY_verify(context.get(), as_bytes(signature), signature.size(),
                           digest.bytes.data(), digest.bytes.size()) == 1;
}

}  // namespace

Result<Bytes> sign_document(BytesView key_pem, const Hash& digest) {
    const KeyHandle key = key_from_pem(key_pem);
    if (!key) return not_of_a_device();
    const ContextHandle context{EVP_PKEY_CTX_new(key.get(), nullptr)};
    std::size_t size = 0;
    require_openssl(context && EVP_PKEY_sign_init(context.get()) == 1, "EVP_PKEY_sign_init");
    require_openssl(EVP_PKEY_sign(context.get(), nullptr, &size, digest.bytes.data(),
                                  digest.bytes.size()) == 1,
                    "EVP_PKEY_sign");
    Bytes signature(size, '\0');
    require_openssl(EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(signature.data()),
                                  &size, digest.bytes.data(), digest.bytes.size()) == 1,
                    "EVP_PKEY_sign");
    signature.resize(size);
    return signature;
}

Result<DeviceId> check_document(BytesView authority, BytesView certificate_der,
                                const Hash& digest, BytesView signature, Instant now) {
    const CertificateHandle certificate = certificate_from_der(certificate_der);
    if (!certificate || !is_issued_by(certificate.get(), authority, now)) return not_of_a_device();
    const KeyHandle key{X509_get_pubkey(certificate.get())};
    if (!key || !made_by(key.get(), digest, signature)) return not_of_a_device();
    const auto facts = read_certificate(certificate_der);
    const auto device = facts ? DeviceId::from_text(facts->common_name) : std::nullopt;
    if (!device) return not_of_a_device();
    return *device;
}

}  // namespace thidua
