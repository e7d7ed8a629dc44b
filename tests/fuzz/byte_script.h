#pragma once

#include <cstdint>

#include "shared/base/bytes.h"

namespace thidua {

/// A fuzzer's bytes taken from the front. What is no longer there reads as zero and as empty, so
/// that every input means something.
class ByteScript {
public:
    explicit ByteScript(BytesView bytes) : rest_{bytes} {}

    [[nodiscard]] bool is_over() const { return rest_.empty(); }
    std::uint8_t byte();
    /// Low byte first.
    std::uint16_t pair();
    /// As many as are left, at most.
    BytesView take(std::size_t count);
    BytesView rest();
    /// Up to the byte, which is dropped, or to the end.
    BytesView up_to(char end);

private:
    BytesView rest_;
};

inline BytesView view_of_input(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace thidua
