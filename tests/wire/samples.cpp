#include "tests/wire/samples.h"

#include "shared/wire/packed_edit.h"

namespace thidua {
namespace {

Uuid numbered(unsigned char number) {
    Uuid uuid;
    for (std::size_t at = 0; at < uuid.bytes.size(); ++at)
        uuid.bytes[at] = static_cast<unsigned char>(number * 16 + at);
    return uuid;
}

Hash hash_of(const char* text) { return sha256(text); }

constexpr Instant moment{1'797'238'800'123};

template <class T, class Encode, class Decode>
Sample sample_of(const char* name, const T& thing, const Encode& encode, const Decode& decode) {
    return {.name = name,
            .bytes = encode(thing),
            .is_readable = [decode](BytesView bytes) { return decode(bytes).has_value(); },
            .is_read_back =
                [decode, thing](BytesView bytes) {
                    const auto read = decode(bytes);
                    return read && *read == thing;
                },
            .read_and_written =
                [encode, decode](BytesView bytes) {
                    const auto read = decode(bytes);
                    return read ? encode(*read) : Bytes{bytes};
                }};
}

/// As this version writes it: what a newer one may add behind it is another test's.
Result<Message> decode_whole_body(BytesView body) {
    auto read = decode_body(body);
    const bool is_whole = read && !std::holds_alternative<UnknownMessage>(*read) &&
                          body_of(*read).size() == body.size();
    if (is_whole) return read;
    return failure(ErrorCode::invalid_input, "something is left");
}

Sample message(const char* name, const Message& thing) {
    Sample sample = sample_of(name, thing, body_of, decode_whole_body);
    sample.is_message = true;
    return sample;
}

EnrolReply sample_enrol_reply() {
    return {.device = DeviceId{numbered(1)},
            .certificate = Bytes{"\x30\x00\xff", 3},
            .receipt_key = Bytes(32, 'k'),
            .epoch = Epoch{numbered(2)},
            .unit = RecordId{numbered(3)},
            .unit_code = "STP-VP",
            .unit_name = "Văn phòng Sở Tư pháp",
            .role = "office",
            .person = "Nguyễn Thị Lan",
            .server_time = moment};
}

Hello sample_hello() {
    return {.version_min = 1,
            .version_max = 1,
            .epoch = Epoch{numbered(2)},
            .grant = 0xfedcba9876543211U,
            .cursor = Sequence{300},
            .uneven = true,
            .head = Sequence{301},
            .head_hash = hash_of("head"),
            .first_waiting = EditNumber{7},
            .manifest = {{EditId{numbered(4)}, hash_of("edit"), 412}},
            .journal = Bytes{hash_of("journal").view()},
            .wants_digest = true};
}

Receipts sample_receipts() {
    return {.first = EditNumber{7},
            .receipts = {sample_receipt()},
            .echo_free = {true},
            .signature = Bytes(64, '\x5a')};
}

Page sample_page() {
    return {.scope = ScopeId{numbered(5)},
            .through = Sequence{300},
            .records = {{.type = "report",
                         .id = RecordId{numbered(6)},
                         .rev = Sequence{299},
                         .fields = encode_fields(sample_fields())}}};
}

SignedStatement sample_statement() {
    return {.statement = {.device = DeviceId{numbered(1)},
                          .epoch = Epoch{numbered(2)},
                          .server_time = moment,
                          .head = Sequence{301},
                          .manifest = hash_of("manifest"),
                          .journal = Bytes{hash_of("journal").view()}},
            .signature = Bytes(64, '\x5a')};
}

FlightProof sample_flight() {
    return {.epoch = Epoch{numbered(2)},
            .hashes = Bytes{hash_of("receipt").view()},
            .signature = Bytes(64, '\x5a')};
}

PackedRecord sample_record() {
    return {.type = "report",
            .id = RecordId{numbered(6)},
            .rev = Sequence{299},
            .fields = encode_fields(sample_fields())};
}

std::vector<Sample> recovery_samples() {
    return {
        message("scope_digest", ScopeDigest{ScopeId{numbered(5)}, Sequence{301}, 0xfedcba98U}),
        message("journal", Journal{sample_statement(),
                                   {{Hash{}, Bytes(16, 'b'), 1000},
                                    {hash_of("edit"), Bytes(16, 'b'), 61'000}}}),
        message("proof_wanted", ProofWanted{}),
        message("proof", Proof{{sample_statement()}, {sample_receipt()}, {sample_flight()}}),
        message("announcements",
                Announcements{{{sample_statement(), {{EditId{numbered(4)}, hash_of("edit"), 412}}}}}),
        message("refeed", Refeed{{sample_flight()},
                                 {{{EditNumber{7}, sample_edit()}, sample_receipt(), 0}}}),
        message("copies",
                Copies{{{ScopeId{numbered(5)}, sample_record(), Epoch{numbered(2)}}}, true}),
        message("reported", Reported{}),
        message("identity_request", IdentityRequest{Bytes{"\x30\x01", 2}}),
        message("identity_reply", IdentityReply{DeviceId{numbered(1)}, Bytes{"\x30\x02", 2}}),
        message("files_offered", FilesOffered{{{hash_of("file"), 70'000}}}),
        message("file_wanted", FileWanted{hash_of("file"), 4096}),
        message("file_part", FilePart{hash_of("file"), 4096, "bytes", true}),
        message("file_stored", FileStored{hash_of("file")}),
        message("file_refused", FileRefused{hash_of("file"), FileRefusal::quota}),
        message("relay_part", RelayPart{70'000, 4096, "bytes"}),
        message("relay_reply", RelayReply{300, {70'000, 4096, "bytes"}})};
}

std::vector<Sample> session_samples() {
    return {message("hello", sample_hello()),
            message("welcome", Welcome{.version = 1,
                                       .server_time = moment,
                                       .epoch = Epoch{numbered(2)},
                                       .known = EditNumber{6},
                                       .head = Sequence{301},
                                       .pace_ms = 1500,
                                       .up_to_date = false,
                                       .grant = {ScopeId{numbered(5)}, ScopeId{numbered(7)}},
                                       .reason = GrantReason::unit_moved,
                                       .fork = Sequence{250},
                                       .signature = Bytes(64, '\x5a')}),
            message("cursors", Cursors{{{ScopeId{numbered(5)}, Sequence{300}}}}),
            message("edits", Edits{{whole({EditNumber{7}, sample_edit()})}}),
            message("edit_wanted", EditWanted{EditNumber{7}}),
            message("edit_part", EditPart{EditNumber{7}, hash_of("packed"), 90'000, 4096, "part"}),
            message("edit_kept", EditKept{EditNumber{7}, hash_of("packed"), 4096}),
            message("receipts", sample_receipts()),
            message("page", sample_page()),
            message("pull_done", PullDone{Sequence{301}, hash_of("head")}),
            message("refusal", Refusal{RefusalReason::too_many, 60'000, "too many at once"}),
            message("ping", Ping{}),
            message("pong", Pong{}),
            message("bye", Bye{}),
            message("enrol_request",
                    EnrolRequest{Bytes{"\x01\x00\x02", 3}, Bytes{"\x30\x01", 2}, "Máy của Lan"}),
            message("enrol_reply", sample_enrol_reply()),
            sample_of("edit", sample_edit(), encode_edit, decode_edit),
            sample_of("receipt", sample_receipt(), encode_receipt, decode_receipt),
            sample_of(
                "record_fields", sample_fields(),
                [](const Fields& fields) { return encode_fields(fields); }, decode_fields)};
}

std::vector<Sample> make_samples() {
    std::vector<Sample> all = session_samples();
    for (Sample& sample : recovery_samples()) all.push_back(std::move(sample));
    return all;
}

}  // namespace

Bytes body_of(const Message& message) { return encode_frame(message).substr(frame_header_bytes); }

Fields sample_fields() {
    using namespace std::chrono;
    return {{"answers/a-file", AttachmentRef{hash_of("file"), 70'000, "Quyết định 12.pdf"}},
            {"answers/b-name", std::string{"Đổi mới 🌾"}},
            {"answers/c-cost", *Decimal::from_text("-1234567890.25")},
            {"answers/d-count", std::int64_t{-42}},
            {"answers/e-day", CivilDate{year{2026} / 12 / 14}},
            {"answers/f-moment", moment},
            {"answers/g-unit", RecordId{numbered(3)}},
            {"answers/h-done", true}};
}

Edit sample_edit() {
    const RecordId record{numbered(6)};
    Edit edit{.id = EditId{numbered(4)},
              .author = "Nguyễn Thị Lan",
              .device_time = moment,
              .server_offset = -2500};
    edit.operations.push_back({.kind = OperationKind::create,
                               .record_type = "report",
                               .record = record,
                               .scope = ScopeId{numbered(5)}});
    for (const auto& [path, value] : sample_fields())
        edit.operations.push_back({.kind = OperationKind::set,
                                   .record_type = "report",
                                   .record = record,
                                   .path = path,
                                   .value = value});
    edit.operations.push_back({.kind = OperationKind::remove_row,
                               .record_type = "report",
                               .record = record,
                               .path = "answers/t/0d4c1d62-3b52-5c05-a1a1-3f2c5a3f0001",
                               .seen = std::string{"fingerprint"}});
    edit.operations.push_back({.kind = OperationKind::step,
                               .record_type = "report",
                               .record = record,
                               .path = "submit",
                               .point = {.state = "draft", .version = 1, .seal = "aa"},
                               .arguments = {{"seal", std::string{"bb"}},
                                             {"version", std::int64_t{2}}}});
    return edit;
}

Receipt sample_receipt() {
    return {.edit = EditId{numbered(4)},
            .edit_hash = hash_of("edit"),
            .device = DeviceId{numbered(1)},
            .number = EditNumber{7},
            .seq = Sequence{301},
            .server_time = moment,
            .outcomes = {{.kind = OutcomeKind::applied},
                         {.kind = OutcomeKind::conflict, .conflict = RecordId{numbered(8)}},
                         {.kind = OutcomeKind::rejected,
                          .reason = RejectReason::depends_on_rejected}}};
}

const std::vector<Sample>& samples() {
    static const std::vector<Sample> all = make_samples();
    return all;
}

}  // namespace thidua
