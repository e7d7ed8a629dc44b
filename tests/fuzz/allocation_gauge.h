#pragma once

#include <cstddef>

#include "shared/base/bytes.h"
#include "shared/base/check.h"

namespace thidua {

/// Counts what its thread has allocated and not given back since the gauge was made. One at a time
/// in a thread; AddressSanitizer's own book-keeping is not counted.
class AllocationGauge {
public:
    AllocationGauge();
    ~AllocationGauge();
    AllocationGauge(const AllocationGauge&) = delete;
    AllocationGauge& operator=(const AllocationGauge&) = delete;

    /// The most bytes there were at once.
    [[nodiscard]] std::size_t peak() const;
};

/// What decode_ functions may take for each byte that they read, and for the first ones of all.
/// The most costly byte is that of an operation that says nothing: twenty on the wire, 464 read,
/// and while a list of them grows there are three.
inline constexpr std::size_t decoded_bytes_per_byte_max = 80;
inline constexpr std::size_t decoded_bytes_for_nothing_max = 4096;
/// In the server's own log a change may be two bytes, and 128 read.
inline constexpr std::size_t logged_bytes_per_byte_max = 200;

/// Decodes, and stops the program when that takes more than so much.
template <class Decode>
auto decode_within_limits(BytesView bytes, const Decode& decode,
                          std::size_t per_byte_max = decoded_bytes_per_byte_max) {
    const AllocationGauge gauge;
    auto decoded = decode(bytes);
    CHECK(gauge.peak() <= decoded_bytes_for_nothing_max + per_byte_max * bytes.size());
    return decoded;
}

}  // namespace thidua
