#include "tests/simulator/line.h"

#include <algorithm>

#include "shared/base/limits.h"

namespace thidua::simulator {

using namespace std::chrono_literals;

std::optional<Result<Message>> FrameReader::next() {
    if (buffer_.size() < frame_header_bytes) return std::nullopt;
    const auto length =
        read_frame_header(buffer_.substr(0, frame_header_bytes), limits::frame_bytes_max);
    if (!length) return Result<Message>{length.error()};
    if (buffer_.size() < frame_header_bytes + *length) return std::nullopt;
    auto message = decode_body(BytesView{buffer_}.substr(frame_header_bytes, *length));
    buffer_.erase(0, frame_header_bytes + *length);
    return message;
}

void Line::listen(End end, Listener listener) {
    side(end).listener = std::move(listener);
}

void Line::forget(End end) {
    side(end).listener.reset();
}

void Line::send(End from, BytesView bytes) {
    if (is_cut_) return;
    if (weather_.is_recorded && from == End::device) said_by_device_ += bytes;
    send_once(from, bytes);
    if (is_repeating() && chance_.percent(weather_.repeat_percent)) send_once(from, bytes);
}

std::size_t Line::use_up(End from, std::size_t bytes) {
    std::size_t through = bytes;
    if (weather_.bytes_until_cut) {
        through = std::min(through, *weather_.bytes_until_cut);
        *weather_.bytes_until_cut -= through;
    }
    if (weather_.bytes_until_deaf && from == End::device) {
        through = std::min(through, *weather_.bytes_until_deaf);
        *weather_.bytes_until_deaf -= through;
    }
    return through;
}

void Line::send_once(End from, BytesView bytes) {
    const End to = other(from);
    const std::size_t through = use_up(from, bytes.size());
    deliver_in_pieces(to, bytes.substr(0, through));
    if (through < bytes.size() && weather_.bytes_until_cut == 0U)
        scheduler_.after(arrival_delay(to), [self = shared_from_this()] { self->cut(); });
}

void Line::deliver_in_pieces(End to, BytesView bytes) {
    constexpr std::size_t slow_bytes_max = 1000;
    std::size_t slow = weather_.piece_bytes_max > 0 ? slow_bytes_max : 0;
    while (slow > 0 && !bytes.empty()) {
        const std::size_t piece = std::min(weather_.piece_bytes_max, bytes.size());
        deliver(to, Bytes{bytes.substr(0, piece)});
        bytes.remove_prefix(piece);
        slow -= std::min(slow, piece);
    }
    // In two pieces now and then: a frame does not arrive whole.
    const std::size_t first =
        chance_.percent(30) && bytes.size() > 1 ? chance_.below(bytes.size()) : bytes.size();
    deliver(to, Bytes{bytes.substr(0, first)});
    deliver(to, Bytes{bytes.substr(first)});
}

milliseconds Line::arrival_delay(End to) {
    Instant& last = side(to).last_arrival;
    const auto delay = chance_.time_between(1ms, weather_.delay_max);
    last = std::max(last, scheduler_.now().plus(delay));
    return last.since(scheduler_.now());
}

void Line::deliver(End to, Bytes bytes) {
    if (bytes.empty()) return;
    scheduler_.after(arrival_delay(to),
                     [self = shared_from_this(), to, arrived = std::move(bytes)] {
                         if (self->is_cut_ || !self->side(to).listener) return;
                         const Listener listener = *self->side(to).listener;
                         listener.on_bytes(arrived);
                     });
}

void Line::hang_up(End from) {
    forget(from);
    tell_lost(other(from), arrival_delay(other(from)));
}

void Line::cut() {
    if (is_cut_) return;
    is_cut_ = true;
    if (chance_.percent(60)) tell_lost(End::device, chance_.time_between(1ms, 3s));
    if (chance_.percent(60)) tell_lost(End::server, chance_.time_between(1ms, 3s));
}

void Line::tell_lost(End end, milliseconds delay) {
    scheduler_.after(delay, [self = shared_from_this(), end] {
        if (!self->side(end).listener) return;
        const Listener listener = *self->side(end).listener;
        self->forget(end);
        listener.on_lost();
    });
}

}  // namespace thidua::simulator
