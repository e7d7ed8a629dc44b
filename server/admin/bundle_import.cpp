#include "server/admin/bundle_import.h"

#include <sodium.h>

#include <algorithm>
#include <map>
#include <set>

#include "server/admin/store_sessions.h"
#include "server/auth/enrolment_desk.h"
#include "server/store/server_sync_store.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/bundle/bundle_file.h"
#include "shared/bundle/bundle_frames.h"
#include "shared/net/document_signature.h"
#include "shared/sync/server_session.h"

namespace thidua {
namespace {

/// A session that has more to send asks to be rung; it always comes to an end.
constexpr int rings_max = 1 << 20;

bool is_known(ServerStore& store, const DeviceId& device, Instant now) {
    return store.find_grant(device, now).has_value();
}

/// Packed, it is never more than a file may hold.
constexpr std::size_t answer_bytes_max = limits::bundle_content_bytes_max - (1 << 20);

struct FilesSaid {
    std::map<Hash, FileWanted> wanted;  ///< from where each has to go on, in the next bundle
    std::set<Hash> refused;  ///< each part that follows all the same would be answered too
};

/// False when the answer is full.
bool collect(const Step& step, BundleContent& said, FilesSaid& files) {
    return std::all_of(step.send.begin(), step.send.end(), [&](const Message& message) {
        if (const auto* stored = std::get_if<FileStored>(&message))
            files.wanted.erase(stored->hash);
        if (const auto* refused = std::get_if<FileRefused>(&message)) {
            files.wanted.erase(refused->hash);
            if (!files.refused.insert(refused->hash).second) return true;
        }
        const auto* wanted = std::get_if<FileWanted>(&message);
        if (wanted != nullptr) files.wanted.insert_or_assign(wanted->hash, *wanted);
        return wanted != nullptr || said.add(message, answer_bytes_max);
    });
}

/// Everything the session has to say to these messages. When the answer is full it is as if the
/// line had been cut there: what is missing comes with the next file.
BundleContent play(ServerSession& session, const BundleContent& bundle, Instant now) {
    BundleContent said;
    FilesSaid files;
    BundleMessages messages{bundle.frames};
    for (auto message = messages.next(); message; message = messages.next()) {
        if (std::holds_alternative<Bye>(*message)) break;
        const Step step = session.on_message(*message, now);
        if (!collect(step, said, files) || step.end) return said;
    }
    for (const auto& [hash, file] : files.wanted)
        if (!said.add(file, answer_bytes_max)) return said;
    for (int ring = 0; ring < rings_max; ++ring) {
        const Step step = session.on_timer(now);
        if (!collect(step, said, files) || step.end || !step.wake_at) break;
    }
    return said;
}

Error unknown_device() {
    return failure(ErrorCode::refused,
                   tr("The device that wrote this file is not known here, or was cut off."));
}

}  // namespace

Result<BundleTaken> import_bundle(Database& database, const ServerKeys& keys, ServerFiles& files,
                                  BytesView file, Instant now) {
    const auto cover = read_bundle_cover(file);
    if (!cover) return cover.error();
    if (cover->kind != BundleCover::Kind::to_server)
        return failure(ErrorCode::invalid_input,
                       tr("This file is an answer for a device, not one for the server."));
    const auto own_keys = bundle_keys_of(ReceiptKey{keys.receipt_seed}.secret());
    if (!own_keys) return unknown_device();
    const auto content = open_bundle(
        file, *own_keys, [&](const BundleCover& shown, const Hash& digest, BytesView signature) {
            const auto signer = check_document(keys.authority.certificate, shown.certificate,
                                               digest, signature, now);
            return signer && *signer == shown.device;
        });
    if (!content) return content.error();
    const auto bundle = decode_bundle_content(*content);
    if (!bundle) return bundle.error();
    if (bundle->reply_key.size() != crypto_box_PUBLICKEYBYTES) return unknown_device();

    // A server that has forgotten the device learns of it from its certificate.
    if (const auto certificate = read_certificate(cover->certificate))
        EnrolmentDesk::readmit(database, *certificate);
    const KeyReceiptSigner signer{keys};
    ServerStore store{database, signer};
    if (!is_known(store, cover->device, now)) return unknown_device();
    store.set_carrier(sha256(file));
    ServerSession session{store, cover->device, &files};
    const BundleContent answer = play(session, *bundle, now);
    const BundleCover back{
        .kind = BundleCover::Kind::to_device, .bundle = cover->bundle, .device = cover->device};
    return BundleTaken{
        .device = cover->device,
        .messages = bundle->messages,
        .answer = write_bundle(back, encode_bundle_content(answer), bundle->reply_key,
                               [&signer](const Hash& digest) { return signer.sign(digest); })};
}

}  // namespace thidua
