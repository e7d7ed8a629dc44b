#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/value.h"

namespace thidua {

class Workspace;

/// What a list shows of several records, as a table in the language of the interface.
struct ListTable {
    std::string title;               ///< what it is a list of
    std::vector<std::string> heads;  ///< one for each column
    /// Numbers, dates and times as what they are, everything else as its words.
    std::vector<std::vector<Value>> rows = {};
    std::string remark = {};  ///< a sentence above the columns; empty for none
    bool has_totals = false;  ///< the last row adds up those above it
};

/// A sheet for each table: what it is, of which organ and when it was made, then numbered rows
/// below column heads that stay in view. Gives the rows without totals. Errors: invalid_input where
/// the file does not end in .xlsx or there is no table; internal where it cannot be written, and
/// then an older file at its place is as it was.
Result<std::size_t> write_list_workbook(Workspace& workspace, const std::vector<ListTable>& tables,
                                        const std::filesystem::path& file);

}  // namespace thidua
