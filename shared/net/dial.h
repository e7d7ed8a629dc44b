#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "shared/net/channel.h"
#include "shared/net/proxy.h"
#include "shared/net/server_address.h"

namespace thidua {

/// An open channel and where it leads.
struct Dialled {
    std::shared_ptr<Channel> channel;
    ServerAddress address;
};

/// Tries each address, and each of its IPv4 and IPv6 endpoints, until one completes the TLS
/// handshake; none takes longer than net_tuning::address_timeout. With a proxy everything goes
/// through it, and it is the proxy that looks up names. `unreachable` names each address with its
/// reason; `refused` when something answered that the context does not trust, or the proxy said no,
/// and nothing else did better.
asio::awaitable<Result<Dialled>> dial(std::vector<ServerAddress> addresses,
                                      std::optional<Proxy> proxy, TlsContext context);

}  // namespace thidua
