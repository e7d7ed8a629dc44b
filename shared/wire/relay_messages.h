#pragma once

#include <cstdint>

#include "shared/base/bytes.h"

namespace thidua {

// A bundle on a line that is not its writer's (bundle/BUNDLES.md): in pieces, one after the other,
// on a connection of their own. The device that passes it on can read neither it nor its answer.

/// Device, instead of a hello, until the whole file was said.
struct RelayPart {
    std::uint64_t total = 0;  ///< bytes of the whole file
    std::uint64_t offset = 0;
    Bytes bytes;
    bool operator==(const RelayPart&) const = default;
};

/// Server, once what was in the file is on disk: the answer, to be carried back.
struct RelayReply {
    std::uint32_t messages = 0;  ///< that were in the device's file
    RelayPart part;
    bool operator==(const RelayReply&) const = default;
};

}  // namespace thidua
