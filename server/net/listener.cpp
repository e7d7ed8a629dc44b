#include "server/net/listener.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <thread>
#include <vector>

#include "server/net/admin_http.h"
#include "server/net/connection.h"
#include "server/net/event_log.h"
#include "shared/base/translate.h"
#include "shared/net/as_value.h"

namespace thidua {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using Steady = std::chrono::steady_clock;

Error cannot_listen(const ServerAddress& address, const boost::system::error_code& error) {
    return failure(ErrorCode::invalid_input,
                   fmt::format(fmt::runtime(tr("The server cannot listen at {}: {}.")),
                               address.text(), error.message()));
}

Result<void> open(tcp::acceptor& acceptor, const ServerAddress& address) {
    boost::system::error_code error;
    const std::string host = address.host == "localhost" ? "127.0.0.1" : address.host;
    const auto ip = asio::ip::make_address(host, error);
    if (error) return cannot_listen(address, error);
    const tcp::endpoint endpoint{ip, address.port};
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address{true}, error);
    if (!error && ip.is_v6()) acceptor.set_option(asio::ip::v6_only{false}, error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) return cannot_listen(address, error);
    return {};
}

ServerAddress bound_address(const tcp::acceptor& acceptor) {
    const auto endpoint = acceptor.local_endpoint();
    return {endpoint.address().to_string(), endpoint.port()};
}

}  // namespace

struct Listener::Works {
    explicit Works(ServerRoom& the_room) : room{the_room} {}

    asio::awaitable<void> accept_loop();
    asio::awaitable<void> revocation_loop();
    asio::awaitable<void> news_loop();
    void admit(tcp::socket socket);
    void on_commit();
    void start_threads();
    void stop();

    ServerRoom& room;
    asio::io_context io{server_tuning::network_threads};
    asio::strand<asio::io_context::executor_type> strand{io.get_executor()};
    tcp::acceptor acceptor{strand};
    asio::steady_timer accept_pause{strand};
    asio::steady_timer news{strand, Steady::time_point::max()};
    asio::steady_timer poll{strand};
    std::unique_ptr<AdminHttp> admin;
    std::optional<ServerAddress> admin_at;
    std::atomic<std::uint64_t> announced_head = 0;
    std::vector<std::thread> threads;
    bool is_started = false;
};

asio::awaitable<void> Listener::Works::accept_loop() {
    while (!room.is_stopping) {
        auto [error, socket] = co_await acceptor.async_accept(asio::make_strand(io), as_value);
        if (!error) {
            admit(std::move(socket));
            continue;
        }
        if (error == asio::error::operation_aborted) co_return;
        // Out of file descriptors, say: it passes as connections end.
        log_event(LogLevel::warning, "accept_failed", {{"reason", error.message()}});
        accept_pause.expires_after(std::chrono::milliseconds{200});
        co_await accept_pause.async_wait(as_value);
    }
}

void Listener::Works::admit(tcp::socket socket) {
    ++room.metrics.connections_accepted;
    boost::system::error_code error;
    const auto remote = socket.remote_endpoint(error);
    if (error) return;
    ++room.metrics.connections_open;
    const auto executor = socket.get_executor();
    auto serving = serve_connection(std::move(socket), remote.address().to_string(), room);
    asio::co_spawn(executor, std::move(serving), [this](const std::exception_ptr& thrown) {
        --room.metrics.connections_open;
        if (!thrown) return;
        try {
            std::rethrow_exception(thrown);
        } catch (const std::exception& exception) {
            log_event(LogLevel::error, "connection_failed", {{"reason", exception.what()}});
        }
    });
}

/// On the writer's thread. Many commits within news_delay become one round of news.
void Listener::Works::on_commit() {
    const std::uint64_t head = room.factory.head().value();
    room.metrics.log_head = head;
    if (announced_head.exchange(head) == head) return;
    asio::post(strand, [this] {
        if (news.expiry() != Steady::time_point::max()) return;
        news.expires_after(server_tuning::news_delay);
    });
}

asio::awaitable<void> Listener::Works::news_loop() {
    while (!room.is_stopping) {
        co_await news.async_wait(as_value);
        if (Steady::now() < news.expiry()) continue;
        news.expires_at(Steady::time_point::max());
        room.connected.notify_all();
    }
}

asio::awaitable<void> Listener::Works::revocation_loop() {
    while (!room.is_stopping) {
        poll.expires_after(server_tuning::revocation_poll);
        co_await poll.async_wait(as_value);
        if (room.connected.size() == 0 || room.is_stopping) continue;
        const bool is_asked = room.writer.submit(
            [this](Database& database) {
                const auto count = room.connected.cut(DeviceStore{database}.list_revoked());
                if (count > 0)
                    log_event(LogLevel::info, "cut_off", {{"sessions", std::to_string(count)}});
            },
            [](const std::optional<Error>&) {});
        if (!is_asked) log_event(LogLevel::warning, "writer_full");
    }
}

void Listener::Works::start_threads() {
    room.writer.set_after_commit([this](Database&) { on_commit(); });
    asio::co_spawn(strand, accept_loop(), asio::detached);
    asio::co_spawn(strand, news_loop(), asio::detached);
    asio::co_spawn(strand, revocation_loop(), asio::detached);
    for (int i = 0; i < server_tuning::network_threads; ++i)
        threads.emplace_back([this] { io.run(); });
    is_started = true;
}

void Listener::Works::stop() {
    if (!is_started) return;
    is_started = false;
    room.is_stopping = true;
    asio::post(strand, [this] {
        boost::system::error_code ignored;
        acceptor.close(ignored);
        accept_pause.cancel();
        poll.cancel();
        news.cancel();
        if (admin) admin->stop();
    });
    Refusal last_word;
    last_word.reason = RefusalReason::stopping;
    last_word.retry_after_ms = 5000;
    room.connected.stop_all(last_word);
    room.anteroom.cut_all();
    const auto until = Steady::now() + server_tuning::drain_time;
    while (room.metrics.connections_open > 0 && Steady::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    // After this no work of the writer refers to a connection any more.
    room.writer.drain();
    room.writer.set_after_commit({});
    io.stop();
    for (std::thread& thread : threads) thread.join();
    threads.clear();
}

Listener::Listener(ServerRoom& room) : works_{std::make_unique<Works>(room)} {}

Listener::~Listener() {
    stop();
}

Result<ServerAddress> Listener::start(const ServerAddress& listen,
                                      const std::optional<ServerAddress>& admin) {
    const auto opened = open(works_->acceptor, listen);
    if (!opened) return opened.error();
    if (admin) {
        works_->admin = std::make_unique<AdminHttp>(works_->io, works_->room);
        tcp::acceptor acceptor{asio::make_strand(works_->io)};
        const auto opened_admin = open(acceptor, *admin);
        if (!opened_admin) return opened_admin.error();
        works_->admin_at = bound_address(acceptor);
        works_->admin->start(std::move(acceptor));
    }
    works_->start_threads();
    return bound_address(works_->acceptor);
}

std::optional<ServerAddress> Listener::admin_address() const {
    return works_->admin_at;
}

void Listener::stop() {
    works_->stop();
}

}  // namespace thidua
