// Every text of a pull goes through this, byte by byte, so it asks nothing that has to be guessed:
// the state machine of RFC 3629, all nine successors of a byte packed into one number.
#include <array>
#include <cstdint>

#include "shared/base/text.h"

namespace thidua {
namespace {

/// What may come next. Each is where its successor stands in a byte's number.
enum State : std::uint8_t {
    refused = 0,
    character = 6,
    one_more = 12,
    two_more = 18,
    three_more = 24,
    after_e0 = 30,  ///< no longer than needed
    after_ed = 36,  ///< no surrogates
    after_f0 = 42,  ///< no longer than needed
    after_f4 = 48,  ///< no more than U+10FFFF
};

constexpr bool is_within(unsigned byte, unsigned from, unsigned to) {
    return from <= byte && byte <= to;
}

constexpr State next_of_first(unsigned byte) {
    if (is_within(byte, 0x01, 0x7F)) return character;
    if (is_within(byte, 0xC2, 0xDF)) return one_more;
    if (byte == 0xE0) return after_e0;
    if (byte == 0xED) return after_ed;
    if (is_within(byte, 0xE1, 0xEF)) return two_more;
    if (byte == 0xF0) return after_f0;
    if (is_within(byte, 0xF1, 0xF3)) return three_more;
    return byte == 0xF4 ? after_f4 : refused;
}

constexpr State next(State state, unsigned byte) {
    switch (state) {
        case refused: return refused;
        case character: return next_of_first(byte);
        case one_more: return is_within(byte, 0x80, 0xBF) ? character : refused;
        case two_more: return is_within(byte, 0x80, 0xBF) ? one_more : refused;
        case three_more: return is_within(byte, 0x80, 0xBF) ? two_more : refused;
        case after_e0: return is_within(byte, 0xA0, 0xBF) ? one_more : refused;
        case after_ed: return is_within(byte, 0x80, 0x9F) ? one_more : refused;
        case after_f0: return is_within(byte, 0x90, 0xBF) ? two_more : refused;
        case after_f4: return is_within(byte, 0x80, 0x8F) ? two_more : refused;
    }
    return refused;
}

constexpr std::array<std::uint64_t, 256> successors = [] {
    std::array<std::uint64_t, 256> table{};
    for (unsigned byte = 0; byte < table.size(); ++byte)
        for (unsigned state = refused; state <= after_f4; state += character)
            table[byte] |= std::uint64_t{next(static_cast<State>(state), byte)} << state;
    return table;
}();

constexpr unsigned state_mask = 63;

}  // namespace

bool is_clean_utf8(std::string_view text) {
    std::uint64_t state = character;
    for (const char byte : text)
        state = successors[static_cast<unsigned char>(byte)] >> (state & state_mask);
    return (state & state_mask) == character;
}

}  // namespace thidua
