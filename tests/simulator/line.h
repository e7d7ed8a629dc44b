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
/// After a cut each end learns of it at its own time, or never (half-open).
class Line : public std::enable_shared_from_this<Line> {
public:
    struct Weather {
        milliseconds delay_max{50};
        /// The line dies when so many bytes have gone into it, both directions together.
        std::optional<std::size_t> bytes_until_cut = {};
    };
    struct Listener {
        std::function<void(BytesView)> on_bytes;
        std::function<void()> on_lost;
    };

    Line(Scheduler& scheduler, Random& random, Weather weather)
        : scheduler_{scheduler}, chance_{random}, weather_{weather} {}

    void listen(End end, Listener listener);
    /// The end is gone without a word: its machine crashed or its program forgot the line.
    void forget(End end);
    void send(End from, BytesView bytes);
    /// In good order: the other end learns after everything sent before has arrived.
    void hang_up(End from);
    /// Nothing sent or under way arrives any more.
    void cut();
    [[nodiscard]] bool is_cut() const { return is_cut_; }

private:
    struct Side {
        std::optional<Listener> listener = {};
        Instant last_arrival;  ///< of what was sent to it
    };
    Side& side(End end) { return end == End::device ? device_ : server_; }
    static End other(End end) { return end == End::device ? End::server : End::device; }
    void deliver(End to, Bytes bytes);
    milliseconds arrival_delay(End to);
    void tell_lost(End end, milliseconds delay);

    Scheduler& scheduler_;
    Chance chance_;
    Weather weather_;
    Side device_;
    Side server_;
    bool is_cut_ = false;
};

}  // namespace thidua::simulator
