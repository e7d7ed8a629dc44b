#pragma once

#include <vector>

#include "shared/base/result.h"
#include "shared/wire/message.h"

namespace thidua {

/// What a bundle holds: the frames that a line would have carried, packed as on a line.
struct BundleContent {
    Bytes reply_key;  ///< X25519 key that the answer is sealed to; empty in an answer
    std::vector<Message> messages;

    bool operator==(const BundleContent&) const = default;
};

Bytes encode_bundle_content(const BundleContent& content);
/// Trusts nothing: as many bytes as limits allow, frame by frame. `invalid_input` otherwise.
Result<BundleContent> decode_bundle_content(BytesView bytes);

}  // namespace thidua
