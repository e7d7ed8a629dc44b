#include "shared/bundle/bundle_file.h"

#include <sodium.h>

#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/wire/archive.h"

namespace thidua {
namespace {

constexpr std::string_view magic = "TDBUNDLE";
constexpr std::uint8_t format = 1;
constexpr std::size_t chunk_bytes = 64 << 10;
constexpr std::size_t signature_bytes_max = 128;

using Key = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES>;

const unsigned char* as_bytes(BytesView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* as_bytes(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

Error not_a_bundle() {
    return failure(ErrorCode::invalid_input,
                   tr("This is not a file of Thi Đua, or only a part of one; ask for it again."));
}
Error newer_form() {
    return failure(ErrorCode::invalid_input,
                   tr("This file was written by a newer version of Thi Đua; update the program."));
}
Error changed_file() {
    return failure(ErrorCode::invalid_input,
                   tr("This file was cut off or changed on its way; nothing of it was taken. Ask "
                      "for it again."));
}
Error for_somebody_else() {
    return failure(ErrorCode::invalid_input,
                   tr("This file is for another server or another device."));
}

/// What stands before the sealed key.
Bytes encode_cover(const BundleCover& cover) {
    ByteWriter writer;
    writer.raw(magic.data(), magic.size());
    writer(format, static_cast<std::uint8_t>(cover.kind), cover.bundle, cover.device,
           cover.certificate);
    return writer.take();
}

/// Throws what ByteReader throws.
BundleCover decode_cover(ByteReader& reader) {
    std::uint8_t kind = 0;
    BundleCover cover;
    reader(kind, cover.bundle, cover.device, cover.certificate);
    if (kind != 1 && kind != 2) ByteReader::refuse("unknown kind");
    cover.kind = static_cast<BundleCover::Kind>(kind);
    return cover;
}

bool has_magic(BytesView file) { return file.starts_with(magic) && file.size() > magic.size(); }

Bytes seal_key(const Key& key, BytesView reader_public_key) {
    Bytes sealed(key.size() + crypto_box_SEALBYTES, '\0');
    CHECK(reader_public_key.size() == crypto_box_PUBLICKEYBYTES);
    crypto_box_seal(as_bytes(sealed), key.data(), key.size(), as_bytes(reader_public_key));
    return sealed;
}

Bytes encrypt(BytesView content, const Key& key) {
    crypto_secretstream_xchacha20poly1305_state state;
    Bytes out(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&state, as_bytes(out), key.data());
    do {
        const BytesView piece = content.substr(0, chunk_bytes);
        content.remove_prefix(piece.size());
        Bytes sealed(piece.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
        const unsigned char tag = content.empty()
                                      ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                      : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        crypto_secretstream_xchacha20poly1305_push(&state, as_bytes(sealed), nullptr,
                                                   as_bytes(piece), piece.size(), nullptr, 0, tag);
        out += sealed;
    } while (!content.empty());
    return out;
}

std::optional<Bytes> decrypt(BytesView sealed, const Key& key) {
    constexpr std::size_t header = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
    constexpr std::size_t extra = crypto_secretstream_xchacha20poly1305_ABYTES;
    crypto_secretstream_xchacha20poly1305_state state;
    if (sealed.size() < header + extra ||
        crypto_secretstream_xchacha20poly1305_init_pull(&state, as_bytes(sealed), key.data()) != 0)
        return std::nullopt;
    sealed.remove_prefix(header);
    Bytes content;
    for (;;) {
        const BytesView piece = sealed.substr(0, chunk_bytes + extra);
        if (piece.size() < extra) return std::nullopt;
        sealed.remove_prefix(piece.size());
        Bytes plain(piece.size() - extra, '\0');
        unsigned char tag = 0;
        const int failed = crypto_secretstream_xchacha20poly1305_pull(
            &state, as_bytes(plain), nullptr, &tag, as_bytes(piece), piece.size(), nullptr, 0);
        if (failed != 0) return std::nullopt;
        content += plain;
        const bool is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        if (is_last) return sealed.empty() ? std::optional{std::move(content)} : std::nullopt;
    }
}

}  // namespace

BundleKeys make_bundle_keys() {
    BundleKeys keys{Bytes(crypto_box_PUBLICKEYBYTES, '\0'), Bytes(crypto_box_SECRETKEYBYTES, '\0')};
    crypto_box_keypair(as_bytes(keys.public_key), as_bytes(keys.secret_key));
    return keys;
}

std::optional<Bytes> bundle_key_of(BytesView receipt_public_key) {
    Bytes key(crypto_box_PUBLICKEYBYTES, '\0');
    const bool is_key = receipt_public_key.size() == crypto_sign_PUBLICKEYBYTES &&
                        crypto_sign_ed25519_pk_to_curve25519(as_bytes(key),
                                                             as_bytes(receipt_public_key)) == 0;
    return is_key ? std::optional{std::move(key)} : std::nullopt;
}

std::optional<BundleKeys> bundle_keys_of(BytesView receipt_secret_key) {
    if (receipt_secret_key.size() != crypto_sign_SECRETKEYBYTES) return std::nullopt;
    auto public_key = bundle_key_of(receipt_secret_key.substr(crypto_sign_SEEDBYTES));
    Bytes secret(crypto_box_SECRETKEYBYTES, '\0');
    const int failed =
        crypto_sign_ed25519_sk_to_curve25519(as_bytes(secret), as_bytes(receipt_secret_key));
    if (!public_key || failed != 0) return std::nullopt;
    return BundleKeys{*std::move(public_key), std::move(secret)};
}

bool is_server_signature(BytesView receipt_public_key, const Hash& digest, BytesView signature) {
    return receipt_public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(as_bytes(signature), digest.bytes.data(),
                                       digest.bytes.size(), as_bytes(receipt_public_key)) == 0;
}

Bytes write_bundle(const BundleCover& cover, BytesView content, BytesView reader_public_key,
                   const SignBundle& sign) {
    CHECK(content.size() <= limits::bundle_content_bytes_max);
    Key key;
    crypto_secretstream_xchacha20poly1305_keygen(key.data());
    ByteWriter writer;
    const Bytes head = encode_cover(cover);
    writer.raw(head.data(), head.size());
    writer.block(seal_key(key, reader_public_key));
    writer.block(encrypt(content, key));
    sodium_memzero(key.data(), key.size());
    Bytes file = writer.take();
    ByteWriter end;
    end.block(sign(sha256(file)));
    return file += end.take();
}

Result<BundleCover> read_bundle_cover(BytesView file) {
    if (!has_magic(file)) return not_a_bundle();
    if (static_cast<std::uint8_t>(file[magic.size()]) != format) return newer_form();
    try {
        ByteReader reader{file.substr(magic.size() + 1)};
        return decode_cover(reader);
    } catch (const std::exception&) {
        return not_a_bundle();
    }
}

Result<Bytes> open_bundle(BytesView file, const BundleKeys& reader_keys,
                          const CheckBundle& check) {
    const auto cover = read_bundle_cover(file);
    if (!cover) return cover.error();
    try {
        ByteReader reader{file.substr(magic.size() + 1)};
        (void)decode_cover(reader);
        const BytesView sealed_key = reader.block();
        const BytesView sealed = reader.block();
        const std::size_t signed_bytes = file.size() - reader.left();
        const BytesView signature = reader.block();
        reader.finish();
        if (signature.size() > signature_bytes_max ||
            !check(*cover, sha256(file.substr(0, signed_bytes)), signature))
            return changed_file();
        Key key;
        const bool is_ours =
            sealed_key.size() == key.size() + crypto_box_SEALBYTES &&
            crypto_box_seal_open(key.data(), as_bytes(sealed_key), sealed_key.size(),
                                 as_bytes(reader_keys.public_key),
                                 as_bytes(reader_keys.secret_key)) == 0;
        if (!is_ours) return for_somebody_else();
        auto content = decrypt(sealed, key);
        if (!content || content->size() > limits::bundle_content_bytes_max) return changed_file();
        return *std::move(content);
    } catch (const std::exception&) {
        return changed_file();
    }
}

}  // namespace thidua
