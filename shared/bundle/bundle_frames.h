#pragma once

#include <optional>

#include "shared/base/result.h"
#include "shared/wire/message.h"

namespace thidua {

/// What a bundle holds: the frames that a line would have carried, packed as on a line.
struct BundleContent {
    Bytes reply_key;  ///< X25519 key that the answer is sealed to; empty in an answer
    Bytes frames;     ///< one after the other
    std::size_t messages = 0;

    /// False when it is full: then the message is not in it.
    bool add(const Message& message, std::size_t frames_bytes_max);

    bool operator==(const BundleContent&) const = default;
};

Bytes encode_bundle_content(const BundleContent& content);
/// Trusts nothing: as many bytes and messages as limits allow, and each of them can be read.
/// `invalid_input` otherwise.
Result<BundleContent> decode_bundle_content(BytesView bytes);

/// The messages of a content that was decoded, one at a time: all of them at once may take 80 times
/// their bytes.
class BundleMessages {
public:
    explicit BundleMessages(BytesView frames) : rest_{frames} {}
    /// Empty after the last.
    std::optional<Message> next();

private:
    BytesView rest_;
};

}  // namespace thidua
