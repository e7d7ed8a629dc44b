// Every encoding by itself: what can be read is written again as the very same bytes, because hashes
// and signatures are made of them.
#include "server/store/log_entry.h"
#include "shared/base/limits.h"
#include "shared/record/record_size.h"
#include "shared/wire/codec.h"
#include "shared/wire/packed_edit.h"
#include "shared/wire/text_patch.h"
#include "tests/fuzz/allocation_gauge.h"
#include "tests/fuzz/byte_script.h"

namespace thidua {
namespace {

template <class Decode, class Encode>
auto read_and_write(BytesView bytes, const Decode& decode, const Encode& encode,
                    std::size_t per_byte_max = decoded_bytes_per_byte_max) {
    auto read = decode_within_limits(bytes, decode, per_byte_max);
    if (read) CHECK(encode(*read) == bytes);
    return read;
}

/// A newer version may have added something after what this one knows (rule 9).
void read_body(BytesView body) {
    const auto message = decode_within_limits(body, decode_body);
    if (!message) return;
    const Bytes known = encode_frame(*message).substr(frame_header_bytes);
    CHECK(body.starts_with(known));
}

/// The text that stands in every field of the receiving side.
const Value& standing_text() {
    static const Value text{std::string{"Năm 2026 đơn vị đã tổ chức mười hai đợt tập huấn, phát "
                                        "hiện năm điển hình tiên tiến và đề nghị khen thưởng."}};
    return text;
}

void check_packing(const Edit& edit, Thinness thinness) {
    const FindValue find_seen = [&](const RecordId& record, const FieldPath& path) {
        for (const Operation& operation : edit.operations)
            if (operation.kind == OperationKind::set && operation.record == record &&
                operation.path == path)
                return operation.seen;
        return Value{};
    };
    const auto unpacked = unpack_edit(pack_edit(edit, thinness), find_seen);
    CHECK(unpacked && *unpacked == edit);
}

void read_edit(BytesView bytes) {
    const auto edit = read_and_write(bytes, decode_edit, encode_edit);
    if (!edit) return;
    check_packing(*edit, Thinness::whole);
    check_packing(*edit, Thinness::thin);
}

/// What a packed edit may grow to besides its own bytes: the texts it leaves out, read, written and
/// read again.
constexpr std::size_t grown_bytes_max = 8 * limits::edit_bytes_max;

void read_packed_edit(BytesView bytes) {
    const AllocationGauge gauge;
    const auto edit = unpack_edit(bytes, [](const auto&...) { return standing_text(); });
    CHECK(gauge.peak() <= grown_bytes_max + decoded_bytes_per_byte_max * bytes.size());
    const auto name = name_of_packed(bytes);
    if (!edit) return;
    CHECK(name && name->edit == edit->id && name->edit_hash == edit_hash(*edit));
    check_packing(*edit, Thinness::whole);
}

void read_patch(ByteScript input) {
    const std::size_t bytes_max = input.pair();
    const BytesView before = input.take(input.byte());
    const auto made = apply_patch(before, input.rest(), bytes_max);
    if (!made) return;
    CHECK(made->size() <= bytes_max);
    CHECK(apply_patch(before, make_patch(before, *made), made->size()) == made);
}

void read_fields(BytesView bytes) {
    const auto fields = read_and_write(bytes, decode_fields,
                                       [](const Fields& plain) { return encode_fields(plain); });
    if (fields) CHECK(bytes.size() <= encoded_bytes(*fields));
}

void read_value(BytesView bytes) {
    const auto value = read_and_write(bytes, decode_value, encode_value);
    if (value) (void)to_display(*value);
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    switch (input.byte() % 8) {
        case 0: read_body(input.rest()); break;
        case 1: read_edit(input.rest()); break;
        case 2: read_and_write(input.rest(), decode_receipt, encode_receipt); break;
        case 3:
            read_and_write(input.rest(), decode_log_entry, encode_log_entry,
                           logged_bytes_per_byte_max);
            break;
        case 4: read_fields(input.rest()); break;
        case 5: read_value(input.rest()); break;
        case 6: read_packed_edit(input.rest()); break;
        default: read_patch(input); break;
    }
    return 0;
}
