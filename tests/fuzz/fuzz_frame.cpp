// What a peer sends, frame after frame, as a channel takes it apart.
#include "shared/base/limits.h"
#include "shared/wire/codec.h"
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
        CHECK(encode_frame(*message) == Bytes{header} + Bytes{body});
    }
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    const bool is_stranger = input.byte() % 2 == 1;
    read_stream(input, is_stranger ? limits::stranger_frame_bytes_max : limits::frame_bytes_max);
    return 0;
}
