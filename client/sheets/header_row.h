#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/sheets/sheet_mapping.h"
#include "client/sheets/sheet_view.h"
#include "client/sheets/words.h"

namespace thidua::sheets {

/// The header of a list, one row or a few, when read from a given row on.
class HeaderRow {
public:
    /// `rows` 0: as many as its merged cells are high.
    HeaderRow(SheetView& view, std::uint32_t row, std::uint32_t rows);

    [[nodiscard]] std::uint32_t row() const { return row_; }
    [[nodiscard]] std::uint32_t rows() const { return rows_; }

    /// What a heading's words were found to be. Cells that are merged into one are one heading.
    struct Found {
        std::vector<std::vector<std::uint32_t>> headings = {};  ///< the columns of each
        Likeness likeness = Likeness::none;
    };
    /// The headings that are most like one of the words; one that only begins with them counts
    /// where no other does.
    [[nodiscard]] Found find(const std::vector<std::string>& words) const;
    /// The lowest of the headings above the column.
    [[nodiscard]] std::string words_of(std::uint32_t column) const;

private:
    struct Column {
        std::vector<Heading> headings = {};  ///< each row's, and all from the top with " / "
        std::string words = {};
        std::uint32_t group = 0;  ///< the first column of those merged with it in the lowest row
    };
    void read_column(SheetView& view, std::uint32_t column);

    std::uint32_t row_;
    std::uint32_t rows_;
    std::map<std::uint32_t, Column> columns_;
};

/// How many of the mapping's headings are in it, those that only begin with the words not counted.
std::size_t count_found(const HeaderRow& header, const SheetMapping& mapping);

}  // namespace thidua::sheets
