// A file that somebody carries by hand: its cover and its seals with the signature taken for good,
// sealed files of several pieces that were damaged on the way, and what may be in an opened one.
#include <algorithm>

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

/// One that was sealed, and then lost its end or had some bytes altered: it opens as it was, or
/// not.
void damage(ByteScript& input) {
    static const BundleKeys reader = make_bundle_keys();
    const std::size_t padding = std::size_t{input.pair()} * (input.byte() % 4);
    const std::size_t cut = input.byte();
    const std::size_t at = input.pair();
    const BytesView altered = input.take(input.byte() % 16);
    Bytes content(padding, 'x');
    content += input.rest();
    Bytes file = write_bundle({.certificate = "certificate"}, content, reader.public_key,
                              [](const Hash&) { return Bytes(64, 's'); });
    const Bytes whole = file;
    file.resize(file.size() - std::min(cut, file.size()));
    for (std::size_t i = 0; i < altered.size() && !file.empty(); ++i)
        file[(at + i) % file.size()] ^= altered[i];
    const auto opened =
        open_bundle(file, reader, [](const BundleCover&, const Hash&, BytesView) { return true; });
    CHECK(opened ? *opened == content : file != whole);
}

}  // namespace
}  // namespace thidua

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thidua;
    ByteScript input{view_of_input(data, size)};
    switch (input.byte() % 3) {
        case 0:
            open(input.rest());
            break;
        case 1:
            read_content(input.rest());
            break;
        default:
            damage(input);
    }
    return 0;
}
