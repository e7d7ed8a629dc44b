#include "shared/wire/packed_edit.h"

#include <algorithm>
#include <set>

#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "shared/wire/record_archive.h"
#include "shared/wire/text_patch.h"

namespace thidua {
namespace {

/// A text is left out when it is longer: below, the hash that proves it takes more.
constexpr std::size_t left_out_bytes_min = 64;

// The first byte of an edit, and one of each operation.
constexpr std::uint8_t is_thin = 1;
/// Not packed: it does what this version does not know, or is not clean.
constexpr std::uint8_t is_whole = 2;
constexpr std::uint8_t kind_bits = 0x07;
constexpr std::uint8_t has_other_record = 0x08;  ///< than the operation before
constexpr std::uint8_t has_seen = 0x10;
constexpr std::uint8_t leaves_out_seen = 0x20;
constexpr std::uint8_t is_patched = 0x40;

/// Clean text does not contain it.
constexpr char text_end = '\0';
const std::uint8_t text_kind = kind_of(Value{std::string{}});

const std::string* long_text(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr && text->size() >= left_out_bytes_min ? text : nullptr;
}

// Modulo 2^64: any two can be told from each other.
std::uint64_t ticks(Instant moment) {
    return static_cast<std::uint64_t>(moment.value());
}

/// Milliseconds, where the id is a UUID of version 7; else some number.
std::uint64_t ticks_of_name(const EditId& id) {
    std::uint64_t ticks = 0;
    for (std::size_t at = 0; at < 6; ++at) ticks = ticks << 8 | id.value().bytes[at];
    return ticks;
}

class Packer {
public:
    Packer(const Edit& edit, Thinness thinness)
        : edit_{edit}, may_leave_out_{thinness == Thinness::thin} {}

    Bytes pack() {
        for (const Operation& operation : edit_.operations) add(operation);
        ByteWriter packed;
        packed(has_left_out_ ? is_thin : std::uint8_t{0}, edit_.id);
        if (has_left_out_) packed(edit_hash(edit_));
        // Most edits are named and dated in the same moment.
        packed(static_cast<std::int64_t>(ticks(edit_.device_time) - ticks_of_name(edit_.id)),
               edit_.server_offset, edit_.author);
        packed.number(edit_.operations.size());
        packed.block(shapes_.take());
        packed.block(names_.take());
        packed.block(values_.take());
        packed.block(patches_.take());
        return packed.take() + texts_;
    }

private:
    void add(const Operation& operation) {
        auto shape = static_cast<std::uint8_t>(operation.kind);
        const bool is_same = last_ != nullptr && last_->record == operation.record &&
                             last_->record_type == operation.record_type;
        if (!is_same) {
            shape |= has_other_record;
            values_(operation.record);
            names_(operation.record_type);
        }
        last_ = &operation;
        if (operation.kind == OperationKind::create)
            values_(operation.scope);
        else
            names_(operation.path);
        if (operation.kind == OperationKind::step) add_step(operation);
        Bytes kinds;
        if (operation.kind == OperationKind::set || operation.kind == OperationKind::remove_row)
            shape |= add_values(operation, kinds);
        shapes_(shape);
        shapes_.raw(kinds.data(), kinds.size());
    }

    void add_step(const Operation& operation) {
        names_(operation.point.state, operation.point.seal);
        values_(operation.point.version, operation.arguments);
    }

    std::uint8_t add_values(const Operation& operation, Bytes& kinds) {
        const std::string* seen = find_left_out(operation);
        std::uint8_t shape = 0;
        if (seen != nullptr) {
            has_left_out_ = true;
            shape |= leaves_out_seen;
        } else if (!is_null(operation.seen)) {
            shape |= has_seen;
            add(operation.seen, kinds);
        }
        if (operation.kind == OperationKind::remove_row) return shape;
        const auto* text = std::get_if<std::string>(&operation.value);
        if (seen != nullptr && text != nullptr) {
            const Bytes patch = make_patch(*seen, *text);
            if (patch.size() < text->size()) {
                patches_.block(patch);
                return shape | is_patched;
            }
        }
        add(operation.value, kinds);
        return shape;
    }

