#pragma once

#include <filesystem>

#include "server/net/server_room.h"

namespace thidua {

/// Renews the server's own certificate when less than a year of it is left, keeps it in the data
/// folder, and shows it to whoever connects from now on; devices trust the CA, and notice nothing.
/// `shown_certificate` is the one in use, before and after. True when there is a new one.
Result<bool> renew_own_certificate(ServerRoom& room, const std::filesystem::path& data,
                                   Bytes& shown_certificate);

}  // namespace thidua
