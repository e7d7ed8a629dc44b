#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <string>

#include "shared/net/server_address.h"
#include "shared/net/tls.h"
#include "shared/wire/stream_compression.h"

namespace thidua {

/// The far end of a connection that says whatever a test likes, byte by byte. Blocking.
class RawPeer {
public:
    explicit RawPeer(const ServerAddress& address);
    RawPeer(const ServerAddress& address, const TlsContext& context);

    /// False when the other side has hung up.
    bool send(std::string_view bytes);
    /// As a channel packs them.
    bool send_frames(std::string_view frames) { return send(compressor_.pack(frames)); }
    /// Until the other side hangs up.
    std::string read_all();
    /// The same, unpacked.
    std::string read_all_frames();
    void close();
    /// Ends a send() that waits on another thread.
    void shut_down();

private:
    boost::asio::io_context io_;
    boost::asio::ip::tcp::socket socket_{io_};
    std::unique_ptr<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls_;
    StreamCompressor compressor_;
    StreamExpander expander_;
};

}  // namespace thidua
