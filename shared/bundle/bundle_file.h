#pragma once

#include <functional>
#include <optional>

#include "shared/base/bytes.h"
#include "shared/base/hash.h"
#include "shared/base/id.h"
#include "shared/base/result.h"

namespace thidua {

// A session on a file (BUNDLES.md): for one reader only, who opens it with his key, and by one
// writer, who signed all of it. Whoever carries it can neither read nor change it.

/// What one bundle is about; anybody who holds the file can read this much.
struct BundleCover {
    enum class Kind : std::uint8_t { to_server = 1, to_device = 2 };
    Kind kind = Kind::to_server;
    Uuid bundle;       ///< of the device's file; its answer bears the same
    DeviceId device;   ///< that wrote it, or that it is for
    Bytes certificate; ///< DER, of the device that wrote it; empty from a server

    bool operator==(const BundleCover&) const = default;
};

/// Signs the SHA-256 of the file so far.
using SignBundle = std::function<Bytes(const Hash& digest)>;
using CheckBundle = std::function<bool(const BundleCover& cover, const Hash& digest,
                                       BytesView signature)>;

/// An X25519 pair, 32 bytes each.
struct BundleKeys {
    Bytes public_key;
    Bytes secret_key;
};
BundleKeys make_bundle_keys();
/// Those of the server, from its Ed25519 receipt key; empty when it is no such key.
std::optional<Bytes> bundle_key_of(BytesView receipt_public_key);
std::optional<BundleKeys> bundle_keys_of(BytesView receipt_secret_key);

/// Ed25519 by the server's receipt key.
bool is_server_signature(BytesView receipt_public_key, const Hash& digest, BytesView signature);

/// The whole file. `content` at most limits::bundle_content_bytes_max.
Bytes write_bundle(const BundleCover& cover, BytesView content, BytesView reader_public_key,
                   const SignBundle& sign);

/// The cover alone, before anything is trusted. `invalid_input`, in one sentence, when the file is
/// no bundle or of a newer form.
Result<BundleCover> read_bundle_cover(BytesView file);
/// The content, if the file is whole, unchanged and for that reader; one sentence otherwise.
Result<Bytes> open_bundle(BytesView file, const BundleKeys& reader, const CheckBundle& check);

}  // namespace thidua
