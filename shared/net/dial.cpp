#include "shared/net/dial.h"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "shared/base/translate.h"
#include "shared/net/tuning.h"

namespace thidua {
namespace {

using asio::ip::tcp;
constexpr auto as_value = asio::as_tuple(asio::use_awaitable);
using Endpoints = std::vector<tcp::endpoint>;

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

asio::awaitable<Result<std::shared_ptr<tcp::socket>>> connect(tcp::endpoint endpoint) {
    const auto executor = co_await asio::this_coro::executor;
    auto socket = std::make_shared<tcp::socket>(executor);
    const auto timer = cancel_after(executor, net_tuning::connect_timeout, socket);
    const auto [error] = co_await socket->async_connect(endpoint, as_value);
    timer->cancel();
    if (error) co_return failure(ErrorCode::unreachable, words_of(error));
    co_return socket;
}

asio::awaitable<Result<std::shared_ptr<Channel>>> open(tcp::endpoint endpoint, TlsContext context) {
    const auto socket = co_await connect(endpoint);
    if (!socket) co_return socket.error();
    auto channel = std::make_shared<Channel>(std::move(**socket), context.new_connection());
    const auto shaken = co_await channel->handshake(asio::ssl::stream_base::client);
    if (!shaken) {
        channel->close();
        co_return shaken.error();
    }
    co_return channel;
}

Error unreachable(const std::string& reasons) {
    return failure(ErrorCode::unreachable,
                   fmt::format(fmt::runtime(tr("The server could not be reached: {}. Everything is "
                                               "kept; try again later.")),
                               reasons));
}

}  // namespace

asio::awaitable<Result<Dialled>> dial(std::vector<ServerAddress> addresses, TlsContext context) {
    std::string reasons;
    std::optional<Error> stranger;
    for (const ServerAddress& address : addresses) {
        const auto resolved = co_await resolve(address);
        std::string reason = resolved ? std::string{} : resolved.error().message;
        const Endpoints endpoints = resolved ? *resolved : Endpoints{};
        for (const tcp::endpoint& endpoint : endpoints) {
            auto channel = co_await open(endpoint, context);
            if (channel) co_return Dialled{std::move(*channel), address};
            reason = channel.error().message;
            if (channel.error().code == ErrorCode::refused) stranger = channel.error();
        }
        reasons += fmt::format("{}{} ({})", reasons.empty() ? "" : ", ", address.text(), reason);
    }
    if (stranger) co_return *stranger;
    co_return unreachable(reasons);
}

}  // namespace thidua
