#pragma once

#include <map>
#include <optional>
#include <string>

#include "client/sheets/dry_run.h"
#include "client/sheets/header_search.h"
#include "client/sheets/sheet_view.h"

namespace thidua::sheets {

/// "Sheet DS, cell C7: …".
std::string located(const Sheet& sheet, CellPlace place, const std::string& sentence);

/// Reads the rows of people, from the top down.
class RowReading {
public:
    RowReading(SheetView& view, const FoundTable& table, const SheetMapping& mapping,
               SerialSystem serials)
        : view_{&view}, table_{&table}, mapping_{&mapping}, serials_{serials} {}

    void read(const Row& row, DryRun& result);
    void enter_section(std::string words) { section_ = std::move(words); }

private:
    void read_field(const FoundColumn& found, DryRun& result);
    /// The content of one cell, or of the cells that a name is divided over; empty for nothing.
    std::optional<CellContent> content_of(const FoundColumn& found);
    std::string joined_name(const FoundColumn& found);
    [[nodiscard]] bool is_as_above(const CellContent& content) const;
    void read_content(const FoundColumn& found, const CellContent& content, DryRun& result);
    void repeat_above(const FoundColumn& found, DryRun& result);
    void note_doubts(const FoundColumn& found, DryRun& result);
    void refuse(const FoundColumn& found, const std::string& sentence, DryRun& result);
    [[nodiscard]] CellPlace place_of(const FoundColumn& found) const {
        return {.row = row_.number, .column = found.columns.front()};
    }

    SheetView* view_;
    const FoundTable* table_;
    const SheetMapping* mapping_;
    SerialSystem serials_;
    std::string section_;
    ReadRow row_;
    std::map<std::string, FieldValue> above_;
};

}  // namespace thidua::sheets
