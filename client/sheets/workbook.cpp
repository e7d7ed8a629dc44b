#include "client/sheets/workbook.h"

#include <algorithm>

namespace thidua::sheets {

const Cell* Row::find(std::uint32_t column) const {
    const auto found = std::ranges::lower_bound(cells, column, {}, &PlacedCell::column);
    return found == cells.end() || found->column != column ? nullptr : &found->cell;
}

const Row* Sheet::find_row(std::uint32_t number) const {
    const auto found = std::ranges::lower_bound(rows, number, {}, &Row::number);
    return found == rows.end() || found->number != number ? nullptr : &*found;
}

const Cell* Sheet::find(CellPlace place) const {
    const Row* const row = find_row(place.row);
    return row ? row->find(place.column) : nullptr;
}

}  // namespace thidua::sheets
