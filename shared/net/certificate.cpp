#include "shared/net/certificate.h"

#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>
#include <stdexcept>

#include "shared/base/translate.h"
#include "shared/net/openssl_handles.h"

namespace thidua {
namespace {

using BigNumberHandle = std::unique_ptr<BIGNUM, OpenSslDeleter<BN_free>>;
using NameHandle = std::unique_ptr<X509_NAME, OpenSslDeleter<X509_NAME_free>>;
using ObjectHandle = std::unique_ptr<ASN1_OBJECT, OpenSslDeleter<ASN1_OBJECT_free>>;
using OctetsHandle = std::unique_ptr<ASN1_OCTET_STRING, OpenSslDeleter<ASN1_OCTET_STRING_free>>;
using ExtensionHandle = std::unique_ptr<X509_EXTENSION, OpenSslDeleter<X509_EXTENSION_free>>;

constexpr long days_of_end_certificate = 5 * 365 + 1;
constexpr long days_of_authority = 50L * 365;
constexpr std::size_t request_bytes_max = 4096;
/// Under the arc of UUIDs, which nobody needs to be granted: the product's name space.
constexpr const char* holder_oid = "2.25.234911161671903258946696718497640003454";

Bytes contents(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    return Bytes(data, static_cast<std::size_t>(size));
}

BioHandle memory_of(BytesView bytes) {
    BioHandle memory{BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))};
    require_openssl(memory != nullptr, "BIO_new_mem_buf");
    return memory;
}

void set_random_serial(X509* certificate, Random& random) {
    std::array<unsigned char, 16> bytes{};
    random.fill(bytes);
    bytes[0] = static_cast<unsigned char>(bytes[0] & 0x7F) | 0x40;
    const BigNumberHandle number{BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr)};
    require_openssl(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr,
                    "BN_to_ASN1_INTEGER");
}

void set_validity(X509* certificate, Instant now, long days) {
    std::time_t seconds = now.value() / 1000;
    // A day back: clocks that run behind are common where there is no line.
    require_openssl(X509_time_adj_ex(X509_getm_notBefore(certificate), -1, 0, &seconds) != nullptr,
                    "X509_time_adj_ex");
    require_openssl(X509_time_adj_ex(X509_getm_notAfter(certificate), static_cast<int>(days), 0,
                                     &seconds) != nullptr,
                    "X509_time_adj_ex");
}

void add_extension(X509* certificate, X509* issuer, int kind, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const ExtensionHandle extension{X509V3_EXT_conf_nid(nullptr, &context, kind, value)};
    require_openssl(extension != nullptr, "X509V3_EXT_conf_nid");
    require_openssl(X509_add_ext(certificate, extension.get(), -1) == 1, "X509_add_ext");
}

ObjectHandle holder_object() {
    return ObjectHandle{OBJ_txt2obj(holder_oid, 1)};
}

void add_holder(X509* certificate, BytesView holder) {
    if (holder.empty()) return;
    require_openssl(holder.size() <= holder_bytes_max, "holder");
    const OctetsHandle octets{ASN1_OCTET_STRING_new()};
    require_openssl(
        octets && ASN1_OCTET_STRING_set(octets.get(),
                                        reinterpret_cast<const unsigned char*>(holder.data()),
                                        static_cast<int>(holder.size())) == 1,
        "ASN1_OCTET_STRING_set");
    const ExtensionHandle extension{
        X509_EXTENSION_create_by_OBJ(nullptr, holder_object().get(), 0, octets.get())};
    require_openssl(extension != nullptr, "X509_EXTENSION_create_by_OBJ");
    require_openssl(X509_add_ext(certificate, extension.get(), -1) == 1, "X509_add_ext");
}

Bytes holder_of(X509* certificate) {
    const int place = X509_get_ext_by_OBJ(certificate, holder_object().get(), -1);
    if (place < 0) return {};
    const ASN1_OCTET_STRING* octets = X509_EXTENSION_get_data(X509_get_ext(certificate, place));
    const int size = ASN1_STRING_length(octets);
    if (size < 0 || static_cast<std::size_t>(size) > holder_bytes_max) return {};
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(octets)),
            static_cast<std::size_t>(size)};
}

NameHandle name_of(const std::string& common_name) {
    NameHandle name{X509_NAME_new()};
    require_openssl(
        X509_NAME_add_entry_by_NID(name.get(), NID_commonName, MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(common_name.data()),
                                   static_cast<int>(common_name.size()), -1, 0) == 1,
        "X509_NAME_add_entry_by_NID");
    return name;
}

