#pragma once

#include <map>
#include <string>

#include "shared/base/bytes.h"

namespace thidua::sheets {

/// A packed file with these parts.
Bytes packed(const std::map<std::string, std::string>& parts);

/// A workbook of one sheet, "DS", written by hand: what stands in <worksheet>, in <sst> and in
/// <styleSheet>, and what is to be in <workbookPr>.
struct SmallWorkbook {
    std::string sheet;
    std::string strings = {};
    std::string styles = {};
    std::string properties = {};
};
std::map<std::string, std::string> parts_of(const SmallWorkbook& workbook);
Bytes packed(const SmallWorkbook& workbook);

}  // namespace thidua::sheets