    /// The text that stands in the field at the other side; null when it cannot be told.
    const std::string* find_left_out(const Operation& operation) {
        const bool is_first = set_.emplace(operation.record, operation.path).second;
        const bool is_value = operation.kind == OperationKind::set && is_first;
        return may_leave_out_ && is_value ? long_text(operation.seen) : nullptr;
    }

    /// Texts stand together at the end, each with its own.
    void add(const Value& value, Bytes& kinds) {
        kinds.push_back(static_cast<char>(kind_of(value)));
        if (const auto* text = std::get_if<std::string>(&value))
            texts_.append(*text).push_back(text_end);
        else
            save_content(values_, value);
    }

    const Edit& edit_;
    const bool may_leave_out_;
    bool has_left_out_ = false;
    const Operation* last_ = nullptr;
    std::set<std::pair<RecordId, FieldPath>> set_;
    ByteWriter shapes_;
    ByteWriter names_;
    ByteWriter values_;
    ByteWriter patches_;
    Bytes texts_;
};

class Unpacker {
public:
    Unpacker(BytesView packed, const FindValue& find_value)
        : packed_{packed}, find_value_{find_value} {}

    /// Empty when what was left out is not what stands here.
    std::optional<Edit> unpack() {
        std::uint8_t flags = 0;
        Edit edit;
        packed_(flags, edit.id);
        if (flags > is_thin) ByteReader::refuse("unknown flags");
        may_leave_out_ = flags == is_thin;
        Hash hash;
        if (flags == is_thin) packed_(hash);
        std::int64_t since_name = 0;
        packed_(since_name, edit.server_offset, edit.author);
        const std::uint64_t moment =
            ticks_of_name(edit.id) + static_cast<std::uint64_t>(since_name);
        edit.device_time = Instant{static_cast<std::int64_t>(moment)};
        const std::size_t count = packed_.count(limits::edit_operations_max);
        for (auto* part : {&shapes_, &names_, &values_, &patches_}) part->emplace(packed_.block());
        texts_ = packed_.raw(packed_.left());
        while (edit.operations.size() < count && !is_other_) edit.operations.push_back(operation());
        if (is_other_) return std::nullopt;
        for (auto* part : {&shapes_, &names_, &values_, &patches_}) (*part)->finish();
        if (!texts_.empty()) ByteReader::refuse("trailing texts");
        if (flags == is_thin && edit_hash(edit) != hash) return std::nullopt;
        return edit;
    }

private:
    Operation operation() {
        std::uint8_t shape = 0;
        (*shapes_)(shape);
        if ((shape & has_other_record) != 0) {
            last_.record_type = load_text(*names_, 64);
            (*values_)(last_.record);
        }
        Operation operation{.record_type = last_.record_type, .record = last_.record};
        const auto kind = static_cast<std::uint8_t>(shape & kind_bits);
        if (kind < 1 || kind > 4) ByteReader::refuse("unknown operation");
        operation.kind = static_cast<OperationKind>(kind);
        if (operation.kind == OperationKind::create)
            (*values_)(operation.scope);
        else
            operation.path = load_text(*names_, limits::path_bytes_max);
        if (operation.kind == OperationKind::step) read_step(operation);
        if (operation.kind == OperationKind::set || operation.kind == OperationKind::remove_row)
            read_values(operation, shape);
        return operation;
    }

    void read_step(Operation& operation) {
        operation.point.state = load_text(*names_, 64);
        operation.point.seal = load_text(*names_, 128);
        (*values_)(operation.point.version, operation.arguments);
    }

