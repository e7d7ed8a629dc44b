#include "tests/bench/load_line.h"

#include <openssl/ssl.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>

#include "shared/base/limits.h"
#include "shared/net/as_value.h"
#include "shared/net/tuning.h"
#include "shared/wire/codec.h"

namespace thidua {
namespace {}  // namespace

LoadLine::LoadLine(asio::io_context& io, const TlsContext& tls, std::shared_ptr<Session> session)
    : session_{std::move(session)},
      stream_{asio::ip::tcp::socket{io}, tls.new_connection()},
      timer_{io},
      limit_{io},
      written_{io} {}

LoadLine::~LoadLine() {
    // As Channel does, so that the ticket is kept.
    SSL_set_shutdown(stream_.native_handle(), SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
}

void LoadLine::prepare() {
    begin();
    compressor_.hurry(true);
}

void LoadLine::begin() {
    began_at_ = now();
    obey(session_->begin(*began_at_), *began_at_);
}

/// The session is not told that it was kept waiting between prepare() and run().
Instant LoadLine::now() const {
    return SystemClock{}.now().plus(-waited_);
}

asio::awaitable<LineEnd> LoadLine::run(Endpoint from, Endpoint to) {
    const auto self = shared_from_this();
    compressor_.hurry(true);
    if (!began_at_) begin();
    waited_ = now().since(*began_at_);
    ring_after(ring_length_);
    Error error = co_await open(from, to);
    if (!error) error = co_await converse();
    if (!error) co_await part();
    hang_up();
    while (is_writing_) {
        written_.expires_at(std::chrono::steady_clock::time_point::max());
        co_await written_.async_wait(as_value);
    }
    co_return LineEnd{end_, error ? error.message() : std::string{}, is_heard_};
}

asio::awaitable<LoadLine::Error> LoadLine::open(Endpoint from, Endpoint to) {
    limit_.expires_after(net_tuning::handshake_timeout);
    limit_.async_wait([self = weak_from_this()](const Error& error) {
        if (const auto line = self.lock(); line && !error) line->hang_up();
    });
    auto& socket = stream_.next_layer();
    Error error;
    socket.open(asio::ip::tcp::v4());
    socket.set_option(asio::ip::tcp::no_delay{true});
    socket.bind(from, error);
    if (error) co_return error;
    std::tie(error) = co_await socket.async_connect(to, as_value);
    if (error) co_return error;
    std::tie(error) = co_await stream_.async_handshake(asio::ssl::stream_base::client, as_value);
    if (!error) limit_.cancel();
    is_open_ = !error;
    co_return error;
}

/// Until the session's end.
asio::awaitable<LoadLine::Error> LoadLine::converse() {
    std::array<char, 16384> room{};
    const auto buffer = asio::buffer(room);
    start_writing();
    while (!end_) {
        const auto [error, size] = co_await stream_.async_read_some(buffer, as_value);
        if (end_) break;  // the session's timer rang
        if (error) co_return error;
        bytes_ += size;
        inbox_.append(room.data(), size);
        take_batches();
        take_messages();
    }
    co_return Error{};
}

/// The last word is heard only if nobody hangs up on it.
asio::awaitable<void> LoadLine::part() {
    while (is_writing_) {
        written_.expires_at(std::chrono::steady_clock::time_point::max());
        co_await written_.async_wait(as_value);
    }
    Error ended;
    stream_.next_layer().shutdown(asio::socket_base::shutdown_send, ended);
    limit_.expires_after(net_tuning::farewell_timeout);
    limit_.async_wait([self = weak_from_this()](const Error& error) {
        if (const auto line = self.lock(); line && !error) line->hang_up();
    });
    std::array<char, 1024> room{};
    const auto buffer = asio::buffer(room);
    while (!ended) {
        const auto [error, size] = co_await stream_.next_layer().async_read_some(buffer, as_value);
        ended = error;
    }
}

void LoadLine::obey(const Step& step, Instant at) {
    if (step.packs_densely) compressor_.pack_densely();
    Bytes frames;
    for (const Message& message : step.send) frames += encode_frame(message);
    say(frames);
    if (step.wake_at) ring_after(step.wake_at->since(at));
    if (step.end) end_ = step.end;
    // Given up without a last word: nobody is there to hear it.
    if (end_ && end_->kind == SessionEnd::Kind::broken) hang_up();
}

/// Packed as a device packs it: the first word alone when much comes behind it.
void LoadLine::say(BytesView frames) {
    const bool is_first = !is_open_;
    const std::size_t greeting = frames.empty() ? 0 : first_frame_bytes(frames);
    bool goes_ahead = is_first && frames.size() - greeting > net_tuning::greeting_joins_bytes_max;
    while (!frames.empty()) {
        const std::size_t size =
            std::exchange(goes_ahead, false) ? greeting : packed_together(frames);
        outbox_ += compressor_.pack(frames.substr(0, size), expander_.heard());
        frames.remove_prefix(size);
    }
    if (is_open_) start_writing();
}

void LoadLine::start_writing() {
    if (is_writing_ || outbox_.empty()) return;
    is_writing_ = true;
    asio::co_spawn(stream_.get_executor(), flush(), asio::detached);
}

asio::awaitable<void> LoadLine::flush() {
    const auto self = shared_from_this();
    while (!outbox_.empty() && is_open_) {
        const Bytes some = std::exchange(outbox_, {});
        const auto buffer = asio::buffer(some);
        const auto [error, size] = co_await asio::async_write(stream_, buffer, as_value);
        bytes_ += size;
        if (error) break;  // the reader hears of it
    }
    is_writing_ = false;
    written_.cancel();
}

void LoadLine::take_batches() {
    BytesView rest{inbox_};
    for (;;) {
        const std::size_t head = expander_.preamble_bytes() + batch_header_bytes;
        if (!batch_ && rest.size() >= head) {
            batch_ = expander_.read_header(rest.substr(0, head)).value();
            rest.remove_prefix(head);
        }
        if (!batch_ || rest.size() < batch_->size) break;
        plain_ +=
            expander_.expand(*batch_, rest.substr(0, batch_->size), compressor_.said()).value();
        rest.remove_prefix(batch_->size);
        batch_.reset();
    }
    inbox_.erase(0, inbox_.size() - rest.size());
}

void LoadLine::take_messages() {
    BytesView rest{plain_};
    while (rest.size() >= frame_header_bytes && !end_) {
        const std::size_t size =
            read_frame_header(rest.substr(0, frame_header_bytes), limits::frame_bytes_max).value();
        if (rest.size() < frame_header_bytes + size) break;
        const Message message = decode_body(rest.substr(frame_header_bytes, size)).value();
        rest.remove_prefix(frame_header_bytes + size);
        is_heard_ = true;
        const Instant heard = now();
        obey(session_->on_message(message, heard), heard);
    }
    plain_.erase(0, plain_.size() - rest.size());
}

void LoadLine::ring_after(std::chrono::milliseconds length) {
    ring_length_ = length;
    timer_.expires_after(length);
    timer_.async_wait([weak = weak_from_this()](const Error& error) {
        const auto line = weak.lock();
        if (!line || error || !line->is_open_ || line->end_) return;
        const Instant rung = line->now();
        line->obey(line->session_->on_timer(rung), rung);
    });
}

void LoadLine::hang_up() {
    is_open_ = false;
    timer_.cancel();
    limit_.cancel();
    Error ignored;
    stream_.next_layer().close(ignored);
}

}  // namespace thidua
