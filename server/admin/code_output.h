#pragma once

#include "server/admin/command.h"
#include "server/store/device_store.h"
#include "shared/net/enrolment_code.h"

namespace thidua {

/// Prints the code: alone on `out`, with what a person should know on `err`; or all as JSON.
void print_code(CommandContext& context, const EnrolmentCode& code, const Grantee& grantee);

}  // namespace thidua
