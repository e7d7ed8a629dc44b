#include "shared/base/check.h"
#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "shared/wire/message_archive.h"
#include "shared/wire/record_archive.h"

namespace thidua {
namespace {

/// The permanent number of each message.
enum class MessageNumber : std::uint8_t {
    hello = 1,
    welcome = 2,
    cursors = 3,
    edits = 4,
    receipts = 5,
    page = 6,
    pull_done = 7,
    refusal = 8,
    ping = 9,
    pong = 10,
    bye = 11,
    scope_digest = 12,
    announcements = 13,
    proof_wanted = 14,
    proof = 15,
    refeed = 16,
    copies = 17,
    reported = 18,
    journal = 19,
    enrol_request = 20,
    enrol_reply = 21,
    identity_request = 22,
    identity_reply = 23,
    edit_wanted = 24,
    edit_part = 25,
    edit_kept = 26,
    files_offered = 30,
    file_wanted = 31,
    file_part = 32,
    file_stored = 33,
    file_refused = 34,
    relay_part = 35,
    relay_reply = 36,
    unknown = 0,
};

constexpr std::size_t name_bytes_max = 1000;

MessageNumber number_of(const Message& message) {
    using enum MessageNumber;
    constexpr MessageNumber numbers[] = {
        hello,         welcome,        cursors,        edits,       receipts,    page,
        pull_done,     refusal,        ping,           pong,        bye,         enrol_request,
        enrol_reply,   scope_digest,   journal,        proof_wanted, proof,      announcements,
        refeed,        copies,         reported,       identity_request, identity_reply,
        files_offered, file_wanted,    file_part,      file_stored, file_refused,
        edit_wanted,   edit_part,      edit_kept,      relay_part,  relay_reply, unknown};
    static_assert(std::size(numbers) == std::variant_size_v<Message>);
    return numbers[message.index()];
}

}  // namespace

// cereal finds these by the type's name space.

void save(ByteWriter& archive, const ScopeCursor& cursor) {
    archive(cursor.scope, cursor.through);
}
void load(ByteReader& archive, ScopeCursor& cursor) { archive(cursor.scope, cursor.through); }


template <class Archive>
void serialize(Archive& archive, Hello& hello) {
    archive(hello.version_min, hello.version_max, hello.epoch, hello.grant, hello.cursor,
            hello.uneven, hello.head, hello.head_hash, hello.first_waiting, hello.manifest,
            hello.journal, hello.wants_digest, hello.has_more, hello.piece_bytes);
}

void save(ByteWriter& archive, const Welcome& welcome) {
    archive(welcome.version, welcome.server_time, welcome.epoch, welcome.known, welcome.head,
            welcome.pace_ms, welcome.up_to_date, welcome.grant,
            static_cast<std::uint8_t>(welcome.reason), welcome.fork, welcome.signature);
}
void load(ByteReader& archive, Welcome& welcome) {
    std::uint8_t reason = 0;
    archive(welcome.version, welcome.server_time, welcome.epoch, welcome.known, welcome.head,
            welcome.pace_ms, welcome.up_to_date, welcome.grant);
    archive(reason, welcome.fork, welcome.signature);
    welcome.reason = static_cast<GrantReason>(reason);
}

template <class Archive>
void serialize(Archive& archive, Cursors& cursors) { archive(cursors.cursors); }

template <class Archive>
void serialize(Archive& archive, PackedEdit& edit) { archive(edit.number, edit.bytes); }

template <class Archive>
void serialize(Archive& archive, Edits& edits) { archive(edits.edits); }

template <class Archive>
void serialize(Archive& archive, EditWanted& wanted) { archive(wanted.number); }

template <class Archive>
void serialize(Archive& archive, EditPart& part) {
    archive(part.number, part.hash, part.size, part.offset, part.bytes);
}

template <class Archive>
void serialize(Archive& archive, EditKept& kept) { archive(kept.number, kept.hash, kept.bytes); }

template <class Archive>
void serialize(Archive& archive, Receipts& flight) {
    archive(flight.first, flight.receipts, flight.echo_free, flight.signature);
}

template <class Archive>
void serialize(Archive& archive, Page& page) { archive(page.scope, page.through, page.records); }

template <class Archive>
void serialize(Archive& archive, PullDone& done) { archive(done.through, done.log_hash); }

void save(ByteWriter& archive, const Refusal& refusal) {
    archive(static_cast<std::uint8_t>(refusal.reason), refusal.retry_after_ms, refusal.detail);
}
void load(ByteReader& archive, Refusal& refusal) {
    std::uint8_t reason = 0;
    archive(reason, refusal.retry_after_ms);
    refusal.reason = static_cast<RefusalReason>(reason);
    refusal.detail = load_text(archive, name_bytes_max);
}

template <class Archive>
void serialize(Archive&, Ping&) {}
template <class Archive>
void serialize(Archive&, Pong&) {}
template <class Archive>
void serialize(Archive&, Bye&) {}

void save(ByteWriter& archive, const EnrolRequest& request) {
    archive(request.secret, request.certificate_request, request.device_name);
}
void load(ByteReader& archive, EnrolRequest& request) {
    archive(request.secret, request.certificate_request);
    request.device_name = load_text(archive, name_bytes_max);
}

void save(ByteWriter& archive, const EnrolReply& reply) {
    archive(reply.device, reply.certificate, reply.receipt_key, reply.epoch, reply.unit,
            reply.unit_code, reply.unit_name, reply.role, reply.person, reply.server_time);
}
void load(ByteReader& archive, EnrolReply& reply) {
    archive(reply.device, reply.certificate, reply.receipt_key, reply.epoch, reply.unit);
    reply.unit_code = load_text(archive, name_bytes_max);
    reply.unit_name = load_text(archive, name_bytes_max);
    reply.role = load_text(archive, name_bytes_max);
    reply.person = load_text(archive, name_bytes_max);
    archive(reply.server_time);
}

void save(ByteWriter& archive, const ScopeDigest& digest) {
    archive(digest.scope, digest.through, digest.digest);
}
void load(ByteReader& archive, ScopeDigest& digest) {
    archive(digest.scope, digest.through, digest.digest);
}

template <class Archive>
void serialize(Archive&, UnknownMessage&) {}

namespace {

template <class T>
Message load_message(ByteReader& reader) {
    T message;
    reader(message);
    return message;
}

Message load_by_number(ByteReader& reader) {
    std::uint8_t number = 0;
    reader(number);
    switch (static_cast<MessageNumber>(number)) {
        case MessageNumber::hello: return load_message<Hello>(reader);
        case MessageNumber::welcome: return load_message<Welcome>(reader);
        case MessageNumber::cursors: return load_message<Cursors>(reader);
        case MessageNumber::edits: return load_message<Edits>(reader);
        case MessageNumber::receipts: return load_message<Receipts>(reader);
        case MessageNumber::page: return load_message<Page>(reader);
        case MessageNumber::pull_done: return load_message<PullDone>(reader);
        case MessageNumber::refusal: return load_message<Refusal>(reader);
        case MessageNumber::ping: return load_message<Ping>(reader);
        case MessageNumber::pong: return load_message<Pong>(reader);
        case MessageNumber::bye: return load_message<Bye>(reader);
        case MessageNumber::scope_digest: return load_message<ScopeDigest>(reader);
        case MessageNumber::announcements: return load_message<Announcements>(reader);
        case MessageNumber::proof_wanted: return load_message<ProofWanted>(reader);
        case MessageNumber::proof: return load_message<Proof>(reader);
        case MessageNumber::refeed: return load_message<Refeed>(reader);
        case MessageNumber::copies: return load_message<Copies>(reader);
        case MessageNumber::reported: return load_message<Reported>(reader);
        case MessageNumber::journal: return load_message<Journal>(reader);
        case MessageNumber::enrol_request: return load_message<EnrolRequest>(reader);
        case MessageNumber::enrol_reply: return load_message<EnrolReply>(reader);
        case MessageNumber::identity_request: return load_message<IdentityRequest>(reader);
        case MessageNumber::identity_reply: return load_message<IdentityReply>(reader);
        case MessageNumber::files_offered: return load_message<FilesOffered>(reader);
        case MessageNumber::file_wanted: return load_message<FileWanted>(reader);
        case MessageNumber::file_part: return load_message<FilePart>(reader);
        case MessageNumber::file_stored: return load_message<FileStored>(reader);
        case MessageNumber::file_refused: return load_message<FileRefused>(reader);
        case MessageNumber::edit_wanted: return load_message<EditWanted>(reader);
        case MessageNumber::edit_part: return load_message<EditPart>(reader);
        case MessageNumber::edit_kept: return load_message<EditKept>(reader);
        case MessageNumber::relay_part: return load_message<RelayPart>(reader);
        case MessageNumber::relay_reply: return load_message<RelayReply>(reader);
        case MessageNumber::unknown: break;
    }
    return UnknownMessage{number};
}

}  // namespace

Bytes encode_frame(const Message& message) {
    ByteWriter writer;
    const auto* unknown = std::get_if<UnknownMessage>(&message);
    writer(unknown != nullptr ? unknown->number : static_cast<std::uint8_t>(number_of(message)));
    std::visit([&writer](const auto& body) { writer(body); }, message);
    const Bytes body = writer.take();
    CHECK(body.size() <= limits::frame_bytes_max);
    Bytes frame;
    frame.reserve(frame_header_bytes + body.size());
    for (std::size_t i = 0; i < frame_header_bytes; ++i)
        frame.push_back(static_cast<char>(body.size() >> 8 * i & 0xff));
    return frame += body;
}

Result<std::size_t> read_frame_header(BytesView header, std::size_t limit) {
    CHECK(header.size() == frame_header_bytes);
    std::size_t size = 0;
    for (std::size_t i = frame_header_bytes; i-- > 0;)
        size = size << 8 | static_cast<unsigned char>(header[i]);
    if (size == 0 || size > limit)
        return failure(ErrorCode::invalid_input, "frame length out of bounds");
    return size;
}

Result<Message> decode_body(BytesView body) {
    try {
        ByteReader reader{body};
        // What follows the fields known here was added by a newer version (rule 9).
        return load_by_number(reader);
    } catch (const std::exception& refused) {
        return failure(ErrorCode::invalid_input, refused.what());
    }
}

}  // namespace thidua
