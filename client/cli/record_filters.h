#pragma once

#include <vector>

#include "client/app/record_register.h"
#include "client/cli/command.h"

/// Which records of a register a list is to show, as options of a command.
namespace thidua::cli {

extern const Option unit_filter;

/// What is in `--unit`; empty where it was left out.
Result<std::optional<RecordId>> unit_option(Workspace& workspace, const Arguments& arguments);

/// --unit, --state, --words, and what the type has a field for: --year, --round, --award; --organ
/// where records of several organs are read.
std::vector<Option> filter_options(const RecordRule& rule);
Result<RegisterFilter> filter_typed(Workspace& workspace, const RecordRule& rule,
                                    const Arguments& arguments);

}  // namespace thidua::cli
