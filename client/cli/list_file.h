#pragma once

#include <functional>
#include <string>
#include <vector>

#include "client/app/list_workbook.h"
#include "client/cli/command.h"

namespace thidua::cli {

/// A list in each of the ways in which it may be asked for.
struct ShownList {
    Json document;
    std::string text;
    std::function<std::vector<ListTable>()> tables;  ///< asked only for a workbook
};

/// "--to FILE.xlsx", of every command that shows a list.
Option list_file_option();

/// Shows the list, or writes it where --to says.
Result<ExitCode> hand_over(Workspace& workspace, const Arguments& arguments, const Console& console,
                           const ShownList& list);

/// A cell: the time, or nothing.
Value cell_of(const std::optional<Instant>& moment);

}  // namespace thidua::cli
