#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "client/sheets/sheet_mapping.h"
#include "client/sheets/sheet_view.h"

namespace thidua::sheets {

/// Where a field is in the sheet that was found.
struct FoundColumn {
    const FieldColumn* mapped = nullptr;
    /// More than one for a name in parts.
    std::vector<std::uint32_t> columns = {};
    std::string heading = {};
};

/// A list in a sheet.
struct FoundTable {
    const Sheet* sheet = nullptr;
    std::uint32_t header_row = 0;
    std::uint32_t first_row = 0;  ///< below the header
    std::optional<std::uint32_t> ordinal = {};
    std::vector<FoundColumn> columns = {};
};

/// The sheet, the header and the columns that the mapping means. Refused in one sentence when a
/// sheet or a required heading is not there, or one could be two.
Result<FoundTable> find_table(const Workbook& workbook, const SheetMapping& mapping);

}  // namespace thidua::sheets
