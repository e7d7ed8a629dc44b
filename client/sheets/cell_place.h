#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Tables that people keep in Excel, read without trusting them.
namespace thidua::sheets {

/// What Excel itself can hold.
inline constexpr std::uint32_t excel_rows = 1'048'576;
inline constexpr std::uint32_t excel_columns = 16'384;

/// Where a cell is, from 0.
struct CellPlace {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    auto operator<=>(const CellPlace&) const = default;
};

/// Cells merged into one, from the upper left to the lower right, both included.
struct CellRange {
    CellPlace first;
    CellPlace last;
    [[nodiscard]] bool contains(CellPlace place) const {
        return first.row <= place.row && place.row <= last.row && first.column <= place.column &&
               place.column <= last.column;
    }
    bool operator==(const CellRange&) const = default;
};

/// "A" is 0, "AA" is 26; in either case. Empty beyond "XFD".
std::optional<std::uint32_t> column_from_letters(std::string_view letters);
std::string column_letters(std::uint32_t column);

/// "C7": how Excel calls the place.
std::string cell_name(CellPlace place);
/// "C7" and "$C$7"; empty outside of what Excel can hold.
std::optional<CellPlace> place_from_name(std::string_view name);
/// "A1:C3", or "A1" for one cell.
std::optional<CellRange> range_from_name(std::string_view name);

}  // namespace thidua::sheets
