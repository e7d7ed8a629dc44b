// What a peer sends, frame after frame, compressed or not, as a channel takes it apart.
#include "shared/base/limits.h"
#include "shared/wire/codec.h"
#include "shared/wire/stream_compression.h"
#include "tests/fuzz/allocation_gauge.h"
#include "tests/fuzz/byte_script.h"

namespace thidua {
namespace {

void read_stream(ByteScript stream, std::size_t frame_limit) {
    while (!stream.is_over()) {
        const BytesView header = stream.take(frame_header_bytes);
        if (header.size() < frame_header_bytes) return;
        const auto size = read_frame_header(header, frame_limit);
        if (!size) return;
        CHECK(*size > 0 && *size <= frame_limit);
        const BytesView body = stream.take(*size);
        if (body.size() < *size) return;
        const auto message = decode_within_limits(body, decode_body);
        if (!message) return;
        const Bytes known = encode_frame(*message).substr(frame_header_bytes);
        CHECK(body.starts_with(known));
    }
}

/// What the batches of a compressed direction hold, as far as they are sound.
Bytes expand_stream(ByteScript stream, std::size_t plain_max) {
    StreamExpander expander;
    Bytes plain;
    while (!stream.is_over()) {
        const std::size_t header_bytes = expander.preamble_bytes() + batch_header_bytes;
        const BytesView start = stream.take(header_bytes);
        if (start.size() < header_bytes) break;
        const auto header = expander.read_header(start);
        if (!header) break;
        CHECK(header->size > 0 && header->size <= batch_plain_bytes_max);
        const BytesView batch = stream.take(header->size);
        if (batch.size() < header->size) break;
        const auto expanded = expander.expand(*header, batch, {}, plain_max);
        if (!expanded) break;
        CHECK(expanded->size() <= plain_max);
        plain += *expanded;
    }
    return plain;
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    const std::uint8_t kind = input.byte();
    const bool is_stranger = kind % 2 == 1;
    const bool is_packed = kind % 4 >= 2;
    const std::size_t limit =
        is_stranger ? limits::stranger_frame_bytes_max : limits::frame_bytes_max;
    if (!is_packed) {
        read_stream(input, limit);
    } else {
        const Bytes plain = expand_stream(input, is_stranger ? limit : batch_plain_bytes_max);
        read_stream(ByteScript{plain}, limit);
    }
    return 0;
}