CertificateHandle unsigned_certificate(const std::string& common_name, EVP_PKEY* key, Instant now,
                                       long days, Random& random) {
    CertificateHandle certificate{X509_new()};
    require_openssl(certificate != nullptr, "X509_new");
    X509_set_version(certificate.get(), X509_VERSION_3);
    set_random_serial(certificate.get(), random);
    set_validity(certificate.get(), now, days);
    X509_set_subject_name(certificate.get(), name_of(common_name).get());
    require_openssl(X509_set_pubkey(certificate.get(), key) == 1, "X509_set_pubkey");
    return certificate;
}

Bytes sign(X509* certificate, EVP_PKEY* key) {
    require_openssl(X509_sign(certificate, key, EVP_sha256()) > 0, "X509_sign");
    return to_der(certificate);
}

Error unusable_authority() {
    ERR_clear_error();
    return failure(ErrorCode::damaged,
                   tr("The server's keys are damaged; restore the server from a backup."));
}

Result<Bytes> issue(const CertificateAuthority& authority, const std::string& common_name,
                    EVP_PKEY* subject_key, const char* usage, Instant now, Random& random,
                    BytesView holder = {}) {
    const CertificateHandle issuer = certificate_from_der(authority.certificate);
    const KeyHandle key = key_from_pem(authority.key);
    if (!issuer || !key) return unusable_authority();
    const auto made =
        unsigned_certificate(common_name, subject_key, now, days_of_end_certificate, random);
    X509_set_issuer_name(made.get(), X509_get_subject_name(issuer.get()));
    add_extension(made.get(), issuer.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(made.get(), issuer.get(), NID_key_usage, "critical,digitalSignature");
    add_extension(made.get(), issuer.get(), NID_ext_key_usage, usage);
    add_extension(made.get(), issuer.get(), NID_subject_key_identifier, "hash");
    add_extension(made.get(), issuer.get(), NID_authority_key_identifier, "keyid:always");
    add_holder(made.get(), holder);
    return sign(made.get(), key.get());
}

bool is_p256(EVP_PKEY* key) {
    std::array<char, 64> group{};
    std::size_t length = 0;
    return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
           EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
           OBJ_txt2nid(group.data()) == NID_X9_62_prime256v1;
}

/// The key that the request names, once the request proves that its sender has it.
KeyHandle proved_key(BytesView request) {
    if (request.size() > request_bytes_max) return nullptr;
    const auto* at = reinterpret_cast<const unsigned char*>(request.data());
    const RequestHandle parsed{d2i_X509_REQ(nullptr, &at, static_cast<long>(request.size()))};
    if (!parsed || at != reinterpret_cast<const unsigned char*>(request.data()) + request.size())
        return nullptr;
    KeyHandle key{X509_REQ_get_pubkey(parsed.get())};
    if (!key || !is_p256(key.get()) || X509_REQ_verify(parsed.get(), key.get()) != 1)
        return nullptr;
    return key;
}

std::string common_name_of(X509* certificate) {
    X509_NAME* name = X509_get_subject_name(certificate);
    const int place = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (place < 0) return {};
    unsigned char* text = nullptr;
    const int size =
        ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, place)));
    if (size < 0) return {};
    std::string common_name(reinterpret_cast<char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return common_name;
}

std::string serial_of(X509* certificate) {
    const BigNumberHandle number{ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr)};
    char* text = number ? BN_bn2hex(number.get()) : nullptr;
    std::string serial = text != nullptr ? text : "";
    OPENSSL_free(text);
    return serial;
}

