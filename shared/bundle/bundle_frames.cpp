#include "shared/bundle/bundle_frames.h"

#include "shared/base/limits.h"
#include "shared/base/translate.h"
#include "shared/wire/archive.h"
#include "shared/wire/codec.h"
#include "shared/wire/stream_compression.h"

namespace thidua {
namespace {

Error unreadable() {
    return failure(ErrorCode::invalid_input,
                   tr("What is in this file cannot be read; nothing of it was taken. Ask for it "
                      "again."));
}

/// All batches of a stream, expanded.
Result<Bytes> expand_all(BytesView packed) {
    StreamExpander expander;
    Bytes plain;
    while (!packed.empty()) {
        const std::size_t head = expander.preamble_bytes() + batch_header_bytes;
        if (packed.size() < head) return unreadable();
        const auto header = expander.read_header(packed.substr(0, head));
        if (!header || packed.size() - head < header->size) return unreadable();
        const auto batch = expander.expand(*header, packed.substr(head, header->size));
        if (!batch || plain.size() + batch->size() > limits::bundle_plain_bytes_max)
            return unreadable();
        plain += *batch;
        packed.remove_prefix(head + header->size);
    }
    return plain;
}

/// Takes the first frame off `frames`.
Result<Message> take_frame(BytesView& frames) {
    if (frames.size() < frame_header_bytes) return unreadable();
    const auto size =
        read_frame_header(frames.substr(0, frame_header_bytes), limits::frame_bytes_max);
    if (!size || frames.size() - frame_header_bytes < *size) return unreadable();
    auto message = decode_body(frames.substr(frame_header_bytes, *size));
    frames.remove_prefix(frame_header_bytes + *size);
    if (!message) return unreadable();
    return message;
}

}  // namespace

bool BundleContent::add(const Message& message, std::size_t frames_bytes_max) {
    const Bytes frame = encode_frame(message);
    if (frames.size() + frame.size() > frames_bytes_max || messages == limits::bundle_messages_max)
        return false;
    frames += frame;
    ++messages;
    return true;
}

Bytes encode_bundle_content(const BundleContent& content) {
    ByteWriter writer;
    writer(content.reply_key);
    return writer.take() + StreamCompressor{StreamEffort::thorough}.pack(content.frames);
}

Result<BundleContent> decode_bundle_content(BytesView bytes) {
    BundleContent content;
    try {
        ByteReader reader{bytes};
        reader(content.reply_key);
        bytes = bytes.substr(bytes.size() - reader.left());
    } catch (const std::exception&) {
        return unreadable();
    }
    auto plain = expand_all(bytes);
    if (!plain) return plain.error();
    for (BytesView rest = *plain; !rest.empty(); ++content.messages)
        if (content.messages == limits::bundle_messages_max || !take_frame(rest))
            return unreadable();
    // A session always says something.
    if (content.messages == 0) return unreadable();
    content.frames = *std::move(plain);
    return content;
}

std::optional<Message> BundleMessages::next() {
    if (rest_.empty()) return std::nullopt;
    return take_frame(rest_).value();
}

}  // namespace thidua
