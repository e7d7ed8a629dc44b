#include "tests/simulator/newer_version.h"

#include "shared/wire/codec.h"

namespace thidua::simulator {
namespace {

Bytes frame_of(const Bytes& body) {
    Bytes frame;
    for (std::size_t at = 0; at < frame_header_bytes; ++at)
        frame.push_back(static_cast<char>(body.size() >> 8 * at & 0xff));
    return frame + body;
}

}  // namespace

Bytes frames_of_newer_version(const Message& message, Chance& chance) {
    constexpr std::uint8_t first_unknown = 100;
    Bytes frames;
    // Nothing comes before a first message.
    const bool is_first = std::holds_alternative<Hello>(message) ||
                          std::holds_alternative<IdentityRequest>(message);
    if (!is_first && chance.percent(30)) {
        Bytes body(chance.between(1, 40), 'n');
        body.front() = static_cast<char>(first_unknown + chance.below(100));
        frames += frame_of(body);
    }
    Bytes body = encode_frame(message).substr(frame_header_bytes);
    if (chance.percent(50)) body.append(chance.between(1, 20), 'n');
    return frames + frame_of(body);
}

}  // namespace thidua::simulator
