#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <string>

#include "shared/net/tls.h"
#include "shared/sync/session.h"
#include "shared/wire/stream_compression.h"

namespace thidua {

namespace asio = boost::asio;

/// How a connection ended.
struct LineEnd {
    std::optional<SessionEnd> end = {};  ///< empty when it was cut
    std::string cut = {};                ///< by what
    bool is_heard = false;               ///< the server had said something
};

/// One connection of a device under load: the real session over TLS, without a thread, a disk or a
/// processor of its own. Unlike Channel, what it says first can be packed before the clock is
/// started, and what is packed while it runs is packed hastily: the devices that it stands for do
/// that elsewhere, and here it would be taken from the server.
class LoadLine : public std::enable_shared_from_this<LoadLine> {
public:
    using Endpoint = asio::ip::tcp::endpoint;
    /// The context runs on one thread, and outlives it.
    LoadLine(asio::io_context& io, const TlsContext& tls, std::shared_ptr<Session> session);
    ~LoadLine();
    LoadLine(const LoadLine&) = delete;
    LoadLine& operator=(const LoadLine&) = delete;

    /// Packs the hello and what goes with it.
    void prepare();
    /// From dialling to the last byte. Throws what no server should say.
    asio::awaitable<LineEnd> run(Endpoint from, Endpoint to);
    /// Compressed, of both directions, without TLS.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    using Error = boost::system::error_code;
    asio::awaitable<Error> open(Endpoint from, Endpoint to);
    asio::awaitable<Error> converse();
    asio::awaitable<void> part();
    asio::awaitable<void> flush();
    void begin();
    [[nodiscard]] Instant now() const;
    void obey(const Step& step, Instant at);
    void say(BytesView frames);
    void start_writing();
    void take_batches();
    void take_messages();
    void ring_after(std::chrono::milliseconds length);
    void hang_up();

    std::shared_ptr<Session> session_;
    asio::ssl::stream<asio::ip::tcp::socket> stream_;
    asio::steady_timer timer_;    ///< the session's
    asio::steady_timer limit_;    ///< of what may not take for ever
    asio::steady_timer written_;  ///< rung when nothing is left to write
    StreamCompressor compressor_;
    StreamExpander expander_;
    Bytes outbox_;
    Bytes inbox_;                                       ///< batches
    std::optional<StreamExpander::BatchHeader> batch_;  ///< what is arriving
    Bytes plain_;                                       ///< frames
    std::size_t bytes_ = 0;
    std::optional<SessionEnd> end_;
    std::optional<Instant> began_at_;
    std::chrono::milliseconds waited_{0};       ///< between prepare() and run()
    std::chrono::milliseconds ring_length_{0};  ///< the session's last wish
    bool is_heard_ = false;
    bool is_open_ = false;
    bool is_writing_ = false;
};

}  // namespace thidua
