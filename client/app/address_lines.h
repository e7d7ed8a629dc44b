#pragma once

#include <string>
#include <vector>

#include "shared/net/server_address.h"

namespace thidua {

/// Addresses as a device's store keeps them: "host:port" lines. A line that is none is left out.
std::string to_lines(const std::vector<ServerAddress>& addresses);
std::vector<ServerAddress> from_lines(const std::string& lines);

}  // namespace thidua
