#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "server/net/server_room.h"

namespace thidua {

/// A response of the admin port.
struct AdminResponse {
    int status = 200;
    std::string body;
};

/// /healthz: the process answers. /readyz: it accepts devices and its disk keeps up. /metrics:
/// Prometheus. Anything else is 404, other methods than GET and HEAD 405.
AdminResponse answer_admin(std::string_view method, std::string_view path, const ServerRoom& room);

/// Just enough of HTTP/1.1 for a probe and a scraper: one bounded request per connection, one
/// answer, closed. No TLS: listen on the loopback or a private network. Shows no content.
class AdminHttp {
public:
    AdminHttp(boost::asio::io_context& io, ServerRoom& room);
    ~AdminHttp();
    AdminHttp(const AdminHttp&) = delete;
    AdminHttp& operator=(const AdminHttp&) = delete;

    void start(boost::asio::ip::tcp::acceptor acceptor);
    void stop();

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace thidua
