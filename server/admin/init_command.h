#pragma once

#include <string>
#include <vector>

#include "server/admin/command.h"
#include "shared/net/server_address.h"

namespace thidua {

struct InitOptions {
    std::filesystem::path organization;
    std::vector<ServerAddress> addresses;  ///< where devices will find the server; may be empty
    std::string administrator;             ///< the person's name; may be empty
};

/// Makes a server in an empty folder, whole or not at all: keys, store, the first records; prints
/// the administrator's enrolment code. `wrong_state` when there is one already.
CommandResult init_server(const InitOptions& options, CommandContext& context);

}  // namespace thidua
