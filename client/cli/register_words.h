#pragma once

#include <string>
#include <vector>

#include "client/app/computed_lines.h"
#include "client/app/list_workbook.h"
#include "client/app/record_register.h"
#include "client/app/reports.h"
#include "client/cli/json.h"

/// Records of the table, and the history of any record, as JSON and as text.
namespace thidua::cli {

Json to_json(const std::vector<RegisterEntry>& entries);
Json to_json(const RegisterEntry& entry, const std::vector<const StepRule*>& steps,
             const std::vector<ComputedLine>& lines);
std::string register_text(Workspace& workspace, const std::vector<RegisterEntry>& entries);
/// The same for a workbook.
ListTable register_table(Workspace& workspace, const RecordRule& rule,
                         const std::vector<RegisterEntry>& entries);
std::string entry_text(Workspace& workspace, const RecordRule& rule, const RegisterEntry& entry,
                       const std::vector<const StepRule*>& steps,
                       const std::vector<ComputedLine>& lines);

Json to_json(const std::vector<HistoryEntry>& entries);
std::string history_text(Workspace& workspace, const RecordRule& rule,
                         const std::vector<HistoryEntry>& entries);

}  // namespace thidua::cli