    void read_values(Operation& operation, std::uint8_t shape) {
        // Only its hash says what was left out.
        if ((shape & leaves_out_seen) != 0 && !may_leave_out_)
            ByteReader::refuse("left out without a hash");
        if ((shape & leaves_out_seen) != 0)
            operation.seen = grown(find_value_(operation.record, operation.path));
        else if ((shape & has_seen) != 0)
            operation.seen = value();
        if (operation.kind == OperationKind::remove_row) return;
        if ((shape & is_patched) == 0) {
            operation.value = value();
            return;
        }
        const BytesView patch = patches_->block();
        const auto* seen = std::get_if<std::string>(&operation.seen);
        auto made = seen != nullptr ? apply_patch(*seen, patch, limits::text_bytes_max)
                                    : std::optional<Bytes>{};
        // Not the text that it was made on, or an invented patch: the whole edit tells.
        if (made)
            operation.value = grown(*std::move(made));
        else
            is_other_ = true;
    }

    /// What a few bytes make grow here must stay an edit.
    Value grown(Value value) {
        if (const auto* text = std::get_if<std::string>(&value)) grown_bytes_ += text->size();
        is_other_ = is_other_ || grown_bytes_ > limits::edit_bytes_max;
        return value;
    }

    Value value() {
        std::uint8_t kind = 0;
        (*shapes_)(kind);
        if (kind == text_kind) return next_text();
        Value value;
        load_content(*values_, kind, value);
        return value;
    }

    std::string next_text() {
        const std::size_t end = texts_.find(text_end);
        if (end > limits::text_bytes_max || end == BytesView::npos)
            ByteReader::refuse("text too long");
        std::string text{texts_.substr(0, end)};
        texts_.remove_prefix(end + 1);
        return text;
    }

    ByteReader packed_;
    std::optional<ByteReader> shapes_, names_, values_, patches_;
    BytesView texts_;
    const FindValue& find_value_;
    Operation last_;
    bool may_leave_out_ = false;
    std::size_t grown_bytes_ = 0;
    bool is_other_ = false;
};

}  // namespace

Bytes pack_edit(const Edit& edit, Thinness thinness) {
    const auto is_clean = [](const Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text == nullptr || text->find(text_end) == std::string::npos;
    };
    const bool is_packable = std::all_of(
        edit.operations.begin(), edit.operations.end(), [&](const Operation& operation) {
            return is_known(operation.kind) && is_clean(operation.seen) &&
                   is_clean(operation.value);
        });
    if (is_packable) return Packer{edit, thinness}.pack();
    return Bytes(1, static_cast<char>(is_whole)) + encode_edit(edit);
}

Result<Edit> unpack_edit(BytesView packed, const FindValue& find_value) {
    if (!packed.empty() && packed.front() == static_cast<char>(is_whole))
        return decode_edit(packed.substr(1));
    try {
        auto edit = Unpacker{packed, find_value}.unpack();
        if (!edit) return failure(ErrorCode::not_found, "made on something else");
        // All that an edit must be, its codec knows.
        return decode_edit(encode_edit(*edit));
    } catch (const std::exception& refused) {
        return failure(ErrorCode::invalid_input, refused.what());
    }
}

std::shared_ptr<ReadEdit> unpack_alone(BytesView packed) {
    const bool is_alone =
        !packed.empty() && (packed.front() == 0 || packed.front() == static_cast<char>(is_whole));
    if (!is_alone) return nullptr;
    auto edit = unpack_edit(packed, [](const RecordId&, const FieldPath&) { return Value{}; });
    if (!edit) return nullptr;
    const Hash hash = edit_hash(*edit);
    return std::make_shared<ReadEdit>(ReadEdit{*std::move(edit), hash});
}

Result<EditName> name_of_packed(BytesView packed) {
    try {
        ByteReader reader{packed};
        std::uint8_t flags = 0;
        EditName name;
        reader(flags, name.edit);
        if (flags == is_thin) {
            reader(name.edit_hash);
            return name;
        }
    } catch (const std::exception& refused) {
        return failure(ErrorCode::invalid_input, refused.what());
    }
    const auto edit =
        unpack_edit(packed, [](const RecordId&, const FieldPath&) { return Value{}; });
    if (!edit) return edit.error();
    return EditName{edit->id, edit_hash(*edit)};
}

PackedEdit whole(const NumberedEdit& edit) {
    return {edit.number, pack_edit(edit.edit, Thinness::whole)};
}

}  // namespace thidua
