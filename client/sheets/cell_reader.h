#pragma once

#include <optional>
#include <pugixml.hpp>

#include "client/sheets/sheet_reader.h"

namespace thidua::sheets {

/// What a <c> of a worksheet holds; no cell when it holds nothing. Refused when it refers to what
/// is not there, or is no clean text.
Result<std::optional<Cell>> read_cell(pugi::xml_node node, const SharedParts& shared,
                                      Workbook& workbook);

}  // namespace thidua::sheets
