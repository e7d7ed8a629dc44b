#include "tests/net/raw_peer.h"

#include <array>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace thidua {
namespace {

namespace asio = boost::asio;

template <class Stream>
std::string read_until_end(Stream& stream) {
    std::string all;
    std::array<char, 4096> room{};
    boost::system::error_code error;
    while (!error) {
        const auto count = stream.read_some(asio::buffer(room), error);
        all.append(room.data(), count);
    }
    return all;
}

}  // namespace

RawPeer::RawPeer(const ServerAddress& address) {
    socket_.connect({asio::ip::make_address(address.host), address.port});
}

RawPeer::RawPeer(const ServerAddress& address, const TlsContext& context) : RawPeer{address} {
    tls_ = std::make_unique<asio::ssl::stream<asio::ip::tcp::socket&>>(socket_,
                                                                      context.new_connection());
    tls_->handshake(asio::ssl::stream_base::client);
}

bool RawPeer::send(std::string_view bytes) {
    boost::system::error_code error;
    const auto buffer = asio::buffer(bytes.data(), bytes.size());
    if (tls_)
        asio::write(*tls_, buffer, error);
    else
        asio::write(socket_, buffer, error);
    return !error;
}

std::string RawPeer::read_all() { return tls_ ? read_until_end(*tls_) : read_until_end(socket_); }

std::string RawPeer::read_all_frames() {
    const std::string bytes = read_all();
    std::string frames;
    for (std::string_view rest{bytes}; !rest.empty();) {
        const std::size_t head = expander_.preamble_bytes() + batch_header_bytes;
        const auto header = expander_.read_header(rest.substr(0, head)).value();
        frames += expander_.expand(header, rest.substr(head, header.size), compressor_.said())
                      .value();
        rest.remove_prefix(head + header.size);
    }
    return frames;
}

void RawPeer::shut_down() {
    boost::system::error_code ignored;
    socket_.shutdown(asio::socket_base::shutdown_both, ignored);
}

void RawPeer::close() { socket_.close(); }

}  // namespace thidua
