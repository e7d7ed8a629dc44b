#include "tests/wire/generators.h"

#include <rapidcheck.h>

#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"

namespace thidua::some {
namespace {

std::uint64_t number() { return *rc::gen::scale(20, rc::gen::arbitrary<std::uint64_t>()); }

/// In a log, or of an edit.
std::uint64_t position() { return number() >> 2; }

Uuid uuid() {
    Uuid uuid;
    for (auto& byte : uuid.bytes) byte = *rc::gen::arbitrary<unsigned char>();
    return uuid;
}

template <class T>
T id() {
    return T{uuid()};
}

Hash hash() { return sha256(std::to_string(number())); }

Bytes bytes() { return *rc::gen::arbitrary<std::string>(); }

std::string text() {
    std::string text;
    const int words = *rc::gen::inRange(0, 4);
    for (int at = 0; at < words; ++at)
        text += *rc::gen::element<std::string>("a", "Đổi mới ", "🌾", "\n", "/", "e\xcc\x81");
    return text;
}

Instant instant() { return Instant{*rc::gen::inRange<std::int64_t>(-1e14, 1e14)}; }

Decimal decimal() {
    const auto digits = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
    return *Decimal{digits}.divided_by(Decimal{*rc::gen::element(1, 10, 1000, 8)}, 6);
}

template <class T, class Draw>
std::vector<T> list(const Draw& draw) {
    std::vector<T> list;
    const int count = *rc::gen::inRange(0, 4);
    for (int at = 0; at < count; ++at) list.push_back(draw());
    return list;
}

OperationOutcome outcome() {
    return {.kind = static_cast<OutcomeKind>(*rc::gen::inRange(1, 9)),
            .reason = static_cast<RejectReason>(*rc::gen::inRange(0, 12)),
            .conflict = *rc::gen::arbitrary<bool>() ? id<RecordId>() : RecordId{}};
}

Hello hello() {
    return {.version_min = *rc::gen::arbitrary<std::uint8_t>(),
            .version_max = *rc::gen::arbitrary<std::uint8_t>(),
            .epoch = id<Epoch>(),
            .grant = number(),
            .cursor = Sequence{position()},
            .uneven = *rc::gen::arbitrary<bool>(),
            .head = Sequence{position()},
            .head_hash = hash(),
            .first_waiting = EditNumber{position()},
            .manifest = list<Announced>([] {
                return Announced{id<EditId>(), hash(), *rc::gen::arbitrary<std::uint32_t>()};
            }),
            .journal = bytes(),
            .wants_digest = *rc::gen::arbitrary<bool>()};
}

Welcome welcome() {
    return {.version = *rc::gen::arbitrary<std::uint8_t>(),
            .server_time = instant(),
            .epoch = id<Epoch>(),
            .known = EditNumber{position()},
            .head = Sequence{position()},
            .pace_ms = *rc::gen::arbitrary<std::uint32_t>(),
            .up_to_date = *rc::gen::arbitrary<bool>(),
            .grant = list<ScopeId>(id<ScopeId>),
            .reason = static_cast<GrantReason>(*rc::gen::inRange(0, 6)),
            .fork = Sequence{position()},
            .signature = bytes()};
}

Receipts receipts() {
    Receipts flight{.first = EditNumber{position()}, .receipts = list<Receipt>(receipt), .echo_free = {}, .signature = bytes()};
    for (std::size_t at = 0; at < flight.receipts.size(); ++at)
        flight.echo_free.push_back(*rc::gen::arbitrary<bool>());
    return flight;
}

PackedRecord packed_record() {
    return {text(), id<RecordId>(), Sequence{position()}, encode_fields(fields())};
}

Page page() {
    return {.scope = id<ScopeId>(),
            .through = Sequence{position()},
            .records = list<PackedRecord>(packed_record)};
}

SignedStatement statement() {
    return {.statement = {.device = id<DeviceId>(),
                          .epoch = id<Epoch>(),
                          .server_time = instant(),
                          .head = Sequence{position()},
                          .manifest = hash(),
                          .journal = bytes()},
            .signature = bytes()};
}

FlightProof flight_proof() { return {id<Epoch>(), bytes(), bytes()}; }

EnrolReply enrol_reply() {
    return {.device = id<DeviceId>(),
            .certificate = bytes(),
            .receipt_key = bytes(),
            .epoch = id<Epoch>(),
            .unit = id<RecordId>(),
            .unit_code = text(),
            .unit_name = text(),
            .role = text(),
            .person = text(),
            .server_time = instant()};
}

}  // namespace

Value value() {
    switch (*rc::gen::inRange(0, 10)) {
        case 9: return OpaqueValue{static_cast<std::uint8_t>(*rc::gen::inRange(9, 256)), bytes()};
        case 1: return *rc::gen::arbitrary<bool>();
        case 2: return *rc::gen::arbitrary<std::int64_t>();
        case 3: return decimal();
        case 4: return text();
        case 5: return CivilDate{std::chrono::sys_days{
                    std::chrono::days{*rc::gen::inRange(-1'000'000, 1'000'000)}}};
        case 6: return instant();
        case 7: return id<RecordId>();
        case 8: return AttachmentRef{hash(), number(), text()};
        default: return Null{};
    }
}

Fields fields() {
    Fields fields;
    const int count = *rc::gen::inRange(0, 5);
    for (int at = 0; at < count; ++at) set_value(fields, text(), value());
    return fields;
}

Operation operation() {
    Operation operation{.kind = static_cast<OperationKind>(*rc::gen::inRange(1, 5)),
                        .record_type = text(),
                        .record = id<RecordId>()};
    switch (operation.kind) {
        case OperationKind::create: operation.scope = id<ScopeId>(); return operation;
        case OperationKind::set: operation.value = value(); [[fallthrough]];
        case OperationKind::remove_row: operation.seen = value(); break;
        case OperationKind::step:
            operation.point = {text(), *rc::gen::arbitrary<std::int64_t>(), text()};
            operation.arguments = fields();
            break;
    }
    operation.path = text();
    return operation;
}

Edit edit() {
    Edit edit{.id = id<EditId>(),
              .author = text(),
              .device_time = instant(),
              .server_offset = *rc::gen::arbitrary<std::int64_t>(),
              .operations = list<Operation>(operation)};
    edit.operations.push_back(operation());
    return edit;
}

Receipt receipt() {
    return {.edit = id<EditId>(),
            .edit_hash = hash(),
            .device = id<DeviceId>(),
            .number = EditNumber{position()},
            .seq = Sequence{position()},
            .server_time = instant(),
            .outcomes = list<OperationOutcome>(outcome)};
}

Message message() {
    switch (*rc::gen::inRange(0, 19)) {
        case 10: return ScopeDigest{id<ScopeId>(), Sequence{position()}, number()};
        case 11: return Journal{statement(), list<JournalEntry>([] {
                    return JournalEntry{hash(), bytes(), *rc::gen::arbitrary<std::int64_t>()};
                })};
        case 12: return Proof{list<SignedStatement>(statement), list<Receipt>(receipt),
                              list<FlightProof>(flight_proof)};
        case 13: return Refeed{list<FlightProof>(flight_proof), list<FedEdit>([] {
                    return FedEdit{{EditNumber{position()}, edit()}, receipt(), 0};
                })};
        case 14: return Copies{list<RecordCopy>([] {
                    return RecordCopy{id<ScopeId>(), packed_record(), id<Epoch>()};
                }), *rc::gen::arbitrary<bool>()};
        case 15: return FilePart{hash(), number(), bytes(), *rc::gen::arbitrary<bool>()};
        case 16: return IdentityReply{id<DeviceId>(), bytes()};
        case 17: return RelayPart{number(), number(), bytes()};
        case 18: return RelayReply{*rc::gen::arbitrary<std::uint32_t>(),
                                   {number(), number(), bytes()}};
        case 0: return hello();
        case 1: return welcome();
        case 2: return Cursors{list<ScopeCursor>([] {
                    return ScopeCursor{id<ScopeId>(), Sequence{position()}};
                })};
        case 3: return Edits{list<PackedEdit>([] {
                    return PackedEdit{EditNumber{position()}, pack_edit(edit(), Thinness::whole)};
                })};
        case 4: return receipts();
        case 5: return page();
        case 6: return PullDone{Sequence{position()}, hash()};
        case 7: return Refusal{static_cast<RefusalReason>(*rc::gen::inRange(1, 15)),
                               *rc::gen::arbitrary<std::uint32_t>(), text()};
        case 8: return EnrolRequest{bytes(), bytes(), text()};
        default: return enrol_reply();
    }
}

}  // namespace thidua::some
