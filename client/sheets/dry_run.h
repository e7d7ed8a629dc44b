#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "client/sheets/cell_values.h"
#include "client/sheets/legacy_cells.h"
#include "client/sheets/row_kinds.h"
#include "client/sheets/sheet_mapping.h"
#include "client/sheets/workbook.h"

namespace thidua::sheets {

/// What would be imported of one row. What could not be read is not among the values.
struct ReadRow {
    std::uint32_t number = 0;  ///< from 0
    std::map<std::string, FieldValue> values = {};
    bool has_errors = false;
};

/// "Sheet DS, cell C7: …": what is wrong or doubtful, and how to write it.
struct CellFinding {
    CellPlace place;
    std::string sentence;
};

/// A row that is not imported, and what it was taken for.
struct PassedRow {
    std::uint32_t number = 0;
    RowKind kind = RowKind::blank;
    std::string words = {};  ///< its first text
};

struct SectionRow {
    std::uint32_t number = 0;
    std::string words;
};

/// Rows that have something in common.
struct SameRows {
    std::string words;
    std::vector<std::uint32_t> rows;
};

/// An import tried out: nothing is written anywhere, and a person decides by it.
struct DryRun {
    std::string sheet;
    std::uint32_t header_row = 0;                ///< from 0
    std::map<std::string, std::string> columns;  ///< field to letters: "C", "C D"
    std::vector<ReadRow> rows;
    std::vector<CellFinding> errors;
    std::vector<CellFinding> warnings;
    /// Of the file as a whole.
    std::vector<std::string> notes;
    std::vector<Conversion> conversions;
    std::vector<SectionRow> sections;
    std::vector<PassedRow> passed;
    /// Different people of one name, and rows that say the same person twice. Both spellings of a
    /// tone ("Hòa", "Hoà") are one name.
    std::vector<SameRows> homonyms;
    std::vector<SameRows> duplicates;
};

/// Refused only when the list itself is not found; whatever is wrong with cells is in the result.
Result<DryRun> dry_run(const Workbook& workbook, const SheetMapping& mapping);

}  // namespace thidua::sheets
