#pragma once

#include <filesystem>

#include "server/admin/command.h"

namespace thidua {

/// `backup --to FILE`: the store as it is at one moment, with the server's keys, in one file that
/// only its owner may read. Works while serving.
CommandResult back_up(const std::filesystem::path& file, CommandContext& context);

/// `restore --from FILE`: makes a server of it in an empty folder, or, with `replace`, in the place of
/// the one there, which is kept beside it. It takes a new epoch, so that devices bring back what it
/// does not know (rule 8).
CommandResult restore_backup(const std::filesystem::path& file, bool replace,
                             CommandContext& context);

}  // namespace thidua