Instant instant_of(const ASN1_TIME* time) {
    ASN1_TIME* epoch = ASN1_TIME_set(nullptr, 0);
    int days = 0;
    int seconds = 0;
    ASN1_TIME_diff(&days, &seconds, epoch, time);
    ASN1_TIME_free(epoch);
    return Instant{(std::int64_t{days} * 86'400 + seconds) * 1000};
}

Error unproved_request() {
    ERR_clear_error();
    return failure(ErrorCode::invalid_input,
                   tr("The device's certificate request is damaged or not signed by its key."));
}

Error not_a_certificate() {
    ERR_clear_error();
    return failure(ErrorCode::damaged, tr("A certificate is damaged or not a certificate."));
}

}  // namespace

void require_openssl(bool ok, const char* what) {
    if (ok) return;
    std::array<char, 256> words{};
    ERR_error_string_n(ERR_get_error(), words.data(), words.size());
    throw std::runtime_error{fmt::format("{}: {}", what, words.data())};
}

CertificateHandle certificate_from_der(BytesView der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    CertificateHandle certificate{d2i_X509(nullptr, &at, static_cast<long>(der.size()))};
    const bool is_whole = at == reinterpret_cast<const unsigned char*>(der.data()) + der.size();
    return is_whole ? std::move(certificate) : nullptr;
}

KeyHandle key_from_pem(BytesView pem) {
    return KeyHandle{PEM_read_bio_PrivateKey(memory_of(pem).get(), nullptr, nullptr, nullptr)};
}

Bytes to_der(X509* certificate) {
    unsigned char* data = nullptr;
    const int size = i2d_X509(certificate, &data);
    require_openssl(size > 0, "i2d_X509");
    Bytes der(reinterpret_cast<char*>(data), static_cast<std::size_t>(size));
    OPENSSL_free(data);
    return der;
}

Bytes make_private_key() {
    const KeyHandle key{EVP_EC_gen("P-256")};
    require_openssl(key != nullptr, "EVP_EC_gen");
    const BioHandle memory{BIO_new(BIO_s_mem())};
    require_openssl(PEM_write_bio_PKCS8PrivateKey(memory.get(), key.get(), nullptr, nullptr, 0,
                                                  nullptr, nullptr) == 1,
                    "PEM_write_bio_PKCS8PrivateKey");
    return contents(memory.get());
}

CertificateAuthority make_authority(const Uuid& id, Instant now, Random& random) {
    CertificateAuthority authority;
    authority.key = make_private_key();
    const KeyHandle key = key_from_pem(authority.key);
    const auto made =
        unsigned_certificate("Thi Đua CA " + id.text(), key.get(), now, days_of_authority, random);
    X509_set_issuer_name(made.get(), X509_get_subject_name(made.get()));
    add_extension(made.get(), made.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension(made.get(), made.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension(made.get(), made.get(), NID_subject_key_identifier, "hash");
    authority.certificate = sign(made.get(), key.get());
    return authority;
}

Result<Bytes> issue_server_certificate(const CertificateAuthority& authority, BytesView server_key,
                                       Instant now, Random& random) {
    const KeyHandle key = key_from_pem(server_key);
    if (!key) return unusable_authority();
    return issue(authority, "Thi Đua server", key.get(), "serverAuth", now, random);
}

Result<Bytes> make_certificate_request(BytesView key) {
    const KeyHandle parsed = key_from_pem(key);
    if (!parsed) {
        ERR_clear_error();
        return failure(ErrorCode::damaged, tr("The key of this device is damaged."));
    }
    const RequestHandle request{X509_REQ_new()};
    require_openssl(request != nullptr && X509_REQ_set_pubkey(request.get(), parsed.get()) == 1,
                    "X509_REQ_set_pubkey");
    require_openssl(X509_REQ_sign(request.get(), parsed.get(), EVP_sha256()) > 0, "X509_REQ_sign");
    unsigned char* data = nullptr;
    const int size = i2d_X509_REQ(request.get(), &data);
    require_openssl(size > 0, "i2d_X509_REQ");
    Bytes der(reinterpret_cast<char*>(data), static_cast<std::size_t>(size));
    OPENSSL_free(data);
    return der;
}

Result<Bytes> issue_device_certificate(const CertificateAuthority& authority, BytesView request,
                                       DeviceId device, Instant now, Random& random,
                                       BytesView holder) {
    const KeyHandle key = proved_key(request);
    if (!key) return unproved_request();
    return issue(authority, device.text(), key.get(), "clientAuth", now, random, holder);
}

Result<Hash> request_key_hash(BytesView request) {
    const KeyHandle key = proved_key(request);
    if (!key) return unproved_request();
    unsigned char* data = nullptr;
    const int size = i2d_PUBKEY(key.get(), &data);
    require_openssl(size > 0, "i2d_PUBKEY");
    const Hash hash = sha256({reinterpret_cast<char*>(data), static_cast<std::size_t>(size)});
    OPENSSL_free(data);
    return hash;
}

Hash certificate_fingerprint(BytesView certificate) {
    return sha256(certificate);
}

Bytes to_pem(BytesView certificate) {
    const CertificateHandle parsed = certificate_from_der(certificate);
    const BioHandle memory{BIO_new(BIO_s_mem())};
    require_openssl(parsed != nullptr && PEM_write_bio_X509(memory.get(), parsed.get()) == 1,
                    "PEM_write_bio_X509");
    return contents(memory.get());
}

Result<Bytes> certificate_from_pem(BytesView pem) {
    const CertificateHandle parsed{
        PEM_read_bio_X509(memory_of(pem).get(), nullptr, nullptr, nullptr)};
    if (!parsed) return not_a_certificate();
    return to_der(parsed.get());
}

Result<CertificateFacts> read_certificate(BytesView certificate) {
    const CertificateHandle parsed = certificate_from_der(certificate);
    if (!parsed) return not_a_certificate();
    return facts_of(parsed.get());
}

CertificateFacts facts_of(X509* certificate) {
    return {.common_name = common_name_of(certificate),
            .serial = serial_of(certificate),
            .not_before = instant_of(X509_get0_notBefore(certificate)),
            .not_after = instant_of(X509_get0_notAfter(certificate)),
            .holder = holder_of(certificate)};
}

}  // namespace thidua
