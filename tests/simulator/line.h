#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "shared/base/result.h"
#include "shared/wire/codec.h"
#include "tests/simulator/chance.h"
#include "tests/simulator/scheduler.h"

namespace thidua::simulator {

/// Puts frames together from bytes as they come.
class FrameReader {
public:
    void push(BytesView bytes) { buffer_ += bytes; }
    /// The next whole message; empty when more bytes are needed.
    std::optional<Result<Message>> next();

private:
    Bytes buffer_;
};

enum class End { device, server };

/// One connection: bytes in order in each direction, late, in pieces, until it is cut at some byte.
/// After a cut each end learns of it at its own time, or never (half-open). Connections know nothing
/// of each other: what left on an old one may arrive after what left on a new one.
class Line : public std::enable_shared_from_this<Line> {
public:
    struct Weather {
        milliseconds delay_max{50};
        /// The line dies when so many bytes have gone into it, both directions together.
        std::optional<std::size_t> bytes_until_cut = {};
        /// So many more bytes reach the server, and then none, while what it sends still arrives.
        std::optional<std::size_t> bytes_until_deaf = {};
        /// Nothing arrives in larger pieces; 0: nearly whole. Only of the first kilobyte of a
        /// message: the rest is not worth the time.
        std::size_t piece_bytes_max = 0;
        /// A message goes into the line twice.
        std::size_t repeat_percent = 0;
        bool is_recorded = false;  ///< see said_by_device()
    };
    struct Listener {
        std::function<void(BytesView)> on_bytes;
        std::function<void()> on_lost;
    };

    /// `seed`: of its own chance.
    Line(Scheduler& scheduler, std::uint64_t seed, Weather weather)
        : scheduler_{scheduler}, random_{seed}, weather_{weather} {}

    void listen(End end, Listener listener);
    /// The end is gone without a word: its machine crashed or its program forgot the line.
    void forget(End end);
    /// One message.
    void send(End from, BytesView bytes);
    /// In good order: the other end learns after everything sent before has arrived.
    void hang_up(End from);
    /// Nothing sent or under way arrives any more.
    void cut();
    [[nodiscard]] bool is_cut() const { return is_cut_; }
    [[nodiscard]] bool has_listener(End end) { return side(end).listener.has_value(); }
    [[nodiscard]] bool is_late() const { return weather_.delay_max > milliseconds{1000}; }
    [[nodiscard]] bool is_repeating() const { return weather_.repeat_percent > 0; }
    /// The server will hear nothing more of it.
    [[nodiscard]] bool is_deaf() const { return weather_.bytes_until_deaf == std::size_t{0}; }
    /// Everything that the device ever said here.
    [[nodiscard]] const Bytes& said_by_device() const { return said_by_device_; }

private:
    struct Side {
        std::optional<Listener> listener = {};
        Instant last_arrival;  ///< of what was sent to it
    };
    Side& side(End end) { return end == End::device ? device_ : server_; }
    static End other(End end) { return end == End::device ? End::server : End::device; }
    void send_once(End from, BytesView bytes);
    /// How much of it goes in before the line's end.
    std::size_t use_up(End from, std::size_t bytes);
    void deliver_in_pieces(End to, BytesView bytes);
    void deliver(End to, Bytes bytes);
    milliseconds arrival_delay(End to);
    void tell_lost(End end, milliseconds delay);

    Scheduler& scheduler_;
    SeededRandom random_;
    Chance chance_{random_};
    Weather weather_;
    Bytes said_by_device_;
    Side device_;
    Side server_;
    bool is_cut_ = false;
};

}  // namespace thidua::simulator
