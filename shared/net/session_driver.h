#pragma once

#include <deque>
#include <memory>
#include <optional>

#include "shared/net/channel.h"
#include "shared/net/session_events.h"

namespace thidua {

/// How a connection ended. Exactly one of `end` and `failure` is set, or neither when it was
/// stopped from this side.
struct DriverEnd {
    std::optional<SessionEnd> end = {};
    /// `unreachable`: the line was cut. `invalid_input`: the peer sent what is no message. Others:
    /// this side's session could not go on (its disk is full, say).
    std::optional<Error> failure = {};
};

/// Runs a session over a channel: reads and decodes what comes, asks the runner for a step, sends,
/// sleeps, hangs up. Three coroutines on the channel's strand: one reads, one writes, one takes
/// steps and keeps the timer. The session is never called concurrently.
///
/// A patient driver holds the timer back while a message is arriving: on a thin line a page takes
/// longer than a session waits for a sign of life.
class SessionDriver : public std::enable_shared_from_this<SessionDriver> {
public:
    SessionDriver(std::shared_ptr<Channel> channel, std::shared_ptr<SessionRunner> runner,
                  bool is_patient);

    /// A message that was read before the driver took over. Before run().
    void put_first(Message message) { inbox_.push_back(std::move(message)); }

    /// Returns when the connection is over and everything that could be sent was sent.
    asio::awaitable<DriverEnd> run();

    /// Something new stands in the store. From any thread; many calls before the session was asked
    /// become one.
    void notify_local_edit();
    /// Ends the session after the step that is under way, with a last word if there is one. From
    /// any thread.
    void stop(std::optional<Refusal> last_word);

private:
    asio::awaitable<void> read_loop();
    asio::awaitable<void> write_loop();
    asio::awaitable<void> step_loop();
    asio::awaitable<Result<TimedStep>> ask_for_step(SessionEvent event);
    asio::awaitable<void> wait_for_news(bool with_timer);
    asio::awaitable<void> rest();
    asio::awaitable<void> finish_writing();
    std::optional<SessionEvent> next_event();
    void obey(const TimedStep& timed);
    void send(const Message& message);
    void fail(const Error& error);
    [[nodiscard]] bool is_over() const;
    [[nodiscard]] bool may_ring() const;
    [[nodiscard]] std::chrono::steady_clock::time_point ring_at();

    std::shared_ptr<Channel> channel_;
    std::shared_ptr<SessionRunner> runner_;
    asio::steady_timer news_;        ///< wakes the step loop
    asio::steady_timer inbox_room_;  ///< wakes the reader
    asio::steady_timer outbox_news_; ///< wakes the writer
    std::deque<Message> inbox_;
    Bytes outbox_;
    std::optional<std::chrono::steady_clock::time_point> wake_at_;
    std::optional<Result<TimedStep>> step_;
    std::optional<Error> lost_;
    DriverEnd outcome_;
    const bool is_patient_;
    bool is_edited_ = false;
    bool is_writing_ = false;
    bool can_write_ = true;
    bool is_stopping_ = false;
    bool is_finished_ = false;
    bool is_given_up_ = false;  ///< the session's end has no last word: nobody is there to hear it
    int loops_running_ = 0;
};

}  // namespace thidua
