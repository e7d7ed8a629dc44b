#include "tests/fuzz/byte_script.h"

#include <algorithm>

namespace thidua {

std::uint8_t ByteScript::byte() {
    const BytesView one = take(1);
    return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one[0]);
}

std::uint16_t ByteScript::pair() {
    const std::uint8_t low = byte();
    return static_cast<std::uint16_t>(low | byte() << 8);
}

BytesView ByteScript::take(std::size_t count) {
    const BytesView taken = rest_.substr(0, count);
    rest_.remove_prefix(taken.size());
    return taken;
}

BytesView ByteScript::rest() { return take(rest_.size()); }

BytesView ByteScript::up_to(char end) {
    const BytesView taken = take(std::min(rest_.find(end), rest_.size()));
    take(1);
    return taken;
}

}  // namespace thidua
