#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "client/sheets/workbook.h"
#include "shared/base/legacy_text.h"

namespace thidua::sheets {

/// A cell from before Unicode: as it is in the file, and as it would be stored.
struct Conversion {
    CellPlace place;
    std::string before;
    std::string after;
    LegacyEncoding encoding = LegacyEncoding::none;
    /// The font said so; else it is how the words read, and more in need of a look.
    bool by_font = false;
    /// Of 100 words that can tell, how many are Vietnamese after it.
    int score = 0;
};

/// The texts of one sheet in Unicode, each converted by its font; where that says nothing, as its
/// column reads, which knows more than "Hµ" alone; and as the text itself reads where it reads
/// better so, because files mix.
class LegacyCells {
public:
    explicit LegacyCells(const Sheet& sheet) : sheet_{&sheet} {}

    /// Raw as in the file where there is nothing to convert; not tidied. Each cell that is
    /// converted is remembered.
    std::string read(CellPlace place, const std::string& text, std::string_view font);

    /// In the order of the sheet.
    [[nodiscard]] std::vector<Conversion> conversions() const;

private:
    LegacyEncoding encoding_of_column(std::uint32_t column);
    LegacyGuess guess(CellPlace place, const std::string& text, std::string_view font);

    const Sheet* sheet_;
    std::map<std::uint32_t, LegacyEncoding> columns_;
    std::map<CellPlace, Conversion> conversions_;
};

}  // namespace thidua::sheets
