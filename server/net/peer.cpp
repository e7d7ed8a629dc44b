#include "server/net/peer.h"

#include "server/net/event_log.h"

namespace thidua {

Refusal refusal_of(RefusalReason reason, std::string detail) {
    Refusal refusal;
    refusal.reason = reason;
    refusal.detail = std::move(detail);
    return refusal;
}

void note_failed_read(ServerRoom& room, const Peer& peer, const Error& error) {
    if (error.code != ErrorCode::invalid_input) return;
    ++room.metrics.frames_malformed;
    log_event(LogLevel::warning, "malformed_frame",
              {{"address", peer.address},
               {"device", peer.device ? peer.device->text() : "none"},
               {"reason", error.message}});
}

void note_refusal(ServerRoom& room, const Refusal& refusal) {
    if (refusal.reason == RefusalReason::too_many) ++room.metrics.told_to_come_back;
}

asio::awaitable<void> refuse(std::shared_ptr<Channel> channel, Refusal refusal,
                             std::size_t frame_bytes_max) {
    Bytes frame = encode_frame(Message{std::move(refusal)});
    const auto written = co_await channel->write(std::move(frame));
    channel->say_goodbye();
    while (written) {
        const auto rest = co_await channel->read(frame_bytes_max);
        if (!rest) break;
    }
    channel->close();
}

}  // namespace thidua
