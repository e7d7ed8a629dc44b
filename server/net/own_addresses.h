#pragma once

#include <cstdint>
#include <vector>

#include "shared/net/server_address.h"

namespace thidua {

enum class AddressFamilies { only_ipv4, both };

/// Where other machines are likely to find this one: the addresses that the system would send from,
/// then the machine's name. Nothing is sent to find out. Ends with the loopback, for a device on
/// the same machine.
std::vector<ServerAddress> own_addresses(std::uint16_t port, AddressFamilies families);

/// What an enrolment code should say for a server that listens there: the address itself, or
/// own_addresses() where it listens at all of them.
std::vector<ServerAddress> reachable_addresses(const ServerAddress& listen);

}  // namespace thidua
