#pragma once

#include <string>

#include "server/admin/command.h"

namespace thidua {

/// `status`: records, edits, devices, epoch, head, open conflicts, disk.
CommandResult print_status(CommandContext& context);

/// `deadlines`: how each unit stands in each period, with the evidence. `period` is the end of an
/// id; empty for every period that has opened.
CommandResult print_deadlines(const std::string& period, CommandContext& context);

/// `verify`: the whole log done again and compared. Code `failed` when anything is wrong.
CommandResult verify_store(CommandContext& context);

}  // namespace thidua
