#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "server/net/server_room.h"

namespace thidua {

/// Serves one accepted connection from the handshake to its end, on the socket's strand. Whatever
/// the peer sends, it harms nobody else: the worst is that this connection ends. `address` is the
/// peer's, without the port. The room must outlive it.
boost::asio::awaitable<void> serve_connection(boost::asio::ip::tcp::socket socket,
                                              std::string address, ServerRoom& room);

}  // namespace thidua
