#pragma once

#include <string>

#include "client/app/consolidations.h"
#include "client/app/workbook.h"

namespace thidua {

/// The colour of words that somebody should not overlook.
inline constexpr std::uint32_t alarm_colour = 0xB00020;
/// Of the row of column heads, of a section's name, and of a cell with one short word.
extern const CellStyle header_style;
extern const CellStyle section_style;
extern const CellStyle centre_style;

/// The two lines that a sheet begins with.
void write_heading(Sheet& sheet, const std::string& title, const std::string& subtitle,
                   std::uint16_t last_column);
/// Those of a sheet of a consolidation.
void write_title(Sheet& sheet, const Consolidation& consolidation, const std::string& title,
                 std::uint16_t last_column);
/// A value as what it is: a number that can be added up, a date, or words. `field` may be null.
void write_value(Sheet& sheet, CellPlace place, const Field* field, const Value& value,
                 const CellStyle& style = {});
/// The figures by section with a column for each unit.
void write_figures(const Consolidation& consolidation, Sheet& sheet);

}  // namespace thidua
