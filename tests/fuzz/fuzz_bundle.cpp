// A file that somebody carries by hand: its cover, its seals with the signature taken for good, and,
// since no fuzzer seals a box, what may be in an opened one.
#include "shared/base/check.h"
#include "shared/bundle/bundle_file.h"
#include "shared/bundle/bundle_frames.h"
#include "tests/fuzz/byte_script.h"

namespace thidua {
namespace {

void open(BytesView file) {
    static const BundleKeys reader = make_bundle_keys();
    const auto cover = read_bundle_cover(file);
    if (!cover) CHECK(!cover.error().message.empty());
    const auto content = open_bundle(
        file, reader, [](const BundleCover&, const Hash&, BytesView) { return true; });
    if (!content) CHECK(!content.error().message.empty());
}

void read_content(BytesView bytes) {
    const auto content = decode_bundle_content(bytes);
    if (!content) return;
    const auto again = decode_bundle_content(encode_bundle_content(*content));
    CHECK(again && *again == *content);
    std::size_t count = 0;
    for (BundleMessages messages{content->frames}; messages.next();) ++count;
    CHECK(count == content->messages);
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    if (input.byte() % 2 == 0)
        open(input.rest());
    else
        read_content(input.rest());
    return 0;
}
