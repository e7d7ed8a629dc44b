#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "shared/net/tls.h"
#include "shared/net/traffic.h"
#include "shared/wire/codec.h"
#include "shared/wire/stream_compression.h"

namespace thidua {

namespace asio = boost::asio;

/// Frames, compressed (wire/stream_compression.h), over one TLS connection. All calls come from the
/// socket's executor, which is a strand; one read and one write may be under way at a time.
/// Failures are values: `invalid_input` when the peer sent what is no message, `unreachable` when
/// the connection ended or time ran out.
class Channel : public std::enable_shared_from_this<Channel> {
public:
    /// Takes over the connected socket and the TLS state.
    Channel(asio::ip::tcp::socket socket, ssl_st* tls);
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    asio::awaitable<Result<void>> handshake(asio::ssl::stream_base::handshake_type side);
    /// `limit`: bytes of one body. Memory grows with what arrives, not with what is announced; what
    /// is expanded beside the body is less than one batch.
    asio::awaitable<Result<Message>> read(std::size_t limit);
    /// Whole frames; returns when the last byte was handed to the system. What is handed over
    /// together is compressed together, but a frame of some size can be read as soon as it arrived.
    asio::awaitable<Result<void>> write(Bytes frames);
    /// What is written from now on may go in dense batches, unless the line is fast.
    void pack_densely() { compressor_.pack_densely(); }
    /// As on a fast line, or not any more.
    void pack_hastily(bool is_hasty) { is_hasty_ = is_hasty; }
    /// Sends no more; the peer's remaining bytes can still be read. Ends within farewell_timeout.
    void say_goodbye();
    void close();
    /// After a failed handshake: lets the peer read why before the connection closes. Ends within
    /// farewell_timeout.
    asio::awaitable<void> linger();

    /// Nothing moving for so long closes the channel. Strangers get less than devices.
    void set_idle_timeout(std::chrono::milliseconds timeout);
    /// The channel ends at the latest then, whatever moves.
    void close_after(std::chrono::milliseconds length);

    /// While a frame has begun to arrive, is not complete, and bytes of it still come: when to look
    /// again. Empty otherwise, also when the line has gone dead in the middle of a frame.
    std::optional<std::chrono::steady_clock::time_point> receiving_until();
    [[nodiscard]] const Traffic& traffic() const { return traffic_; }
    [[nodiscard]] const ssl_st* tls() const;
    [[nodiscard]] asio::any_io_executor executor() { return stream_.get_executor(); }

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    static constexpr TimePoint never = TimePoint::max();

    void watch();
    void note_progress();
    [[nodiscard]] TimePoint next_deadline() const;
    [[nodiscard]] Error lost(const boost::system::error_code& error) const;
    [[nodiscard]] Error refused(const boost::system::error_code& error) const;
    asio::awaitable<Result<Bytes>> read_body(std::size_t size);
    asio::awaitable<Result<void>> read_batch(std::size_t plain_max);
    [[nodiscard]] bool is_line_fast() const;
    /// 0: nothing goes ahead.
    std::size_t greeting_bytes(BytesView frames);
    asio::awaitable<Result<void>> write_out(Bytes packed);
    /// Of a frame that has begun: it has to be here in the time that so many bytes may take.
    void expect(std::size_t bytes);
    [[nodiscard]] BytesView unread() const { return BytesView{plain_}.substr(plain_read_); }
    Result<Message> take_message(std::size_t size);

    asio::ssl::stream<asio::ip::tcp::socket> stream_;
    asio::steady_timer watchdog_;
    std::chrono::milliseconds idle_timeout_;
    TimePoint idle_deadline_ = never;
    TimePoint frame_deadline_ = never;
    TimePoint write_deadline_ = never;
    TimePoint final_deadline_ = never;
    TimePoint last_arrival_;
    std::uint64_t bytes_arrived_ = 0;  ///< of TLS, at the last arrival
    bool is_closed_ = false;
    bool has_timed_out_ = false;
    bool last_was_sent_ = false;
    bool has_greeted_ = false;
    bool is_hasty_ = false;
    std::chrono::steady_clock::duration writing_{};  ///< spent waiting for the line to take bytes
    TimePoint frame_began_;
    StreamCompressor compressor_;
    StreamExpander expander_;
    Bytes plain_;                 ///< of the last batches, expanded
    std::size_t plain_read_ = 0;  ///< taken from it
    Traffic traffic_;
};

}  // namespace thidua
