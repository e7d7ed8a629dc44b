#include "client/app/bundles.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "client/app/contact.h"
#include "client/app/editing.h"
#include "client/app/prepared_file.h"
#include "client/app/refusal_words.h"
#include "client/app/replaced_file.h"
#include "client/app/settings.h"
#include "client/app/workspace.h"
#include "client/store/bundle_log.h"
#include "client/store/local_sync_store.h"
#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/bundle/bundle_file.h"
#include "shared/bundle/bundle_frames.h"
#include "shared/model/ids.h"
#include "shared/model/read_out_record.h"
#include "shared/model/scope.h"
#include "shared/net/bundle_relay.h"
#include "shared/net/document_signature.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {

Result<Bytes> read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary | std::ios::ate};
    const auto size = file ? static_cast<std::int64_t>(file.tellg()) : -1;
    constexpr auto most = static_cast<std::int64_t>(limits::bundle_file_bytes_max);
    if (size < 0 || size > most)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("The file {} cannot be read.")),
                                   path.string()));
    Bytes bytes(static_cast<std::size_t>(size), '\0');
    file.seekg(0);
    file.read(bytes.data(), size);
    if (!file)
        return failure(ErrorCode::not_found,
                       fmt::format(fmt::runtime(tr("The file {} cannot be read.")),
                                   path.string()));
    return bytes;
}

Error not_mine() {
    return failure(ErrorCode::invalid_input,
                   tr("This is no answer to a file that this device wrote."));
}

/// The last word of the pull.
std::optional<PullDone> find_end(BytesView frames) {
    std::optional<PullDone> end;
    BundleMessages messages{frames};
    for (auto message = messages.next(); message; message = messages.next())
        if (const auto* done = std::get_if<PullDone>(&*message)) end = *done;
    return end;
}

Error overtaken() {
    return failure(ErrorCode::wrong_state,
                   tr("This answer has been overtaken; nothing is lost. Export again."));
}

LocalFiles files_of(Workspace& workspace) {
    return {workspace.store(), ContentFolder{device_files_path(workspace.folder())}};
}

Error too_much() {
    return failure(ErrorCode::invalid_input, tr("There is too much for one file; go online."));
}

}  // namespace

Result<BundleWritten> Bundles::export_to(const std::filesystem::path& file, bool with_files) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    LocalStore& store = workspace_.store();
    const auto server_key = bundle_key_of(store.text_meta(device_keys::receipt_key));
    if (!server_key)
        return failure(ErrorCode::damaged, tr("The server's key is not here; enrol again."));
    const Environment environment = workspace_.environment();
    const Instant now = environment.clock.now();
    LocalSyncStore disk{store};
    ClientSession session{disk, {.monologue = true}};
    Step step = session.begin(now);
    if (step.send.empty() || !std::holds_alternative<Hello>(step.send.front()))
        return failure(ErrorCode::wrong_state,
                       tr("This device must speak with the server once before it can write a "
                          "file; go online."));
    const BundleKeys keys = make_bundle_keys();
    WrittenBundle written{.id = make_uuid_v7(now, environment.random),
                          .hello = std::get<Hello>(step.send.front()),
                          .cursors = disk.list_cursors(),
                          .public_key = keys.public_key,
                          .secret_key = keys.secret_key,
                          .made_at = now};
    const BundleCover cover{.kind = BundleCover::Kind::to_server,
                            .bundle = written.id,
                            .device = profile->device,
                            .certificate = store.text_meta(device_keys::certificate)};
    LocalFiles files = files_of(workspace_);
    BundledFiles bundled;
    BundleContent said{.reply_key = keys.public_key};
    for (const Message& message : step.send) {
        if (with_files && std::holds_alternative<Bye>(message)) bundled = add_files(files, said);
        if (!said.add(message, limits::bundle_plain_bytes_max)) return too_much();
    }
    const Bytes content = encode_bundle_content(said);
    if (content.size() > limits::bundle_content_bytes_max) return too_much();
    const Bytes key = store.text_meta(device_keys::private_key);
    const Bytes bytes = write_bundle(cover, content, *server_key, [&key](const Hash& digest) {
        return sign_document(key, digest).value();
    });
    BundleLog{store}.add(written);
    if (auto done = write_replaced_file(file, bytes); !done) return done.error();
    return BundleWritten{.edits = written.hello.manifest.size(),
                         .files = bundled,
                         .bytes = bytes.size(),
                         .hash = sha256(bytes)};
}

