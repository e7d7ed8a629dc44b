#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace thidua {

/// Where a server listens. The host is a name, an IPv4 or an IPv6 address without brackets.
struct ServerAddress {
    std::string host;
    std::uint16_t port = 0;

    auto operator<=>(const ServerAddress&) const = default;
    /// "192.168.1.10:7443", "[fd00::1]:7443".
    [[nodiscard]] std::string text() const;
};

/// The form of text(). Port 0 is accepted: for listening it means "any free one".
Result<ServerAddress> read_server_address(std::string_view text);

}  // namespace thidua
