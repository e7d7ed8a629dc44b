#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/wire/codec.h"

namespace thidua {

/// One thing of each kind that has an encoding, always the same: what the golden files hold.
struct Sample {
    std::string name;  ///< of the golden file
    Bytes bytes;       ///< encoded by this version; of a message, the body of its frame
    bool is_message = false;
    /// Whether the bytes can be read at all.
    std::function<bool(BytesView)> is_readable;
    /// Whether the bytes are read as this very thing.
    std::function<bool(BytesView)> is_read_back;
    /// The bytes read and written again; the same bytes when they cannot be read.
    std::function<Bytes(BytesView)> read_and_written;
};

const std::vector<Sample>& samples();

Edit sample_edit();
Receipt sample_receipt();
Fields sample_fields();

/// The frame's body.
Bytes body_of(const Message& message);

}  // namespace thidua
