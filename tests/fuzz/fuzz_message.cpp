// Every encoding by itself: what can be read is written again as the very same bytes, because hashes
// and signatures are made of them.
#include "server/store/log_entry.h"
#include "shared/record/record_size.h"
#include "shared/wire/codec.h"
#include "tests/fuzz/allocation_gauge.h"
#include "tests/fuzz/byte_script.h"

namespace thidua {
namespace {

Bytes encode_body(const Message& message) {
    return encode_frame(message).substr(frame_header_bytes);
}

template <class Decode, class Encode>
auto read_and_write(BytesView bytes, const Decode& decode, const Encode& encode) {
    auto read = decode_within_limits(bytes, decode);
    if (read) CHECK(encode(*read) == bytes);
    return read;
}

void read_fields(BytesView bytes) {
    const auto fields = read_and_write(bytes, decode_fields, encode_fields);
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
    switch (input.byte() % 6) {
        case 0: read_and_write(input.rest(), decode_body, encode_body); break;
        case 1: read_and_write(input.rest(), decode_edit, encode_edit); break;
        case 2: read_and_write(input.rest(), decode_receipt, encode_receipt); break;
        case 3: read_and_write(input.rest(), decode_log_entry, encode_log_entry); break;
        case 4: read_fields(input.rest()); break;
        default: read_value(input.rest()); break;
    }
    return 0;
}
