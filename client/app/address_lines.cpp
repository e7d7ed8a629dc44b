#include "client/app/address_lines.h"

#include <sstream>

namespace thidua {

std::string to_lines(const std::vector<ServerAddress>& addresses) {
    std::string lines;
    for (const ServerAddress& address : addresses) lines += address.text() + '\n';
    return lines;
}

std::vector<ServerAddress> from_lines(const std::string& text) {
    std::istringstream lines{text};
    std::vector<ServerAddress> addresses;
    for (std::string line; std::getline(lines, line);)
        if (auto address = read_server_address(line)) addresses.push_back(*std::move(address));
    return addresses;
}

}  // namespace thidua
