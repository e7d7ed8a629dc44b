#include "server/admin/bundle_import.h"

#include <sodium.h>

#include <algorithm>

#include "server/admin/store_sessions.h"
#include "server/store/server_sync_store.h"
#include "shared/base/translate.h"
#include "shared/bundle/bundle_file.h"
#include "shared/bundle/bundle_frames.h"
#include "shared/net/document_signature.h"
#include "shared/store/transaction.h"
#include "shared/sync/server_session.h"

namespace thidua {
namespace {

/// A session that has more to send asks to be rung; it always comes to an end.
constexpr int rings_max = 1 << 20;

std::optional<BundleKeys> server_bundle_keys(const ServerKeys& keys) {
    Bytes public_key(crypto_sign_PUBLICKEYBYTES, '\0');
    Bytes secret_key(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()),
                             reinterpret_cast<unsigned char*>(secret_key.data()),
                             reinterpret_cast<const unsigned char*>(keys.receipt_seed.data()));
    return bundle_keys_of(secret_key);
}

bool is_known(ServerStore& store, const DeviceId& device, Instant now) {
    return store.find_grant(device, now).has_value();
}

void collect(Step& step, std::vector<Message>& said) {
    std::move(step.send.begin(), step.send.end(), std::back_inserter(said));
}

/// Everything the session has to say to these messages.
std::vector<Message> play(ServerSession& session, const std::vector<Message>& messages,
                          Instant now) {
    std::vector<Message> said;
    for (const Message& message : messages) {
        if (std::holds_alternative<Bye>(message)) break;
        Step step = session.on_message(message, now);
        collect(step, said);
        if (step.end) return said;
    }
    for (int ring = 0; ring < rings_max; ++ring) {
        Step step = session.on_timer(now);
        const bool is_more = step.wake_at.has_value();
        collect(step, said);
        if (step.end || !is_more) break;
    }
    return said;
}

Error unknown_device() {
    return failure(ErrorCode::refused,
                   tr("The device that wrote this file is not known here, or was cut off."));
}

}  // namespace

Result<BundleImported> import_bundle(Database& database, const ServerKeys& keys, BytesView file,
                                     Instant now) {
    const auto cover = read_bundle_cover(file);
    if (!cover) return cover.error();
    if (cover->kind != BundleCover::Kind::to_server)
        return failure(ErrorCode::invalid_input,
                       tr("This file is an answer for a device, not one for the server."));
    const auto own_keys = server_bundle_keys(keys);
    if (!own_keys) return unknown_device();
    const auto content = open_bundle(
        file, *own_keys,
        [&](const BundleCover& shown, const Hash& digest, BytesView signature) {
            const auto signer = check_document(keys.authority.certificate, shown.certificate,
                                               digest, signature, now);
            return signer && *signer == shown.device;
        });
    if (!content) return content.error();
    const auto bundle = decode_bundle_content(*content);
    if (!bundle) return bundle.error();
    if (bundle->reply_key.size() != crypto_box_PUBLICKEYBYTES) return unknown_device();

    const KeyReceiptSigner signer{keys};
    Transaction transaction{database};
    ServerStore store{database, signer};
    if (!is_known(store, cover->device, now)) return unknown_device();
    store.set_carrier(sha256(file));
    ServerSession session{store, cover->device};
    BundleContent answer{.messages = play(session, bundle->messages, now)};
    transaction.commit();
    const BundleCover back{.kind = BundleCover::Kind::to_device,
                           .bundle = cover->bundle,
                           .device = cover->device};
    return BundleImported{
        .device = cover->device,
        .messages = bundle->messages.size(),
        .answer = write_bundle(back, encode_bundle_content(answer), bundle->reply_key,
                               [&keys](const Hash& digest) { return keys.sign(digest); })};
}

}  // namespace thidua
