#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

#include "shared/base/bytes.h"
#include "shared/net/certificate.h"

/// Owners of OpenSSL's objects, and the few conversions that more than one file needs.
namespace thidua {

template <auto free_function>
struct OpenSslDeleter {
    template <class T>
    void operator()(T* object) const {
        free_function(object);
    }
};

using BioHandle = std::unique_ptr<BIO, OpenSslDeleter<BIO_free_all>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, OpenSslDeleter<EVP_PKEY_free>>;
using CertificateHandle = std::unique_ptr<X509, OpenSslDeleter<X509_free>>;
using RequestHandle = std::unique_ptr<X509_REQ, OpenSslDeleter<X509_REQ_free>>;
using StoreHandle = std::unique_ptr<X509_STORE, OpenSslDeleter<X509_STORE_free>>;

/// Null when the bytes are not one.
CertificateHandle certificate_from_der(BytesView der);
KeyHandle key_from_pem(BytesView pem);
Bytes to_der(X509* certificate);
CertificateFacts facts_of(X509* certificate);

/// Throws std::runtime_error with OpenSSL's own words when `ok` is false: for what can only fail
/// when memory or the library does.
void require_openssl(bool ok, const char* what);

}  // namespace thidua
