#pragma once

#include <string>
#include <string_view>

#include "client/cli/command.h"
#include "shared/model/record_rules.h"
#include "shared/record/record.h"

/// The fields of a record of the table as a person types them.
namespace thidua::cli {

/// What "--from" holds, a flat object of path and value, and then the "PATH=VALUE" words; an empty
/// or null value clears. `not_found` for a path that the type does not have, with those it has.
Result<Fields> fields_typed(Workspace& workspace, const RecordRule& rule,
                            const Arguments& arguments);
/// What is said with the step, by its options.
Result<Fields> arguments_typed(Workspace& workspace, const StepRule& step,
                               const Arguments& arguments);
/// Its records are made by a command of their own, which asks more than "new": votes by `council
/// vote`, ballots by emptying the box, dossiers by `nomination forward`, the Office's own texts by
/// `consolidation text`.
bool is_made_elsewhere(const RecordRule& rule);
/// "forwarded_to" is "--forwarded-to".
std::string option_name(std::string_view path);
/// A sentence about the first of the words that is no "PATH=VALUE".
std::string problem_of_assignments(const Arguments& arguments);

}  // namespace thidua::cli
