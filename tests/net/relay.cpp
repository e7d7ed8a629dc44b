#include "tests/net/relay.h"

#include <openssl/evp.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "shared/net/as_value.h"

namespace thidua {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

std::string from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                     reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    bytes.resize(static_cast<std::size_t>(std::max(size, 0)));
    while (!bytes.empty() && bytes.back() == '\0') bytes.pop_back();
    return bytes;
}

/// What stands between the two; empty when they are not there.
std::string between(const std::string& text, std::string_view begin, std::string_view end) {
    const auto from = text.find(begin);
    if (from == std::string::npos) return {};
    const auto at = from + begin.size();
    return text.substr(at, text.find(end, at) - at);
}

}  // namespace

Relay::Relay(ServerAddress target, bool starts_later) : target_{std::move(target)} {
    acceptor_ = tcp::acceptor{io_, {asio::ip::address_v4::loopback(), 0}};
    address_ = {"127.0.0.1", acceptor_.local_endpoint().port()};
    if (!starts_later) start();
}

void Relay::start() {
    asio::co_spawn(io_, accept_loop(), asio::detached);
    thread_ = std::thread{[this] { io_.run(); }};
}

void Relay::end() {
    io_.stop();
    if (thread_.joinable()) thread_.join();
}

Relay::~Relay() {
    end();
}

Carried Relay::carried() const {
    const std::lock_guard lock{mutex_};
    return carried_;
}

void Relay::reset() {
    const std::lock_guard lock{mutex_};
    carried_ = {};
    was_said_ = false;
}

asio::awaitable<void> Relay::accept_loop() {
    while (true) {
        auto [error, socket] = co_await acceptor_.async_accept(as_value);
        if (error) co_return;
        asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<std::unique_ptr<Relay::Socket>> Relay::connect(ServerAddress target) {
    const auto executor = co_await asio::this_coro::executor;
    auto socket = std::make_unique<Socket>(executor);
    const tcp::endpoint endpoint{asio::ip::make_address(target.host), target.port};
    const auto [error] = co_await socket->async_connect(endpoint, as_value);
    if (error)
        socket.reset();
    else
        socket->set_option(tcp::no_delay{true});
    co_return socket;
}

asio::awaitable<std::unique_ptr<Relay::Socket>> Relay::open(Socket&) {
    auto socket = co_await connect(target_);
    co_return socket;
}

asio::awaitable<void> Relay::serve(Socket accepted) {
    accepted.set_option(tcp::no_delay{true});
    auto opened = co_await open(accepted);
    if (!opened) co_return;
    {
        const std::lock_guard lock{mutex_};
        ++carried_.connections;
        ++carried_.round_trips;
    }
    const auto client = std::make_shared<Socket>(std::move(accepted));
    const std::shared_ptr<Socket> server{std::move(opened)};
    asio::co_spawn(io_, pump(client, server, true), asio::detached);
    asio::co_spawn(io_, pump(server, client, false), asio::detached);
}

asio::awaitable<void> Relay::pump(std::shared_ptr<Socket> from, std::shared_ptr<Socket> to,
                                  bool is_to_server) {
    std::array<char, 16384> room{};
    while (true) {
        const auto buffer = asio::buffer(room);
        const auto [ended, size] = co_await from->async_read_some(buffer, as_value);
        if (is_dead_ && !ended) continue;
        if (is_dead_) co_return;
        if (ended) break;
        if (is_to_server) count({room.data(), size}, true);
        if (const auto delay = delay_.load(); delay.count() > 0) {
            asio::steady_timer timer{io_, delay};
            co_await timer.async_wait(as_value);
        }
        if (!is_to_server) count({room.data(), size}, false);
        const auto rest = asio::buffer(room.data(), size);
        const auto [error, written] = co_await asio::async_write(*to, rest, as_value);
        if (error) break;
    }
    boost::system::error_code ignored;
    to->shutdown(tcp::socket::shutdown_send, ignored);
}

void Relay::count(std::string_view bytes, bool is_to_server) {
    const std::lock_guard lock{mutex_};
    (is_to_server ? carried_.to_server : carried_.to_client) += bytes.size();
    if (is_to_server) carried_.said += bytes;
    if (!is_to_server && was_said_) ++carried_.round_trips;
    was_said_ = is_to_server;
}

SmallProxy::SmallProxy(Options options) : Relay{{}, true}, options_{std::move(options)} {
    start();
}

std::string SmallProxy::last_request() const {
    const std::lock_guard lock{request_mutex_};
    return request_;
}

std::string SmallProxy::answer_to(const std::string& request) const {
    const auto shown = from_base64(between(request, "Proxy-Authorization: Basic ", "\r\n"));
    if (!options_.credentials.empty() && shown != options_.credentials)
        return "HTTP/1.1 407 Proxy Authentication Required\r\n"
               "Proxy-Authenticate: Basic realm=\"office\"\r\n\r\n";
    switch (options_.manner) {
        case Manner::forbidding:
            return "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
        case Manner::helpless:
            return "HTTP/1.1 502 Bad Gateway\r\n\r\n";
        case Manner::nonsense:
            return "220 mail.example.vn ESMTP ready\r\n\r\n";
        case Manner::silent:
        case Manner::obliging:
            break;
    }
    return "HTTP/1.1 200 Connection established\r\nProxy-Agent: small\r\n\r\n";
}

asio::awaitable<std::unique_ptr<Relay::Socket>> SmallProxy::open(Socket& client) {
    std::string request;
    const auto into = asio::dynamic_buffer(request);
    const auto [ended, size] = co_await asio::async_read_until(client, into, "\r\n\r\n", as_value);
    if (ended) co_return nullptr;
    {
        const std::lock_guard lock{request_mutex_};
        request_ = request;
    }
    const bool is_silent = options_.manner == Manner::silent;
    while (is_silent) {
        std::array<char, 64> room{};
        const auto buffer = asio::buffer(room);
        const auto [error, count] = co_await client.async_read_some(buffer, as_value);
        if (error) co_return nullptr;
    }
    const std::string answer = answer_to(request);
    std::unique_ptr<Socket> target;
    if (answer.starts_with("HTTP/1.1 200")) {
        const auto named = read_server_address(between(request, "CONNECT ", " HTTP/1.1\r\n"));
        auto connecting = connect(options_.target ? *options_.target : named.value());
        target = co_await std::move(connecting);
    }
    const auto buffer = asio::buffer(answer);
    const auto [error, written] = co_await asio::async_write(client, buffer, as_value);
    co_return error ? nullptr : std::move(target);
}

}  // namespace thidua
