#pragma once

#include "server/net/peer.h"

namespace thidua {

/// A device with a line brings somebody else's bundle (PROTOCOL.md, "Relaying"): takes the rest of
/// it, has it played inside the writer and gives the answer, to the end of the connection. The
/// files of all connections together take no more memory than relayed_bytes_max.
asio::awaitable<void> serve_relay(ServerRoom& room, Peer peer, RelayPart first);

}  // namespace thidua
