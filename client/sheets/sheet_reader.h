#pragma once

#include <optional>
#include <pugixml.hpp>
#include <vector>

#include "client/sheets/cell_styles.h"
#include "client/sheets/rich_text.h"
#include "client/sheets/workbook.h"

namespace thidua::sheets {

/// What the cells of all sheets refer to.
struct SharedParts {
    std::vector<RichText> strings = {};
    std::vector<CellStyle> styles = {};
    std::size_t cells = 0;  ///< read so far, in all sheets
};

/// One worksheet into the sheet, whose name is set already.
Result<void> read_sheet(pugi::xml_node root, SharedParts& shared, Workbook& workbook, Sheet& sheet);

}  // namespace thidua::sheets
