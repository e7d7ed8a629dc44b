#include "server/net/connection.h"

#include <fmt/format.h>

#include <boost/asio/post.hpp>

#include "server/net/bundle_relay.h"
#include "server/net/device_runner.h"
#include "server/net/event_log.h"
#include "server/net/peer.h"
#include "server/net/writer_wait.h"
#include "shared/base/limits.h"
#include "shared/net/as_value.h"
#include "shared/net/session_driver.h"
#include "shared/net/tuning.h"

namespace thidua {
namespace {

using Steady = std::chrono::steady_clock;

/// A connection that nothing has been heard of.
struct Arrival {
    explicit Arrival(asio::ip::tcp::socket accepted) : socket{std::move(accepted)} {}
    void cut() {
        boost::system::error_code ignored;
        if (channel)
            channel->close();
        else
            socket.close(ignored);
    }

    asio::ip::tcp::socket socket;
    std::shared_ptr<Channel> channel = {};  ///< from the handshake on
};

/// Sleeps until the address's rate allows one more; false when that takes too long.
asio::awaitable<bool> await_turn(ServerRoom& room, std::string address) {
    const auto patient_until = Steady::now() + server_tuning::turn_wait_max;
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer timer{executor};
    while (true) {
        const auto wait = room.connection_rate.take(address, Steady::now());
        if (wait.count() == 0) co_return true;
        if (room.is_stopping || Steady::now() + wait > patient_until) co_return false;
        timer.expires_after(wait);
        co_await timer.async_wait(as_value);
    }
}

Anteroom::Place enter_anteroom(ServerRoom& room, const std::string& address,
                               const std::shared_ptr<Arrival>& arrival) {
    const std::weak_ptr<Arrival> known = arrival;
    return room.anteroom.enter(address, [&room, known, executor = arrival->socket.get_executor()] {
        ++room.metrics.connections_turned_away;
        asio::post(executor, [known] {
            if (const auto still_there = known.lock()) still_there->cut();
        });
    });
}

/// Until then a peer costs its socket and no more.
asio::awaitable<bool> await_first_byte(std::shared_ptr<Arrival> arrival) {
    asio::steady_timer timer{arrival->socket.get_executor(), net_tuning::handshake_timeout};
    timer.async_wait([arrival](const boost::system::error_code& error) {
        if (!error) arrival->cut();
    });
    const auto [error] =
        co_await arrival->socket.async_wait(asio::ip::tcp::socket::wait_read, as_value);
    co_return !error;
}

using Answering = std::function<EnrolmentAnswer(Database&)>;

/// Runs the desk inside the writer and waits for the commit.
asio::awaitable<EnrolmentAnswer> ask_desk(ServerRoom& room, Answering answering) {
    const auto answer =
        std::make_shared<EnrolmentAnswer>(refusal_of(RefusalReason::failed, "store"));
    Writer::Work work = [answer, answering](Database& database) { *answer = answering(database); };
    const Written written = co_await write_and_wait(room.writer, std::move(work));
    if (written == Written::refused) co_return EnrolmentAnswer{come_back_later(room.random)};
    if (written == Written::failed)
        co_return EnrolmentAnswer{refusal_of(RefusalReason::failed, "store")};
    co_return std::move(*answer);
}

asio::awaitable<void> give_answer(ServerRoom& room, Peer peer, EnrolmentAnswer answer) {
    if (const auto* refusal = std::get_if<Refusal>(&answer.message)) {
        ++room.metrics.enrolments_refused;
        note_refusal(room, *refusal);
        log_event(LogLevel::info, "enrolment_refused",
                  {{"address", peer.address}, {"reason", refusal->detail}});
        co_await refuse(peer.channel, *refusal, limits::stranger_frame_bytes_max);
        co_return;
    }
    const auto& reply = std::get<EnrolReply>(answer.message);
    if (answer.is_new) ++room.metrics.devices_enrolled;
    log_event(LogLevel::info, "enrolled",
              {{"device", reply.device.text()}, {"unit", reply.unit_code}, {"role", reply.role}});
    Bytes frame = encode_frame(Message{reply});
    co_await peer.channel->write(std::move(frame));
    peer.channel->say_goodbye();
    const auto rest = co_await peer.channel->read(limits::stranger_frame_bytes_max);
    peer.channel->close();
}

/// A stranger has one message to enrol with, and little time.
asio::awaitable<void> serve_stranger(ServerRoom& room, Peer peer) {
    peer.channel->close_after(net_tuning::enrolment_timeout);
    const auto message = co_await peer.channel->read(limits::stranger_frame_bytes_max);
    if (!message) {
        note_failed_read(room, peer, message.error());
        peer.channel->close();
        co_return;
    }
    const auto* asked = std::get_if<EnrolRequest>(&*message);
    const bool is_within_rate = room.enrolment_rate.take(peer.address, Steady::now()).count() == 0;
    Answering answering = [&room, asked](Database& database) {
        return room.desk.answer(database, *asked, room.factory.epoch(), room.clock.now());
    };
    EnrolmentAnswer answer{refusal_of(RefusalReason::malformed, "a stranger may only enrol")};
    if (asked != nullptr && !is_within_rate)
        answer = EnrolmentAnswer{come_back_later(room.random)};
    else if (asked != nullptr)
        answer = co_await ask_desk(room, std::move(answering));
    co_await give_answer(room, std::move(peer), std::move(answer));
}

asio::awaitable<void> renew_certificate(ServerRoom& room, Peer peer, EnrolRequest asked) {
    Answering answering = [&room, peer, asked](Database& database) {
        EnrolmentDesk::readmit(database, peer.certificate);
        return room.desk.renew(database, *peer.device, asked, room.factory.epoch(),
                               room.clock.now());
    };
    auto answer = co_await ask_desk(room, std::move(answering));
    co_await give_answer(room, std::move(peer), std::move(answer));
}

std::string_view words_of(const DriverEnd& outcome) {
    if (outcome.end) return outcome.end->kind == SessionEnd::Kind::done ? "done" : "refused";
    if (!outcome.failure) return "stopped";
    if (outcome.failure->code == ErrorCode::invalid_input) return "malformed";
    return outcome.failure->code == ErrorCode::unreachable ? "lost" : "failed";
}

void note_end(ServerRoom& room, const Peer& peer, const DriverEnd& outcome) {
    Metrics& metrics = room.metrics;
    if (outcome.end && outcome.end->kind == SessionEnd::Kind::done) ++metrics.sessions_finished;
    if (outcome.end && outcome.end->kind != SessionEnd::Kind::done) ++metrics.sessions_refused;
    if (outcome.end && outcome.end->refusal) note_refusal(room, *outcome.end->refusal);
    if (outcome.failure && outcome.failure->code == ErrorCode::unreachable) ++metrics.sessions_lost;
    if (outcome.failure) note_failed_read(room, peer, *outcome.failure);
    const Traffic& traffic = peer.channel->traffic();
    log_event(LogLevel::info, "session_ended",
              {{"device", peer.device->text()},
               {"address", peer.address},
               {"how", std::string{words_of(outcome)}},
               {"why", outcome.failure ? outcome.failure->message : std::string{"-"}},
               {"received", std::to_string(traffic.bytes_received)},
               {"sent", std::to_string(traffic.bytes_sent)}});
}

/// A server that has forgotten the device learns of it from its certificate.
DeviceRunner::Preparation readmission_of(const Peer& peer) {
    return [certificate = peer.certificate](Database& database) {
        EnrolmentDesk::readmit(database, certificate);
    };
}

asio::awaitable<void> run_session(ServerRoom& room, Peer peer, Message first) {
    ++room.metrics.sessions_begun;
    const auto runner = std::make_shared<DeviceRunner>(
        room.writer, room.factory, room.clock, room.random, room.message_rate, room.read_ahead,
        *peer.device, readmission_of(peer));
    const auto driver = std::make_shared<SessionDriver>(peer.channel, runner, false);
    driver->put_first(std::move(first));
    const auto number = room.connected.add(*peer.device, driver);
    // A stop that came before the registration would not have found this one.
    if (room.is_stopping) driver->stop(refusal_of(RefusalReason::stopping, {}));
    const DriverEnd outcome = co_await driver->run();
    room.connected.remove(number);
    note_end(room, peer, outcome);
}

asio::awaitable<void> serve_device(ServerRoom& room, Peer peer) {
    peer.channel->set_idle_timeout(server_tuning::first_message_timeout);
    auto first = co_await peer.channel->read(limits::frame_bytes_max);
    if (!first) {
        note_failed_read(room, peer, first.error());
        peer.channel->close();
        co_return;
    }
    peer.channel->set_idle_timeout(server_tuning::device_idle_timeout);
    if (auto* asked = std::get_if<EnrolRequest>(&*first)) {
        co_await renew_certificate(room, peer, std::move(*asked));
        co_return;
    }
    if (auto* part = std::get_if<RelayPart>(&*first)) {
        co_await serve_relay(room, peer, std::move(*part));
        co_return;
    }
    co_await run_session(room, peer, std::move(*first));
}

/// Empty when the handshake failed.
asio::awaitable<std::shared_ptr<Channel>> shake_hands(ServerRoom& room,
                                                      std::shared_ptr<Arrival> arrival,
                                                      std::string address) {
    const bool is_speaking = co_await await_first_byte(arrival);
    Result<void> shaken = failure(ErrorCode::unreachable, "silent");
    if (is_speaking) {
        arrival->channel =
            std::make_shared<Channel>(std::move(arrival->socket), room.tls.get().new_connection());
        shaken = co_await arrival->channel->handshake(asio::ssl::stream_base::server);
    }
    if (shaken) co_return arrival->channel;
    ++room.metrics.handshakes_failed;
    log_event(LogLevel::debug, "handshake_failed",
              {{"address", address}, {"reason", shaken.error().message}});
    if (arrival->channel) co_await arrival->channel->linger();
    co_return nullptr;
}

/// What a device is refused for before it is heard. TLS checks dates only in a full handshake.
std::optional<Refusal> objection(ServerRoom& room, const CertificateFacts& certificate) {
    if (certificate.not_after < room.clock.now())
        return refusal_of(RefusalReason::revoked, "the certificate has expired");
    if (room.metrics.devices_open > static_cast<std::int64_t>(server_tuning::connections_max))
        return come_back_later(room.random);
    const auto wait = room.session_rate.take(certificate.common_name, Steady::now());
    if (wait.count() > 0) return come_back_later(room.random);
    return std::nullopt;
}

/// Counts a device's connection as long as it lives.
class OpenDevice {
public:
    explicit OpenDevice(ServerRoom& room) : count_{room.metrics.devices_open} { ++count_; }
    ~OpenDevice() { --count_; }
    OpenDevice(const OpenDevice&) = delete;
    OpenDevice& operator=(const OpenDevice&) = delete;

private:
    std::atomic<std::int64_t>& count_;
};

asio::awaitable<void> serve_peer(ServerRoom& room, Peer peer, Anteroom::Place place) {
    const auto certificate = find_peer(peer.channel->tls());
    if (certificate) peer.device = DeviceId::from_text(certificate->common_name);
    if (certificate) peer.certificate = *certificate;
    if (peer.device) {
        place.leave();
        const OpenDevice open{room};
        if (const auto refusal = objection(room, *certificate)) {
            note_refusal(room, *refusal);
            co_await refuse(peer.channel, *refusal, limits::frame_bytes_max);
        } else {
            co_await serve_device(room, peer);
        }
    } else {
        co_await serve_stranger(room, peer);
    }
    room.metrics.bytes_received += peer.channel->traffic().bytes_received;
    room.metrics.bytes_sent += peer.channel->traffic().bytes_sent;
}

}  // namespace

asio::awaitable<void> serve_connection(asio::ip::tcp::socket socket, std::string address,
                                       ServerRoom& room) {
    const auto arrival = std::make_shared<Arrival>(std::move(socket));
    auto place = enter_anteroom(room, address, arrival);
    const bool has_turn = co_await await_turn(room, address);
    if (!has_turn) {
        ++room.metrics.connections_turned_away;
        co_return;
    }
    Peer peer;
    peer.channel = co_await shake_hands(room, arrival, address);
    if (!peer.channel) co_return;
    peer.address = std::move(address);
    auto serving = serve_peer(room, std::move(peer), std::move(place));
    co_await std::move(serving);
}

}  // namespace thidua
