#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "server/admin/command.h"
#include "shared/model/role.h"
#include "shared/net/server_address.h"

namespace thidua {

struct EnrollOptions {
    std::string unit_code;
    Role role = Role::officer;
    std::string name;                      ///< of the person
    std::chrono::seconds valid_for{std::chrono::hours{24 * 7}};
    std::vector<ServerAddress> addresses;  ///< empty: those that init or serve kept
};

/// Prints a one-time enrolment code. Works while the server serves.
CommandResult make_enrolment(const EnrollOptions& options, CommandContext& context);

}  // namespace thidua
