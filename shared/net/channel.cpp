#include "shared/net/channel.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "shared/base/translate.h"
#include "shared/net/as_value.h"
#include "shared/net/tuning.h"
#include "shared/platform/tcp_patience.h"

namespace thidua {
namespace {

using Steady = std::chrono::steady_clock;

Error malformed(const Error& why) {
    return failure(ErrorCode::invalid_input, why.message);
}

/// What TLS itself says of its end: an alert of the other side, or a breach of the protocol.
std::optional<Error> verdict_of(const boost::system::error_code& error) {
    if (error.category() != asio::error::get_ssl_category()) return std::nullopt;
    switch (ERR_GET_REASON(static_cast<unsigned long>(error.value()))) {
        case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
            return failure(ErrorCode::refused,
                           tr("The certificate of this device has expired; everything is kept. Ask "
                              "the Office for a new code."));
        case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
        case SSL_R_TLSV1_ALERT_DECRYPT_ERROR:
            return failure(ErrorCode::refused,
                           tr("The server does not know the certificate of this device; everything "
                              "is kept. Ask the Office for a new code."));
        default:
            return std::nullopt;
    }
}

}  // namespace

Channel::Channel(asio::ip::tcp::socket socket, ssl_st* tls)
    : stream_{std::move(socket), tls},
      watchdog_{stream_.get_executor()},
      idle_timeout_{net_tuning::idle_timeout} {
    boost::system::error_code ignored;
    stream_.next_layer().set_option(asio::ip::tcp::no_delay{true}, ignored);
    stream_.next_layer().set_option(asio::socket_base::keep_alive{true}, ignored);
    // A line that takes no more bytes is dead as soon as one that is silent: while something is being
    // written no sign of life is asked for. A slow line acknowledges what it takes.
    limit_unacknowledged(static_cast<std::intptr_t>(stream_.next_layer().native_handle()),
                         net_tuning::unacknowledged_timeout);
}

Channel::~Channel() {
    // Without this OpenSSL takes the connection for cut and forgets the ticket to resume it.
    SSL_set_shutdown(stream_.native_handle(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

const ssl_st* Channel::tls() const {
    return const_cast<Channel*>(this)->stream_.native_handle();
}

void Channel::set_idle_timeout(std::chrono::milliseconds timeout) {
    idle_timeout_ = timeout;
    note_progress();
    watch();
}

void Channel::close_after(std::chrono::milliseconds length) {
    final_deadline_ = Steady::now() + length;
    watch();
}

void Channel::note_progress() {
    idle_deadline_ = Steady::now() + idle_timeout_;
}

Channel::TimePoint Channel::next_deadline() const {
    return std::min({idle_deadline_, frame_deadline_, write_deadline_, final_deadline_});
}

/// One timer for every limit: it wakes at the earliest deadline known when it was set, and looks
/// again if that has moved meanwhile.
void Channel::watch() {
    if (is_closed_) return;
    watchdog_.expires_at(next_deadline());
    watchdog_.async_wait([self = weak_from_this()](const boost::system::error_code& error) {
        const auto channel = self.lock();
        if (!channel || error || channel->is_closed_) return;
        if (Steady::now() < channel->next_deadline()) return channel->watch();
        channel->has_timed_out_ = true;
        channel->close();
    });
}

void Channel::close() {
    if (is_closed_) return;
    is_closed_ = true;
    watchdog_.cancel();
    boost::system::error_code ignored;
    stream_.next_layer().close(ignored);
}

void Channel::say_goodbye() {
    if (is_closed_) return;
    boost::system::error_code ignored;
    stream_.next_layer().shutdown(asio::socket_base::shutdown_send, ignored);
    close_after(net_tuning::farewell_timeout);
}

Error Channel::lost(const boost::system::error_code& error) const {
    if (has_timed_out_)
        return failure(ErrorCode::unreachable, tr("The other side stopped answering."));
    if (error == asio::error::eof || error == asio::ssl::error::stream_truncated)
        return failure(ErrorCode::unreachable, tr("The other side closed the connection."));
    return verdict_of(error).value_or(failure(ErrorCode::unreachable, error.message()));
}

/// A handshake that TLS itself ended: the peer is not who it should be, or does not speak TLS 1.3.
Error Channel::refused(const boost::system::error_code& error) const {
    if (error.category() != asio::error::get_ssl_category()) return lost(error);
    if (const auto verdict = verdict_of(error)) return *verdict;
    return failure(ErrorCode::refused,
                   tr("What answers there is not the server this device trusts; nothing was sent. "
                      "Check the address with the administrator."));
}

asio::awaitable<Result<void>> Channel::handshake(asio::ssl::stream_base::handshake_type side) {
    if (side == asio::ssl::stream_base::client)
        compressor_ = StreamCompressor{StreamEffort::thorough};
    const auto patience = final_deadline_;
    close_after(net_tuning::handshake_timeout);
    const auto [error] = co_await stream_.async_handshake(side, as_value);
    final_deadline_ = patience;
    if (error) co_return has_timed_out_ ? lost(error) : refused(error);
    note_progress();
    watch();
    co_return Result<void>{};
}

asio::awaitable<Result<Bytes>> Channel::read_body(std::size_t size) {
    Bytes body;
    std::size_t have = 0;
    while (have < size) {
        body.resize(std::min(size, have + net_tuning::read_step_bytes));
        const auto rest = asio::buffer(body) + have;
        const auto [error, count] = co_await stream_.async_read_some(rest, as_value);
        if (error) co_return lost(error);
        have += count;
        traffic_.bytes_received += count;
        note_progress();
    }
    co_return body;
}

/// Counted below TLS, whose records may take long on a thin line.
std::optional<Channel::TimePoint> Channel::receiving_until() {
    if (frame_deadline_ == never) return std::nullopt;
    const std::uint64_t arrived = BIO_number_read(SSL_get_rbio(stream_.native_handle()));
    if (arrived != bytes_arrived_) last_arrival_ = Steady::now();
    bytes_arrived_ = arrived;
    const TimePoint until = last_arrival_ + net_tuning::arrival_patience;
    return Steady::now() < until ? std::optional{until} : std::nullopt;
}

asio::awaitable<void> Channel::linger() {
    close_after(net_tuning::farewell_timeout);
    boost::system::error_code ended;
    stream_.next_layer().shutdown(asio::socket_base::shutdown_send, ended);
    std::array<char, 4096> room{};
    for (std::size_t count = 0; !ended && count < net_tuning::read_step_bytes;) {
        const auto buffer = asio::buffer(room);
        const auto [error, some] = co_await stream_.next_layer().async_read_some(buffer, as_value);
        ended = error;
        count += some;
    }
    close();
}

void Channel::expect(std::size_t bytes) {
    if (frame_deadline_ == never) frame_began_ = Steady::now();
    frame_deadline_ = frame_began_ + net_tuning::frame_grace +
                      std::chrono::seconds{bytes / net_tuning::frame_bytes_per_second_min};
    watch();
}

asio::awaitable<Result<void>> Channel::read_batch(std::size_t plain_max) {
    std::array<char, 1 + batch_header_bytes> room{};
    const auto start = asio::buffer(room, expander_.preamble_bytes() + batch_header_bytes);
    const auto [error, count] = co_await asio::async_read(stream_, start, as_value);
    if (error) co_return lost(error);
    traffic_.bytes_received += count;
    const auto header = expander_.read_header({room.data(), count});
    if (!header) co_return malformed(header.error());
    if (frame_deadline_ == never) expect(header->size);
    const auto batch = co_await read_body(header->size);
    if (!batch) co_return batch.error();
    const auto plain = expander_.expand(*header, *batch, compressor_.said(), plain_max);
    if (!plain) co_return malformed(plain.error());
    plain_.erase(0, plain_read_);
    plain_read_ = 0;
    plain_.append(*plain);
    co_return Result<void>{};
}

Result<Message> Channel::take_message(std::size_t size) {
    auto message = decode_body(unread().substr(frame_header_bytes, size));
    plain_read_ += frame_header_bytes + size;
    if (plain_read_ == plain_.size()) {
        plain_ = {};
        plain_read_ = 0;
    }
    if (!message) return malformed(message.error());
    if (last_was_sent_) ++traffic_.round_trips;
    last_was_sent_ = false;
    return message;
}

asio::awaitable<Result<Message>> Channel::read(std::size_t limit) {
    const std::size_t plain_max = std::min(batch_plain_bytes_max, limit + frame_header_bytes);
    std::optional<std::size_t> size;
    while (!size || unread().size() < frame_header_bytes + *size) {
        if (!size && unread().size() >= frame_header_bytes) {
            const auto announced = read_frame_header(unread().substr(0, frame_header_bytes), limit);
            if (!announced) co_return malformed(announced.error());
            size = *announced;
            continue;
        }
        if (!unread().empty()) expect(frame_header_bytes + size.value_or(0));
        const auto arrived = co_await read_batch(plain_max);
        if (!arrived) {
            frame_deadline_ = never;
            co_return arrived.error();
        }
    }
    frame_deadline_ = never;
    co_return take_message(*size);
}

asio::awaitable<Result<void>> Channel::write_out(Bytes packed) {
    for (std::size_t at = 0; at < packed.size(); at += net_tuning::write_step_bytes) {
        const BytesView rest{packed};
        const BytesView step = rest.substr(at, net_tuning::write_step_bytes);
        const auto buffer = asio::buffer(step.data(), step.size());
        const TimePoint began = Steady::now();
        write_deadline_ = began + net_tuning::write_stall_timeout;
        watch();
        const auto [error, count] = co_await asio::async_write(stream_, buffer, as_value);
        write_deadline_ = never;
        writing_ += Steady::now() - began;
        if (error) co_return lost(error);
        traffic_.bytes_sent += count;
        note_progress();
    }
    co_return Result<void>{};
}

bool Channel::is_line_fast() const {
    const std::chrono::duration<double> writing = writing_;
    return traffic_.bytes_sent >= net_tuning::fast_line_bytes_min &&
           static_cast<double>(traffic_.bytes_sent) >=
               net_tuning::fast_line_bytes_per_second * writing.count();
}

/// What is said first goes ahead of anything long in a TLS record of its own: a line that dies
/// within seconds has carried the announcements by then, or the server's word of them.
std::size_t Channel::greeting_bytes(BytesView frames) {
    if (std::exchange(has_greeted_, true)) return 0;
    const std::size_t greeting = first_frame_bytes(frames);
    return frames.size() - greeting > net_tuning::greeting_joins_bytes_max ? greeting : 0;
}

asio::awaitable<Result<void>> Channel::write(Bytes frames) {
    last_was_sent_ = true;
    Bytes packed;
    std::size_t greeting = greeting_bytes(frames);
    compressor_.hurry(is_hasty_ || is_line_fast());
    for (BytesView rest{frames}; !rest.empty();) {
        const bool is_greeting = greeting > 0;
        const std::size_t size = is_greeting ? std::exchange(greeting, 0) : packed_together(rest);
        packed += compressor_.pack(rest.substr(0, size), expander_.heard());
        rest.remove_prefix(size);
        const bool may_wait = packed.size() < net_tuning::write_step_bytes && !is_greeting;
        if (may_wait && !rest.empty()) continue;
        Bytes step = std::exchange(packed, {});
        const auto written = co_await write_out(std::move(step));
        if (!written) co_return written.error();
    }
    co_return Result<void>{};
}

}  // namespace thidua
