#include "client/sheets/sheet_reader.h"

#include <algorithm>

#include "client/sheets/cell_reader.h"
#include "client/sheets/refusals.h"
#include "client/sheets/xml_part.h"

namespace thidua::sheets {
namespace {

constexpr std::uint32_t not_said = 0xFFFF'FFFF;

void read_hidden_columns(pugi::xml_node root, Sheet& sheet) {
    for (const pugi::xml_node column : child(root, "cols").children()) {
        if (!truth(column, "hidden")) continue;
        const std::uint32_t first = std::max(whole(column, "min", 1), 1U);
        // A list that ends with hidden columns hides all to the last that Excel has.
        const auto last = std::min(whole(column, "max", not_said),
                                   static_cast<std::uint32_t>(limits::columns_max));
        for (std::uint32_t at = first; at <= last; ++at) sheet.hidden_columns.insert(at - 1);
    }
}

Result<void> read_merged(pugi::xml_node root, Sheet& sheet) {
    for (const pugi::xml_node merged : child(root, "mergeCells").children()) {
        const auto range = range_from_name(attribute(merged, "ref").value());
        if (!range) return damaged_workbook();
        if (sheet.merged.size() == limits::merged_max) return too_large();
        sheet.merged.push_back(*range);
    }
    return {};
}

/// Where the cell is: what it says, or after the one before it.
std::optional<CellPlace> place_of(pugi::xml_node node, const Row& row) {
    const pugi::xml_attribute name = attribute(node, "r");
    if (name) return place_from_name(name.value());
    const std::uint32_t next = row.cells.empty() ? 0 : row.cells.back().column + 1;
    return CellPlace{.row = row.number, .column = next};
}

/// Cells come from left to right in a row, and belong to it.
bool is_in_order(const Row& row, CellPlace place) {
    return place.row == row.number && (row.cells.empty() || row.cells.back().column < place.column);
}

/// One <c> into its row.
Result<void> add_cell(pugi::xml_node node, SharedParts& shared, Workbook& workbook, Row& row) {
    const auto place = place_of(node, row);
    if (!place || !is_in_order(row, *place)) return damaged_workbook();
    auto cell = read_cell(node, shared, workbook);
    if (!cell) return cell.error();
    if (!*cell) return {};
    if (place->column >= limits::columns_max || ++shared.cells > limits::cells_max)
        return too_large();
    row.cells.push_back({.column = place->column, .cell = std::move(**cell)});
    return {};
}

Result<void> read_row(pugi::xml_node node, SharedParts& shared, Workbook& workbook, Row& row) {
    row.is_hidden = truth(node, "hidden");
    for (const pugi::xml_node cell : node.children()) {
        if (!is_named(cell, "c")) continue;
        if (const auto added = add_cell(cell, shared, workbook, row); !added) return added.error();
    }
    return {};
}

/// Rows count on from the one before where they say no number.
Result<void> read_rows(pugi::xml_node data, SharedParts& shared, Workbook& workbook, Sheet& sheet) {
    std::uint32_t next = 0;
    for (const pugi::xml_node node : data.children()) {
        if (!is_named(node, "row")) continue;
        const std::uint32_t named = whole(node, "r", not_said);
        Row row{.number = named == 0 ? next : named - 1};
        if (row.number < next || row.number >= excel_rows) return damaged_workbook();
        next = row.number + 1;
        if (const auto read = read_row(node, shared, workbook, row); !read) return read.error();
        if (row.cells.empty()) continue;
        if (sheet.rows.size() == limits::rows_max) return too_large();
        sheet.rows.push_back(std::move(row));
    }
    return {};
}

}  // namespace

Result<void> read_sheet(pugi::xml_node root, SharedParts& shared, Workbook& workbook,
                        Sheet& sheet) {
    if (!is_named(root, "worksheet")) return damaged_workbook();
    read_hidden_columns(root, sheet);
    if (const auto read = read_merged(root, sheet); !read) return read.error();
    return read_rows(child(root, "sheetData"), shared, workbook, sheet);
}

}  // namespace thidua::sheets
