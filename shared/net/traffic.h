#pragma once

#include <cstdint>

namespace thidua {

/// What went over one connection, in bytes of frames (TLS and TCP add their own).
struct Traffic {
    std::uint64_t bytes_sent = 0;
    std::uint64_t bytes_received = 0;
    std::uint64_t round_trips = 0;  ///< how often waiting for the peer followed sending to it
};

}  // namespace thidua
