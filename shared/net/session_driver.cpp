#include "shared/net/session_driver.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "shared/base/limits.h"
#include "shared/net/as_value.h"
#include "shared/net/tuning.h"

namespace thidua {
namespace {

using Steady = std::chrono::steady_clock;

}  // namespace

SessionDriver::SessionDriver(std::shared_ptr<Channel> channel,
                             std::shared_ptr<SessionRunner> runner, bool is_patient)
    : channel_{std::move(channel)},
      runner_{std::move(runner)},
      news_{channel_->executor()},
      inbox_room_{channel_->executor()},
      outbox_news_{channel_->executor()},
      is_patient_{is_patient} {}

asio::awaitable<DriverEnd> SessionDriver::run() {
    // The loops own the driver until they end; this coroutine is the third.
    const auto self = shared_from_this();
    loops_running_ = 2;
    asio::co_spawn(channel_->executor(), read_loop(), asio::detached);
    asio::co_spawn(channel_->executor(), write_loop(), asio::detached);
    co_await step_loop();
    co_await finish_writing();
    is_finished_ = true;
    if (is_given_up_)
        channel_->close();
    else
        channel_->say_goodbye();
    inbox_room_.cancel();
    outbox_news_.cancel();
    while (loops_running_ > 0) co_await wait_for_news(false);
    channel_->close();
    co_return std::move(outcome_);
}

asio::awaitable<void> SessionDriver::read_loop() {
    const auto self = shared_from_this();
    while (!lost_) {
        auto message = co_await channel_->read(limits::frame_bytes_max);
        if (!message)
            lost_ = message.error();
        else if (!is_finished_)
            inbox_.push_back(std::move(*message));
        news_.cancel();
        while (inbox_.size() >= net_tuning::inbox_messages_max && !is_finished_ && !lost_) {
            inbox_room_.expires_at(Steady::time_point::max());
            co_await inbox_room_.async_wait(as_value);
        }
    }
    --loops_running_;
    news_.cancel();
}

asio::awaitable<void> SessionDriver::write_loop() {
    const auto self = shared_from_this();
    while (!is_finished_ && can_write_) {
        if (outbox_.empty()) {
            outbox_news_.expires_at(Steady::time_point::max());
            co_await outbox_news_.async_wait(as_value);
            continue;
        }
        is_writing_ = true;
        Bytes frames = std::exchange(outbox_, {});
        const auto written = co_await channel_->write(std::move(frames));
        is_writing_ = false;
        can_write_ = written.has_value();
        if (!can_write_ && !lost_) lost_ = written.error();
        news_.cancel();
    }
    --loops_running_;
    news_.cancel();
}

bool SessionDriver::is_over() const {
    return outcome_.end || outcome_.failure || is_stopping_ || (lost_ && inbox_.empty());
}

asio::awaitable<void> SessionDriver::step_loop() {
    SessionEvent beginning = SessionBegun{};
    auto begun = co_await ask_for_step(std::move(beginning));
    if (begun)
        obey(*begun);
    else
        fail(begun.error());
    while (!is_over()) {
        auto event = next_event();
        if (!event) {
            co_await wait_for_news(true);
            continue;
        }
        if (std::holds_alternative<Message>(*event)) co_await rest();
        if (is_stopping_) break;
        const auto taken = co_await ask_for_step(std::move(*event));
        if (taken)
            obey(*taken);
        else
            fail(taken.error());
    }
    if (!outcome_.end && !outcome_.failure && lost_) fail(*lost_);
}

/// Messages first. An edit or the timer waits until all was written, so that a slow reader is
/// sent no faster than it reads.
std::optional<SessionEvent> SessionDriver::next_event() {
    if (!inbox_.empty() && outbox_.size() <= net_tuning::outbox_bytes_max) {
        SessionEvent event{std::move(inbox_.front())};
        inbox_.pop_front();
        inbox_room_.cancel();
        return event;
    }
    if (lost_ || is_writing_ || !outbox_.empty()) return std::nullopt;
    if (std::exchange(is_edited_, false)) return SessionEvent{LocallyEdited{}};
    if (Steady::now() < ring_at()) return std::nullopt;
    wake_at_.reset();
    return SessionEvent{TimerRang{}};
}

bool SessionDriver::may_ring() const {
    return wake_at_ && !is_writing_ && outbox_.empty() && inbox_.empty();
}

/// When the session's timer rings: not while a message is arriving.
Steady::time_point SessionDriver::ring_at() {
    if (!may_ring()) return Steady::time_point::max();
    const auto arriving = is_patient_ ? channel_->receiving_until() : std::nullopt;
    return arriving ? std::max(*wake_at_, *arriving) : *wake_at_;
}

asio::awaitable<void> SessionDriver::wait_for_news(bool with_timer) {
    news_.expires_at(with_timer ? ring_at() : Steady::time_point::max());
    co_await news_.async_wait(as_value);
}

/// The peer is taken no faster than the runner allows; what it sends meanwhile waits at its end.
asio::awaitable<void> SessionDriver::rest() {
    auto pause = runner_->pause_before_message();
    while (pause.count() > 0 && !is_over()) {
        const auto until = Steady::now() + pause;
        while (Steady::now() < until && !is_over()) {
            news_.expires_at(until);
            co_await news_.async_wait(as_value);
        }
        pause = runner_->pause_before_message();
    }
}

asio::awaitable<Result<TimedStep>> SessionDriver::ask_for_step(SessionEvent event) {
    step_.reset();
    runner_->run(std::move(event), [self = shared_from_this()](Result<TimedStep> step) {
        asio::post(self->channel_->executor(), [self, arrived = std::move(step)]() mutable {
            self->step_.emplace(std::move(arrived));
            self->news_.cancel();
        });
    });
    while (!step_) co_await wait_for_news(false);
    co_return std::move(*step_);
}

asio::awaitable<void> SessionDriver::finish_writing() {
    const bool is_cut = lost_ && lost_->code == ErrorCode::unreachable;
    if (is_cut) channel_->close();
    while (can_write_ && (is_writing_ || !outbox_.empty())) co_await wait_for_news(false);
}

void SessionDriver::obey(const TimedStep& timed) {
    if (timed.step.packs_densely) channel_->pack_densely();
    if (timed.step.packs_hastily) channel_->pack_hastily(*timed.step.packs_hastily);
    for (const Message& message : timed.step.send) send(message);
    if (timed.step.wake_at) wake_at_ = Steady::now() + timed.step.wake_at->since(timed.now);
    if (!timed.step.end) return;
    outcome_.end = timed.step.end;
    is_given_up_ = timed.step.end->kind == SessionEnd::Kind::broken && timed.step.send.empty();
}

void SessionDriver::send(const Message& message) {
    outbox_.append(encode_frame(message));
    outbox_news_.cancel();
}

void SessionDriver::fail(const Error& error) {
    outcome_.failure = error;
    if (error.code == ErrorCode::unreachable) return;
    Refusal refusal;
    refusal.reason =
        error.code == ErrorCode::invalid_input ? RefusalReason::malformed : RefusalReason::failed;
    send(refusal);
}

void SessionDriver::notify_local_edit() {
    asio::post(channel_->executor(), [self = shared_from_this()] {
        self->is_edited_ = true;
        self->news_.cancel();
    });
}

void SessionDriver::stop(std::optional<Refusal> last_word) {
    asio::post(channel_->executor(), [self = shared_from_this(), last_word] {
        if (self->is_stopping_ || self->is_over()) return;
        if (last_word) self->send(*last_word);
        self->is_stopping_ = true;
        self->news_.cancel();
    });
}

}  // namespace thidua
