#include "server/net/bundle_relay.h"

#include <chrono>
#include <variant>

#include "server/net/device_runner.h"
#include "server/net/event_log.h"
#include "server/net/writer_wait.h"
#include "shared/base/limits.h"
#include "shared/net/relayed_file.h"
#include "shared/net/tuning.h"

namespace thidua {
namespace {

using Steady = std::chrono::steady_clock;

/// The share of one connection in the memory for files.
class HeldBytes {
public:
    explicit HeldBytes(std::atomic<std::size_t>& all) : all_{all} {}
    ~HeldBytes() { all_ -= held_; }
    HeldBytes(const HeldBytes&) = delete;
    HeldBytes& operator=(const HeldBytes&) = delete;

    /// False when it is too much for all of them together.
    bool hold(std::size_t bytes) {
        all_ += bytes - held_;
        held_ = bytes;
        return all_ <= server_tuning::relayed_bytes_max;
    }

private:
    std::atomic<std::size_t>& all_;
    std::size_t held_ = 0;
};

/// One file on its way and what came of it. The writer may hold it longer than the connection.
struct Relay {
    explicit Relay(ServerRoom& room) : held{room.relayed_bytes} {}

    HeldBytes held;
    RelayedFile file;
    std::variant<Refusal, BundleTaken> outcome = refusal_of(RefusalReason::failed, "store");
};

/// Until the file is whole; what the device is refused for before that.
asio::awaitable<std::optional<Refusal>> receive(ServerRoom& room, Peer peer,
                                                std::shared_ptr<Relay> relay, RelayPart part) {
    while (true) {
        if (!relay->file.add(part))
            co_return refusal_of(RefusalReason::malformed, "part of a bundle");
        if (!relay->held.hold(relay->file.bytes().size())) co_return come_back_later(room.random);
        if (relay->file.is_whole()) co_return std::nullopt;
        auto next = co_await peer.channel->read(limits::frame_bytes_max);
        if (!next) note_failed_read(room, peer, next.error());
        auto* more = next ? std::get_if<RelayPart>(&*next) : nullptr;
        if (more == nullptr) co_return refusal_of(RefusalReason::malformed, "rest of a bundle");
        part = std::move(*more);
    }
}

bool is_cut_off(Database& database, const CertificateFacts& shown) {
    const auto known =
        DeviceStore{database}.find(DeviceId::from_text(shown.common_name).value_or(DeviceId{}));
    return !known || known->revoked_at;
}

Refusal refusal_of_file(const Error& error) {
    const bool is_unknown = error.code == ErrorCode::refused;
    return refusal_of(
        is_unknown ? RefusalReason::bundle_unknown : RefusalReason::bundle_refused, "bundle");
}

/// Inside the writer.
void take(ServerRoom& room, Database& database, const CertificateFacts& shown, Relay& relay) {
    EnrolmentDesk::readmit(database, shown);
    if (is_cut_off(database, shown)) {
        relay.outcome = refusal_of(RefusalReason::revoked, {});
        return;
    }
    auto taken = room.factory.take_bundle(relay.file.bytes(), room.clock.now());
    if (taken)
        relay.outcome = *std::move(taken);
    else
        relay.outcome = refusal_of_file(taken.error());
}

asio::awaitable<void> play(ServerRoom& room, Peer peer, std::shared_ptr<Relay> relay) {
    Writer::Work work = [&room, shown = peer.certificate, relay](Database& database) {
        take(room, database, shown, *relay);
    };
    peer.channel->set_idle_timeout(net_tuning::relay_answer_timeout);
    const Written written = co_await write_and_wait(room.writer, std::move(work));
    peer.channel->set_idle_timeout(server_tuning::device_idle_timeout);
    if (written == Written::refused) relay->outcome = come_back_later(room.random);
    if (written == Written::failed) relay->outcome = refusal_of(RefusalReason::failed, "store");
}

/// To the last byte: on a thin line the device takes long to hang up.
asio::awaitable<void> send_answer(std::shared_ptr<Channel> channel, std::shared_ptr<Relay> relay) {
    const auto& taken = std::get<BundleTaken>(relay->outcome);
    relay->held.hold(taken.answer.size());
    for (std::size_t at = 0; at < taken.answer.size(); at += limits::relay_part_bytes_max) {
        RelayReply reply{static_cast<std::uint32_t>(taken.messages),
                         relay_part(taken.answer, at)};
        Bytes frame = encode_frame(Message{std::move(reply)});
        const auto written = co_await channel->write(std::move(frame));
        if (!written) break;
    }
    const auto rest = co_await channel->read(limits::stranger_frame_bytes_max);
    channel->close();
}

void note_outcome(ServerRoom& room, const Peer& peer, const Relay& relay) {
    if (const auto* refusal = std::get_if<Refusal>(&relay.outcome)) {
        note_refusal(room, *refusal);
        log_event(LogLevel::info, "bundle_refused",
                  {{"relayed_by", peer.device->text()},
                   {"address", peer.address},
                   {"reason", std::to_string(static_cast<int>(refusal->reason))}});
        return;
    }
    const auto& taken = std::get<BundleTaken>(relay.outcome);
    log_event(LogLevel::info, "bundle_taken",
              {{"device", taken.device.text()},
               {"relayed_by", peer.device->text()},
               {"address", peer.address},
               {"messages", std::to_string(taken.messages)}});
}

}  // namespace

asio::awaitable<void> serve_relay(ServerRoom& room, Peer peer, RelayPart first) {
    const auto relay = std::make_shared<Relay>(room);
    const auto wait = room.relay_rate.take(peer.device->text(), Steady::now());
    std::optional<Refusal> objection;
    if (wait.count() > 0)
        objection = come_back_later(room.random);
    else
        objection = co_await receive(room, peer, relay, std::move(first));
    if (objection)
        relay->outcome = *objection;
    else
        co_await play(room, peer, relay);
    relay->file = {};
    note_outcome(room, peer, *relay);
    if (const auto* refusal = std::get_if<Refusal>(&relay->outcome))
        co_await refuse(peer.channel, *refusal, limits::frame_bytes_max);
    else
        co_await send_answer(peer.channel, relay);
}

}  // namespace thidua
