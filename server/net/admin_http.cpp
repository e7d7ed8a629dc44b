#include "server/net/admin_http.h"

#include <fmt/format.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

#include "shared/net/as_value.h"

namespace thidua {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 400:
            return "Bad Request";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        default:
            return "Service Unavailable";
    }
}

std::string to_http(const AdminResponse& response, bool with_body) {
    return fmt::format(
        "HTTP/1.1 {} {}\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"
        "Content-Length: {}\r\nConnection: close\r\n\r\n{}",
        response.status, reason_of(response.status), response.body.size(),
        with_body ? response.body : "");
}

/// The answer to "GET /metrics HTTP/1.1".
std::string answer_line(std::string_view line, const ServerRoom& room) {
    const auto first = line.find(' ');
    const auto second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos)
        return to_http({400, "not a request\n"}, true);
    const std::string_view method = line.substr(0, first);
    std::string_view path = line.substr(first + 1, second - first - 1);
    path = path.substr(0, path.find('?'));
    return to_http(answer_admin(method, path, room), method != "HEAD");
}

asio::awaitable<void> answer_one(std::shared_ptr<tcp::socket> socket, const ServerRoom& room) {
    std::string request;
    auto buffer = asio::dynamic_buffer(request, server_tuning::admin_request_bytes_max);
    const auto [error, size] =
        co_await asio::async_read_until(*socket, buffer, "\r\n\r\n", as_value);
    if (error) co_return;
    const std::string answer = answer_line(request.substr(0, request.find("\r\n")), room);
    const auto bytes = asio::buffer(answer);
    co_await asio::async_write(*socket, bytes, as_value);
    boost::system::error_code ignored;
    socket->shutdown(asio::socket_base::shutdown_both, ignored);
}

}  // namespace

AdminResponse answer_admin(std::string_view method, std::string_view path, const ServerRoom& room) {
    if (method != "GET" && method != "HEAD") return {405, "only GET\n"};
    if (path == "/healthz") return {200, "ok\n"};
    if (path == "/readyz") {
        if (room.is_stopping) return {503, "stopping\n"};
        if (room.writer.is_full()) return {503, "the disk does not keep up\n"};
        return {200, "ready\n"};
    }
    if (path == "/metrics")
        return {200, to_prometheus(room.metrics, room.writer.counts(), room.writer.waiting())};
    return {404, "not found\n"};
}

struct AdminHttp::State : std::enable_shared_from_this<State> {
    State(asio::io_context& the_io, ServerRoom& the_room) : io{the_io}, room{the_room} {}

    asio::awaitable<void> accept_loop();
    void admit(tcp::socket socket);

    asio::io_context& io;
    ServerRoom& room;
    std::optional<tcp::acceptor> acceptor;
    std::atomic<std::size_t> open_now = 0;
};

asio::awaitable<void> AdminHttp::State::accept_loop() {
    const auto self = shared_from_this();
    while (acceptor->is_open()) {
        auto [error, socket] = co_await acceptor->async_accept(asio::make_strand(io), as_value);
        if (error == asio::error::operation_aborted) co_return;
        if (!error && open_now < server_tuning::admin_connections_max) admit(std::move(socket));
    }
}

void AdminHttp::State::admit(tcp::socket accepted) {
    ++open_now;
    const auto socket = std::make_shared<tcp::socket>(std::move(accepted));
    const auto timer =
        std::make_shared<asio::steady_timer>(socket->get_executor(), server_tuning::admin_timeout);
    timer->async_wait([socket](const boost::system::error_code& error) {
        if (!error) socket->close();
    });
    asio::co_spawn(socket->get_executor(), answer_one(socket, room),
                   [self = shared_from_this(), timer, socket](const std::exception_ptr&) {
                       --self->open_now;
                       timer->cancel();
                       boost::system::error_code ignored;
                       socket->close(ignored);
                   });
}

AdminHttp::AdminHttp(asio::io_context& io, ServerRoom& room)
    : state_{std::make_shared<State>(io, room)} {}

AdminHttp::~AdminHttp() = default;

void AdminHttp::start(tcp::acceptor acceptor) {
    state_->acceptor.emplace(std::move(acceptor));
    asio::co_spawn(state_->acceptor->get_executor(), state_->accept_loop(), asio::detached);
}

void AdminHttp::stop() {
    asio::post(state_->acceptor->get_executor(), [state = state_] {
        boost::system::error_code ignored;
        state->acceptor->close(ignored);
    });
}

}  // namespace thidua
