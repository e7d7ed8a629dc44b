#pragma once

#include <memory>
#include <vector>

#include "shared/net/channel.h"
#include "shared/net/server_address.h"

namespace thidua {

/// An open channel and where it leads.
struct Dialled {
    std::shared_ptr<Channel> channel;
    ServerAddress address;
};

/// Tries each address, and each of its IPv4 and IPv6 endpoints, until one completes the TLS
/// handshake. `unreachable` names each address with its reason; `refused` when something answered
/// that the context does not trust and nothing else did better.
asio::awaitable<Result<Dialled>> dial(std::vector<ServerAddress> addresses, TlsContext context);

}  // namespace thidua
