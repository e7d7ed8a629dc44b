#include "shared/net/dial.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

#include "shared/base/translate.h"
#include "shared/net/as_value.h"
#include "shared/net/tuning.h"

namespace thidua {
namespace {

using asio::ip::tcp;
using Steady = std::chrono::steady_clock;
using Endpoints = std::vector<tcp::endpoint>;
using Socket = std::shared_ptr<tcp::socket>;

/// Cancels what `target` does when the time is up. The operation reports it as a failure of its
/// own, so that nothing races with a timer.
template <class Target>
std::shared_ptr<asio::steady_timer> cancel_after(const asio::any_io_executor& executor,
                                                 std::chrono::milliseconds length,
                                                 std::shared_ptr<Target> target) {
    auto timer = std::make_shared<asio::steady_timer>(executor, length);
    timer->async_wait([target](const boost::system::error_code& error) {
        if (!error) target->cancel();
    });
    return timer;
}

std::string words_of(const boost::system::error_code& error) {
    if (error == asio::error::operation_aborted) return tr("no answer");
    if (error == asio::error::connection_refused) return tr("nothing listens there");
    if (error == asio::error::host_not_found || error == asio::error::host_not_found_try_again)
        return tr("the name is not known");
    if (error == asio::error::network_unreachable || error == asio::error::host_unreachable)
        return tr("no network");
    return error.message();
}

asio::awaitable<Result<Endpoints>> resolve(ServerAddress address) {
    boost::system::error_code error;
    const auto numeric = asio::ip::make_address(address.host, error);
    if (!error) co_return Endpoints{tcp::endpoint{numeric, address.port}};
    const auto executor = co_await asio::this_coro::executor;
    const auto resolver = std::make_shared<tcp::resolver>(executor);
    const auto timer = cancel_after(executor, net_tuning::connect_timeout, resolver);
    const std::string port = std::to_string(address.port);
    auto [failed, found] = co_await resolver->async_resolve(address.host, port, as_value);
    timer->cancel();
    if (failed) co_return failure(ErrorCode::unreachable, words_of(failed));
    Endpoints endpoints;
    for (const auto& entry : found) endpoints.push_back(entry.endpoint());
    co_return endpoints;
}

asio::awaitable<Result<Socket>> connect(tcp::endpoint endpoint) {
    const auto executor = co_await asio::this_coro::executor;
    auto socket = std::make_shared<tcp::socket>(executor);
    const auto timer = cancel_after(executor, net_tuning::connect_timeout, socket);
    const auto [error] = co_await socket->async_connect(endpoint, as_value);
    timer->cancel();
    if (error) co_return failure(ErrorCode::unreachable, words_of(error));
    co_return socket;
}

/// Reads up to the empty line that ends the headers. Empty when the other side hangs up, or says
/// more than headers.
asio::awaitable<std::string> read_headers(Socket socket) {
    constexpr std::string_view end = "\r\n\r\n";
    std::string headers;
    std::array<char, 1024> room{};
    while (headers.size() < proxy_answer_bytes_max) {
        const auto buffer = asio::buffer(room);
        const auto [error, count] = co_await socket->async_read_some(buffer, as_value);
        if (error) break;
        headers.append(room.data(), count);
        const auto at = headers.find(end);
        // The server waits for our hello: what follows so soon is not from it.
        if (at != std::string::npos)
            co_return at + end.size() == headers.size() ? headers : std::string{};
    }
    co_return std::string{};
}

asio::awaitable<Result<void>> ask_for_tunnel(Socket socket, Proxy proxy, ServerAddress target) {
    const auto executor = co_await asio::this_coro::executor;
    const auto timer = cancel_after(executor, net_tuning::tunnel_timeout, socket);
    const std::string request = connect_request(proxy, target);
    const auto buffer = asio::buffer(request);
    const auto [error, count] = co_await asio::async_write(*socket, buffer, as_value);
    const std::string headers = error ? std::string{} : co_await read_headers(socket);
    const bool is_late = timer->cancel() == 0;
    if (!headers.empty()) co_return read_connect_answer(proxy, headers);
    if (!is_late) co_return not_a_proxy(proxy);
    co_return failure(
        ErrorCode::unreachable,
        fmt::format(fmt::runtime(tr("the proxy {} does not answer")), proxy.address.text()));
}

asio::awaitable<Result<std::shared_ptr<Channel>>> shake_hands(Socket socket, TlsContext context) {
    auto channel = std::make_shared<Channel>(std::move(*socket), context.new_connection());
    const auto shaken = co_await channel->handshake(asio::ssl::stream_base::client);
    if (!shaken) {
        channel->close();
        co_return shaken.error();
    }
    co_return channel;
}

/// At the first endpoint of the address where the server answers.
asio::awaitable<Result<std::shared_ptr<Channel>>> open(ServerAddress address, TlsContext context) {
    const auto until = Steady::now() + net_tuning::address_timeout;
    const auto endpoints = co_await resolve(address);
    if (!endpoints) co_return endpoints.error();
    Error reason = failure(ErrorCode::unreachable, tr("the name is not known"));
    for (const tcp::endpoint& endpoint : *endpoints) {
        const auto socket = co_await connect(endpoint);
        if (!socket) {
            reason = socket.error();
        } else {
            auto channel = co_await shake_hands(*socket, context);
            if (channel) co_return channel;
            reason = channel.error();
        }
        if (Steady::now() >= until) break;
    }
    co_return reason;
}

/// The first endpoint of the proxy that takes the connection.
asio::awaitable<Result<Socket>> reach(Proxy proxy) {
    const auto endpoints = co_await resolve(proxy.address);
    std::string reason = endpoints ? tr("the name is not known") : endpoints.error().message;
    const Endpoints none;
    for (const tcp::endpoint& endpoint : endpoints ? *endpoints : none) {
        auto socket = co_await connect(endpoint);
        if (socket) co_return socket;
        reason = socket.error().message;
    }
    co_return failure(ErrorCode::unreachable,
                      fmt::format(fmt::runtime(tr("The proxy {} cannot be reached: {}. Check the "
                                                  "setting \"proxy\", or try again later; "
                                                  "everything is kept.")),
                                  proxy.address.text(), reason));
}

Error unreachable(const std::string& reasons) {
    return failure(ErrorCode::unreachable,
                   fmt::format(fmt::runtime(tr("The server could not be reached: {}. Everything is "
                                               "kept; try again later.")),
                               reasons));
}

/// Failures by address, and the one that weighs most.
class Failures {
public:
    void add(const ServerAddress& address, const Error& error) {
        if (error.code == ErrorCode::refused) refusal_ = error;
        reasons_ +=
            fmt::format("{}{} ({})", reasons_.empty() ? "" : ", ", address.text(), error.message);
    }
    [[nodiscard]] Error sum() const { return refusal_ ? *refusal_ : unreachable(reasons_); }

private:
    std::string reasons_;
    std::optional<Error> refusal_;
};

asio::awaitable<Result<Dialled>> dial_directly(std::vector<ServerAddress> addresses,
                                               TlsContext context) {
    Failures failures;
    for (const ServerAddress& address : addresses) {
        auto channel = co_await open(address, context);
        if (channel) co_return Dialled{std::move(*channel), address};
        failures.add(address, channel.error());
    }
    co_return failures.sum();
}

/// Without the proxy no address is worth trying.
asio::awaitable<Result<Dialled>> dial_through(std::vector<ServerAddress> addresses, Proxy proxy,
                                              TlsContext context) {
    Failures failures;
    for (const ServerAddress& address : addresses) {
        const auto socket = co_await reach(proxy);
        if (!socket) co_return socket.error();
        const auto tunnel = co_await ask_for_tunnel(*socket, proxy, address);
        if (!tunnel) {
            failures.add(address, tunnel.error());
            continue;
        }
        auto channel = co_await shake_hands(*socket, context);
        if (channel) co_return Dialled{std::move(*channel), address};
        failures.add(address, channel.error());
    }
    co_return failures.sum();
}

}  // namespace

asio::awaitable<Result<Dialled>> dial(std::vector<ServerAddress> addresses,
                                      std::optional<Proxy> proxy, TlsContext context) {
    auto dialling = proxy ? dial_through(std::move(addresses), *proxy, std::move(context))
                          : dial_directly(std::move(addresses), std::move(context));
    auto dialled = co_await std::move(dialling);
    co_return dialled;
}

}  // namespace thidua
