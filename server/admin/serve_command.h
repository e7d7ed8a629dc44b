#pragma once

#include <optional>
#include <vector>

#include "server/admin/command.h"
#include "server/net/event_log.h"
#include "shared/net/server_address.h"

namespace thidua {

struct ServeOptions {
    ServerAddress listen;
    std::optional<ServerAddress> admin;
    std::vector<ServerAddress> addresses;  ///< where devices find it; empty: from `listen`
    LogLevel log_level = LogLevel::info;
    bool log_as_json = true;
};

/// Serves until it is asked to end (SIGTERM). Prints "listening ADDR:PORT" once it accepts. One
/// server at a time on a folder.
CommandResult serve(const ServeOptions& options, CommandContext& context);

}  // namespace thidua
