#pragma once

#include <string>
#include <vector>

#include "server/admin/command.h"

namespace thidua {

/// Every unit: its code, name, organ, parent, and when it closes into which.
CommandResult list_units(CommandContext& context);

/// Puts the unit, with all below it, under another parent. Works while serving: devices that are
/// connected find their scopes changed within seconds.
CommandResult move_unit(const std::string& code, const std::string& parent,
                        CommandContext& context);

/// `last_day` as "2026-07-31": the last day the unit exists. `into` may be empty; otherwise that
/// unit goes on with the reports of both from the day after.
CommandResult close_unit(const std::string& code, const std::string& last_day,
                         const std::string& into, CommandContext& context);

/// `first_day` as "2026-08-01": since when the unit is two or more, each "CODE=NAME". Lists who is
/// to be given one of them.
CommandResult split_unit(const std::string& code, const std::string& first_day,
                         const std::vector<std::string>& parts, CommandContext& context);

/// `first_day` as "2026-08-01": since when it has that name. Awards and papers of before keep the
/// old one.
CommandResult rename_unit(const std::string& code, const std::string& name,
                          const std::string& short_name, const std::string& first_day,
                          CommandContext& context);

/// Whether the unit has legal personality, so that its head grants awards of its own.
CommandResult set_legal_personality(const std::string& code, bool has_it, CommandContext& context);

/// Adds what the organisation file has and the server has not.
CommandResult load_organization(const std::filesystem::path& file, CommandContext& context);

}  // namespace thidua
