#include "shared/net/client_connection.h"

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <exception>

#include "shared/net/certificate.h"
#include "shared/net/dial.h"
#include "shared/net/session_driver.h"

namespace thidua {
namespace {

/// Runs each call at once, on the worker's thread.
class DirectRunner final : public SessionRunner {
public:
    DirectRunner(Session& session, const Clock& clock) : session_{session}, clock_{clock} {}

    void run(SessionEvent event, Done done) override {
        try {
            const Instant now = clock_.now();
            done(TimedStep{deliver(session_, event, now), now});
        } catch (...) {
            thrown_ = std::current_exception();
            done(failure(ErrorCode::internal, "the session threw"));
        }
    }
    void rethrow() const {
        if (thrown_) std::rethrow_exception(thrown_);
    }

private:
    Session& session_;
    const Clock& clock_;
    std::exception_ptr thrown_;
};

}  // namespace

struct ClientConnection::Room {
    Room(std::vector<ServerAddress> where, Line line, TlsContext how, const Hash& certificate)
        : addresses{std::move(where)},
          proxy{std::move(line.proxy)},
          context{std::move(how)},
          shown{certificate.view()} {
        if (line.ticket.starts_with(shown)) context.set_ticket(line.ticket.substr(shown.size()));
    }

    asio::awaitable<void> converse(std::shared_ptr<DirectRunner> runner, ConnectionReport& report);
    void hang_up();

    std::vector<ServerAddress> addresses;
    std::optional<Proxy> proxy;
    TlsContext context;
    const Bytes shown;  ///< the certificate's fingerprint, which stands before its tickets
    std::atomic<bool> is_stopped = false;
    asio::io_context io{1};
    std::shared_ptr<SessionDriver> driver;  ///< Only from within the context.
};

asio::awaitable<void> ClientConnection::Room::converse(std::shared_ptr<DirectRunner> runner,
                                                       ConnectionReport& report) {
    const auto dialled = co_await dial(addresses, proxy, context);
    if (!dialled) {
        report.failure = dialled.error();
        co_return;
    }
    const auto channel = dialled->channel;
    report.address = dialled->address;
    report.is_resumed = is_resumed(channel->tls());
    driver = std::make_shared<SessionDriver>(channel, runner, true);
    DriverEnd outcome = co_await driver->run();
    driver.reset();
    report.end = outcome.end;
    report.failure = outcome.failure;
    if (report.failure && report.failure->code == ErrorCode::invalid_input)
        report.failure->code = ErrorCode::refused;
    report.traffic = channel->traffic();
    if (const Bytes ticket = context.ticket(); !ticket.empty()) report.ticket = shown + ticket;
}

void ClientConnection::Room::hang_up() {
    if (driver)
        driver->stop(std::nullopt);
    else
        io.stop();
}

ClientConnection::ClientConnection(std::unique_ptr<Room> room) : room_{std::move(room)} {}
ClientConnection::~ClientConnection() = default;

Result<std::unique_ptr<ClientConnection>> ClientConnection::make(
    std::vector<ServerAddress> addresses, const DeviceIdentity& identity, Line line) {
    auto context = TlsContext::for_device(identity);
    if (!context) return context.error();
    auto room = std::make_unique<Room>(std::move(addresses), std::move(line), std::move(*context),
                                       certificate_fingerprint(identity.certificate));
    return std::unique_ptr<ClientConnection>{new ClientConnection{std::move(room)}};
}

ConnectionReport ClientConnection::run(Session& session, const Clock& clock) {
    ConnectionReport report;
    const auto runner = std::make_shared<DirectRunner>(session, clock);
    // What an earlier run left suspended must not go on: its report is gone.
    if (room_->is_stopped) return report;
    std::exception_ptr broken;
    room_->io.restart();
    asio::co_spawn(room_->io, room_->converse(runner, report),
                   [&broken](std::exception_ptr thrown) { broken = std::move(thrown); });
    room_->io.run();
    if (broken) std::rethrow_exception(broken);
    runner->rethrow();
    return report;
}

void ClientConnection::notify_local_edit() {
    asio::post(room_->io, [room = room_.get()] {
        if (room->driver) room->driver->notify_local_edit();
    });
}

void ClientConnection::stop() {
    room_->is_stopped = true;
    asio::post(room_->io, [room = room_.get()] { room->hang_up(); });
}

ConnectionReport run_session(const std::vector<ServerAddress>& addresses,
                             const DeviceIdentity& identity, Session& session,
                             const Clock& clock, Line line) {
    const auto connection = ClientConnection::make(addresses, identity, std::move(line));
    if (!connection) return ConnectionReport{.failure = connection.error()};
    return (*connection)->run(session, clock);
}

}  // namespace thidua
