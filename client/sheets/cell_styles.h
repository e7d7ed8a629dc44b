#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "client/sheets/number_format.h"
#include "client/sheets/workbook.h"

namespace thidua::sheets {

/// What of a cell's looks changes what it means.
struct CellStyle {
    std::string_view font = {};  ///< Owned by the workbook's fonts.
    NumberFormat format = {};
};

/// styles.xml: the styles in the order in which cells count them. A style without a font of its
/// own that can be found has none.
Result<std::vector<CellStyle>> read_styles(pugi::xml_node root, Workbook& workbook);

/// The name, kept in the workbook. Empty for what is no clean text.
std::string_view kept_font(Workbook& workbook, std::string_view name);

}  // namespace thidua::sheets
