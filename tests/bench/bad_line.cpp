#include "tests/bench/bad_line.h"

#include <algorithm>
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>

#include "shared/net/as_value.h"

namespace thidua {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
constexpr std::size_t segment_bytes = 1460;
/// The least that a retransmission waits at first (RFC 6298).
constexpr std::chrono::milliseconds retransmission{1000};
/// A contact over such a line takes some four seconds.
constexpr std::uint64_t cut_within_ms = 4000;

void cut_off(tcp::socket& socket) {
    boost::system::error_code ignored;
    socket.set_option(asio::socket_base::linger{true, 0}, ignored);
    socket.close(ignored);
}

}  // namespace

BadLine::BadLine(asio::io_context& io, Endpoint server, const Weather& weather)
    : io_{io},
      server_{std::move(server)},
      weather_{weather},
      acceptor_{io, {asio::ip::address_v4::loopback(), 0}} {
    asio::co_spawn(io_, accept_loop(), asio::detached);
}

bool BadLine::happens(double share) {
    return static_cast<double>(random_.below(1'000'000)) < share * 1'000'000;
}

BadLine::Steady::duration BadLine::travel() {
    Steady::duration length = weather_.delay;
    ++segments_;
    for (auto timeout = retransmission; happens(weather_.loss); timeout *= 2) {
        ++lost_;
        length += timeout;
    }
    return length;
}

asio::awaitable<void> BadLine::accept_loop() {
    while (true) {
        auto [error, socket] = co_await acceptor_.async_accept(as_value);
        if (error) co_return;
        asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
    }
}

/// The server sees the device's own address. Both ends of TCP's handshake travel too: what a device
/// says after it has waited here meanwhile.
asio::awaitable<void> BadLine::serve(Socket accepted) {
    const auto client = std::make_shared<Socket>(std::move(accepted));
    const auto server = std::make_shared<Socket>(io_);
    asio::steady_timer timer{io_, travel() + travel()};
    co_await timer.async_wait(as_value);
    boost::system::error_code error;
    const auto from = client->remote_endpoint(error).address();
    if (error) co_return;
    server->open(tcp::v4());
    server->bind(tcp::endpoint{from, 0}, error);
    if (!error) std::tie(error) = co_await server->async_connect(server_, as_value);
    if (error) co_return cut_off(*client);
    for (const auto& socket : {client, server}) socket->set_option(tcp::no_delay{true}, error);
    for (const auto& way :
         {std::make_shared<Way>(client, server), std::make_shared<Way>(server, client)}) {
        asio::co_spawn(io_, take(way), asio::detached);
        asio::co_spawn(io_, bring(way), asio::detached);
    }
    if (happens(weather_.cut)) asio::co_spawn(io_, cut_later(client, server), asio::detached);
}

/// As much as there is: sessions of a storm say little, and a window need not be kept.
asio::awaitable<void> BadLine::take(std::shared_ptr<Way> way) {
    std::array<char, segment_bytes> room{};
    const auto buffer = asio::buffer(room);
    bool is_over = false;
    while (!is_over) {
        const auto [error, size] = co_await way->from->async_read_some(buffer, as_value);
        is_over = static_cast<bool>(error);
        way->last_due = std::max(way->last_due, Steady::now() + travel());
        way->under_way.push_back(
            {is_over ? std::string{} : std::string{room.data(), size}, way->last_due});
        way->news.cancel();
    }
}

asio::awaitable<void> BadLine::bring(std::shared_ptr<Way> way) {
    while (true) {
        const bool is_idle = way->under_way.empty();
        way->news.expires_at(is_idle ? Steady::time_point::max() : way->under_way.front().due);
        co_await way->news.async_wait(as_value);
        if (way->under_way.empty() || Steady::now() < way->under_way.front().due) continue;
        const Segment segment = std::move(way->under_way.front());
        way->under_way.pop_front();
        if (segment.bytes.empty()) break;
        const auto buffer = asio::buffer(segment.bytes);
        const auto [error, size] = co_await asio::async_write(*way->to, buffer, as_value);
        if (error) break;
    }
    boost::system::error_code ignored;
    way->to->shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> BadLine::cut_later(std::shared_ptr<Socket> client,
                                         std::shared_ptr<Socket> server) {
    asio::steady_timer timer{io_, std::chrono::milliseconds{random_.below(cut_within_ms)}};
    co_await timer.async_wait(as_value);
    if (client->is_open() && server->is_open()) ++cut_;
    cut_off(*client);
    cut_off(*server);
}

}  // namespace thidua
