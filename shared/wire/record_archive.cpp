#include "shared/wire/record_archive.h"

#include "shared/base/limits.h"

namespace thidua {
namespace {

constexpr std::size_t label_bytes_max = 400;

struct SaveValue {
    ByteWriter& archive;
    void operator()(Null) const {}
    void operator()(const Decimal& value) const { archive(value.text()); }
    void operator()(CivilDate value) const {
        const auto days = std::chrono::sys_days{value}.time_since_epoch().count();
        archive(static_cast<std::int64_t>(days));
    }
    void operator()(const AttachmentRef& value) const {
        archive(value.hash, value.size, value.name);
    }
    void operator()(const OpaqueValue& value) const { archive(value.bytes); }
    template <class T>
    void operator()(const T& value) const {
        archive(value);
    }
};

Decimal load_decimal(ByteReader& archive) {
    const std::string text = load_text(archive, 64);
    const auto decimal = Decimal::from_text(text);
    if (!decimal || decimal->text() != text) ByteReader::refuse("bad decimal");
    return *decimal;
}

CivilDate load_date(ByteReader& archive) {
    std::int64_t days = 0;
    archive(days);
    constexpr std::int64_t bound = 3'000'000;  // some eight thousand years either way
    if (days < -bound || days > bound) ByteReader::refuse("date out of range");
    return CivilDate{std::chrono::sys_days{std::chrono::days{days}}};
}

AttachmentRef load_attachment(ByteReader& archive) {
    AttachmentRef attachment;
    archive(attachment.hash, attachment.size);
    attachment.name = load_text(archive, label_bytes_max);
    return attachment;
}

template <class T>
T load_as(ByteReader& archive) {
    T value{};
    archive(value);
    return value;
}

}  // namespace

std::string load_text(ByteReader& archive, std::size_t bytes_max) {
    const BytesView bytes = archive.block();
    if (bytes.size() > bytes_max) ByteReader::refuse("text too long");
    if (!is_clean_utf8(bytes)) ByteReader::refuse("text is not clean UTF-8");
    return std::string{bytes};
}

std::uint8_t kind_of(const Value& value) {
    const auto* opaque = std::get_if<OpaqueValue>(&value);
    return opaque != nullptr ? opaque->kind : static_cast<std::uint8_t>(value.index());
}

void save_content(ByteWriter& archive, const Value& value) {
    std::visit(SaveValue{archive}, value);
}

void save(ByteWriter& archive, const Value& value) {
    archive(kind_of(value));
    save_content(archive, value);
}

void load(ByteReader& archive, Value& value) {
    load_content(archive, load_as<std::uint8_t>(archive), value);
}

void load_content(ByteReader& archive, std::uint8_t kind, Value& value) {
    switch (kind) {
        case 0:
            value = Null{};
            return;
        case 1:
            value = load_as<bool>(archive);
            return;
        case 2:
            value = load_as<std::int64_t>(archive);
            return;
        case 3:
            value = load_decimal(archive);
            return;
        case 4:
            value = load_text(archive, limits::text_bytes_max);
            return;
        case 5:
            value = load_date(archive);
            return;
        case 6:
            value = load_as<Instant>(archive);
            return;
        case 7:
            value = load_as<RecordId>(archive);
            return;
        case 8:
            value = load_attachment(archive);
            return;
        default:
            value = OpaqueValue{kind, load_as<Bytes>(archive)};
            return;
    }
}

void save(ByteWriter& archive, const Fields& fields) {
    archive.number(fields.size());
    for (const auto& [path, value] : fields) archive(path, value);
}

void load(ByteReader& archive, Fields& fields) {
    const std::size_t count = archive.count(limits::stored_fields_max);
    fields.clear();
    for (std::size_t i = 0; i < count; ++i) {
        std::string path = load_text(archive, limits::stored_path_bytes_max);
        if (!fields.empty() && path <= fields.rbegin()->first)
            ByteReader::refuse("paths out of order");
        Value value;
        archive(value);
        if (is_null(value)) ByteReader::refuse("null field");
        fields.emplace_hint(fields.end(), std::move(path), std::move(value));
    }
}

void save(ByteWriter& archive, const Operation& operation) {
    archive(static_cast<std::uint8_t>(operation.kind), operation.record_type, operation.record);
    switch (operation.kind) {
        case OperationKind::create:
            archive(operation.scope);
            break;
        case OperationKind::set:
            archive(operation.path, operation.seen, operation.value);
            break;
        case OperationKind::remove_row:
            archive(operation.path, operation.seen);
            break;
        case OperationKind::step:
            archive(operation.path, operation.point.state, operation.point.version,
                    operation.point.seal, operation.arguments);
            break;
        default:
            archive(operation.unknown);
            break;
    }
}

void load(ByteReader& archive, Operation& operation) {
    operation.kind = static_cast<OperationKind>(load_as<std::uint8_t>(archive));
    if (operation.kind == OperationKind{}) ByteReader::refuse("no kind of operation");
    operation.record_type = load_text(archive, 64);
    archive(operation.record);
    switch (operation.kind) {
        case OperationKind::create:
            archive(operation.scope);
            return;
        case OperationKind::set:
            operation.path = load_text(archive, limits::path_bytes_max);
            archive(operation.seen, operation.value);
            return;
        case OperationKind::remove_row:
            operation.path = load_text(archive, limits::path_bytes_max);
            archive(operation.seen);
            return;
        case OperationKind::step:
            operation.path = load_text(archive, limits::path_bytes_max);
            operation.point.state = load_text(archive, 64);
            archive(operation.point.version);
            operation.point.seal = load_text(archive, 128);
            archive(operation.arguments);
            return;
        default:
            archive(operation.unknown);
            return;
    }
}

void save(ByteWriter& archive, const Edit& edit) {
    archive(edit.id, edit.author, edit.device_time, edit.server_offset, edit.operations);
}

void load(ByteReader& archive, Edit& edit) {
    archive(edit.id);
    edit.author = load_text(archive, label_bytes_max);
    archive(edit.device_time, edit.server_offset, edit.operations);
    if (edit.operations.empty() || edit.operations.size() > limits::edit_operations_max)
        ByteReader::refuse("no or too many operations");
}

void save(ByteWriter& archive, const NumberedEdit& edit) {
    archive(edit.number, edit.edit);
}
void load(ByteReader& archive, NumberedEdit& edit) {
    archive(edit.number, edit.edit);
}

void save(ByteWriter& archive, const OperationOutcome& outcome) {
    const bool has_conflict = !outcome.conflict.is_nil();
    archive(static_cast<std::uint8_t>(outcome.kind), static_cast<std::uint8_t>(outcome.reason),
            has_conflict);
    if (has_conflict) archive(outcome.conflict);
}

void load(ByteReader& archive, OperationOutcome& outcome) {
    bool has_conflict = false;
    // What a newer server says is kept as it is and told in general words (rule 9).
    outcome.kind = static_cast<OutcomeKind>(load_as<std::uint8_t>(archive));
    outcome.reason = static_cast<RejectReason>(load_as<std::uint8_t>(archive));
    archive(has_conflict);
    if (!has_conflict) return;
    archive(outcome.conflict);
    if (outcome.conflict.is_nil()) ByteReader::refuse("nil conflict");
}

void save(ByteWriter& archive, const Receipt& receipt) {
    archive(receipt.edit, receipt.edit_hash, receipt.device, receipt.number, receipt.seq,
            receipt.server_time, receipt.outcomes);
}

void load(ByteReader& archive, Receipt& receipt) {
    archive(receipt.edit, receipt.edit_hash, receipt.device, receipt.number, receipt.seq,
            receipt.server_time, receipt.outcomes);
}

}  // namespace thidua
