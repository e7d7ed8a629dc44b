#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "client/sheets/legacy_cells.h"
#include "client/sheets/workbook.h"

namespace thidua::sheets {

/// A sheet as a person sees it: merged cells all show the first one's content, texts are in
/// Unicode and tidy.
class SheetView {
public:
    /// The sheet outlives this.
    explicit SheetView(const Sheet& sheet) : sheet_{&sheet}, legacy_{sheet} {}

    [[nodiscard]] const Sheet& sheet() const { return *sheet_; }
    [[nodiscard]] const LegacyCells& legacy() const { return legacy_; }

    /// Null for none. Of merged cells that overlap, which no Excel writes, any of them.
    const CellRange* find_merged(CellPlace place);
    /// The cell, or the first of those it is merged with; null when that is empty.
    const Cell* find_shown(CellPlace place);
    /// find_shown, but not across columns: what a cell of a list means. A unit's name merged over
    /// five rows is each row's.
    const Cell* find_meant(CellPlace place);

    /// A text in Unicode, tidy; empty for what is no text.
    std::string text_of(CellPlace place, const Cell& cell);
    /// The text shown there, in one line; empty for none.
    std::string words_at(CellPlace place);

private:
    const std::vector<CellRange>& merged_in(std::uint32_t column);

    const Sheet* sheet_;
    LegacyCells legacy_;
    std::map<std::uint32_t, std::vector<CellRange>> merged_;
};

}  // namespace thidua::sheets