Result<BundleAnswered> Bundles::import_from(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    const auto cover = read_bundle_cover(*bytes);
    if (!cover) return cover.error();
    LocalStore& store = workspace_.store();
    const auto written = BundleLog{store}.find(cover->bundle);
    if (cover->kind != BundleCover::Kind::to_device || !written) return not_mine();
    const Bytes server_key = store.text_meta(device_keys::receipt_key);
    const auto content = open_bundle(*bytes, {written->public_key, written->secret_key},
                                     [&](const BundleCover&, const Hash& digest, BytesView sign) {
                                         return is_server_signature(server_key, digest, sign);
                                     });
    if (!content) return content.error();
    const auto answer = decode_bundle_content(*content);
    if (!answer) return answer.error();
    LocalSyncStore disk{store};
    if (!ClientSession::may_resume(disk, written->hello, written->cursors,
                                   find_end(answer->frames)))
        return overtaken();
    ClientSession session{disk, {.stay = true}};
    const Instant now = workspace_.environment().clock.now();
    session.resume(written->hello, now);
    LocalFiles files = files_of(workspace_);
    BundleAnswered answered;
    BundleMessages messages{answer->frames};
    for (auto message = messages.next(); message; message = messages.next()) {
        if (note_file(files, *message)) ++answered.files_stored;
        const auto end = session.on_message(*message, now).end;
        if (!end) continue;
        const bool is_refused = end->kind == SessionEnd::Kind::refused;
        if (is_refused && !session.progress().server_time) return refusal_error(*end->refusal);
        break;
    }
    answered.progress = session.progress();
    return answered;
}

Result<BundleRelayed> Bundles::relay(const std::filesystem::path& file,
                                     const std::filesystem::path& reply) {
    if (const auto profile = enrolled_profile(workspace_); !profile) return profile.error();
    const auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    const auto cover = read_bundle_cover(*bytes);
    if (!cover) return cover.error();
    if (cover->kind != BundleCover::Kind::to_server)
        return failure(ErrorCode::invalid_input,
                       tr("This file is an answer for a device, not one for the server."));
    if (auto place = PreparedFile{reply}.check(); !place) return place.error();
    LocalStore& store = workspace_.store();
    const auto said = relay_bundle(stored_addresses(store), stored_identity(store),
                                   line_settings(store).proxy, *bytes);
    if (!said) return said.error();
    if (const auto* refusal = std::get_if<Refusal>(&*said)) return relay_refusal_error(*refusal);
    const auto& answer = std::get<RelayedAnswer>(*said);
    const auto back = read_bundle_cover(answer.file);
    if (!back || back->kind != BundleCover::Kind::to_device || back->bundle != cover->bundle)
        return failure(ErrorCode::refused,
                       tr("The server gave an answer that makes no sense here."));
    if (auto done = write_replaced_file(reply, answer.file); !done) return done.error();
    return BundleRelayed{cover->device, answer.messages};
}

Result<RecordId> Bundles::note_handover(const std::filesystem::path& file,
                                        const std::string& said_by) {
    const auto profile = enrolled_profile(workspace_);
    if (!profile) return profile.error();
    if (auto allowed = check_right(workspace_, Action::judge_evidence, profile->unit); !allowed)
        return allowed.error();
    const auto bytes = read_file(file);
    if (!bytes) return bytes.error();
    if (const auto cover = read_bundle_cover(*bytes); !cover) return cover.error();
    const Environment environment = workspace_.environment();
    const RecordId id{make_uuid_v7(environment.clock.now(), environment.random)};
    const ReadOutRecord note{.organ = profile->organ,
                             .code = handed_over_code(sha256(*bytes)),
                             .said_by = said_by,
                             .noted_by = profile->person};
    const Record record = make_record(id, office_scope(profile->organ), note);
    const auto saved = EditBuilder{workspace_}
                           .create(record.type, id, record.scope)
                           .set_all(record.type, id, record.fields)
                           .save();
    if (!saved) return saved.error();
    return id;
}

}  // namespace thidua
