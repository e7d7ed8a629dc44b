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
    std::size_t through = bytes.size();
    if (weather_.bytes_until_cut) {
        through = std::min(through, *weather_.bytes_until_cut);
        *weather_.bytes_until_cut -= through;
    }
    const End to = other(from);
    // In two pieces now and then: a frame does not arrive whole.
    const std::size_t first = chance_.percent(30) && through > 1 ? chance_.below(through) : through;
    deliver(to, Bytes{bytes.substr(0, first)});
    deliver(to, Bytes{bytes.substr(first, through - first)});
    if (through < bytes.size()) {
        scheduler_.after(arrival_delay(to), [self = shared_from_this()] { self->cut(); });
    }
}

milliseconds Line::arrival_delay(End to) {
    Instant& last = side(to).last_arrival;
    const Instant arrival = scheduler_.now().plus(chance_.time_between(1ms, weather_.delay_max));
    last = std::max(last, arrival);
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
