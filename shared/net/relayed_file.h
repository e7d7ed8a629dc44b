#pragma once

#include <cstdint>

#include "shared/wire/relay_messages.h"

namespace thidua {

/// A file that arrives in pieces, one after the other. Memory grows with what has arrived, not with
/// what is announced.
class RelayedFile {
public:
    /// False when that is not the next piece of a file within limits.h.
    bool add(const RelayPart& part);
    [[nodiscard]] bool is_whole() const { return total_ > 0 && bytes_.size() == total_; }
    [[nodiscard]] const Bytes& bytes() const { return bytes_; }

private:
    std::uint64_t total_ = 0;
    Bytes bytes_;
};

/// The piece of the file that begins at that byte.
RelayPart relay_part(BytesView file, std::size_t offset);

}  // namespace thidua
