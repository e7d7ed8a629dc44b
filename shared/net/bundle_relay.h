#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "shared/base/result.h"
#include "shared/net/proxy.h"
#include "shared/net/server_address.h"
#include "shared/net/tls.h"
#include "shared/wire/message.h"

namespace thidua {

/// What came back for a file.
struct RelayedAnswer {
    std::uint32_t messages = 0;  ///< that were in the file, as the server says
    Bytes file;                  ///< to be carried back
};

/// Passes somebody else's bundle to the server over a connection of its own, on the caller's
/// thread. A refusal is the server's word, and then it took nothing. `unreachable`: nobody answered,
/// or the line was cut; the file may have been taken, and is answered again. `refused`: what answers
/// is not the server of this device, or speaks nonsense.
Result<std::variant<Refusal, RelayedAnswer>> relay_bundle(
    const std::vector<ServerAddress>& addresses, const DeviceIdentity& identity,
    const std::optional<Proxy>& proxy, BytesView file);

}  // namespace thidua
