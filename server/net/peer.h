#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/net/server_room.h"
#include "shared/net/channel.h"

namespace thidua {

/// One peer from its handshake on.
struct Peer {
    std::shared_ptr<Channel> channel;
    std::string address;
    std::optional<DeviceId> device = {};  ///< empty for a stranger
    CertificateFacts certificate = {};    ///< a device's
};

Refusal refusal_of(RefusalReason reason, std::string detail);

/// Counts and logs what was no message; a line that was cut is nobody's fault.
void note_failed_read(ServerRoom& room, const Peer& peer, const Error& error);
void note_refusal(ServerRoom& room, const Refusal& refusal);

/// The last word to a peer that sends frames of at most so many bytes: what it still sends is read
/// until it hangs up or farewell_timeout is over, because closing on unread bytes would take the
/// word back from the line.
asio::awaitable<void> refuse(std::shared_ptr<Channel> channel, Refusal refusal,
                             std::size_t frame_bytes_max);

}  // namespace thidua
