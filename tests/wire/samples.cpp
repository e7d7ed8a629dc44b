#include "tests/wire/samples.h"

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

Sample message(const char* name, const Message& thing) {
    return sample_of(name, thing, body_of, decode_body);
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
    return {.epoch = Epoch{numbered(2)},
            .grant = 0xfedcba9876543211U,
            .cursor = Sequence{300},
            .uneven = true,
            .head = Sequence{301},
            .head_hash = hash_of("head"),
            .first_waiting = EditNumber{7},
            .manifest = {{EditId{numbered(4)}, hash_of("edit"), 412}}};
}

Receipts sample_receipts() {
    return {.receipts = {sample_receipt()},
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

std::vector<Sample> make_samples() {
    return {message("hello", sample_hello()),
            message("welcome", Welcome{.server_time = moment,
                                       .epoch = Epoch{numbered(2)},
                                       .known = EditNumber{6},
                                       .head = Sequence{301},
                                       .pace_ms = 1500,
                                       .up_to_date = false,
                                       .grant = {ScopeId{numbered(5)}, ScopeId{numbered(7)}}}),
            message("cursors", Cursors{{{ScopeId{numbered(5)}, Sequence{300}}}}),
            message("edits", Edits{{{EditNumber{7}, sample_edit()}}}),
            message("receipts", sample_receipts()),
            message("page", sample_page()),
            message("pull_done", PullDone{Sequence{301}, hash_of("head")}),
            message("refusal", Refusal{RefusalReason::too_many, 60'000, "too many at once"}),
            message("ping", Ping{}),
            message("pong", Pong{}),
            message("bye", Bye{}),
            message("enrol_request", EnrolRequest{Bytes{"\x01\x00\x02", 3}, Bytes{"\x30\x01", 2},
                                                  "Máy của Lan"}),
            message("enrol_reply", sample_enrol_reply()),
            sample_of("edit", sample_edit(), encode_edit, decode_edit),
            sample_of("receipt", sample_receipt(), encode_receipt, decode_receipt),
            sample_of("record_fields", sample_fields(), encode_fields, decode_fields)};
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
