#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "shared/base/decimal.h"

namespace thidua::sheets {

/// What a number format makes of a number, as far as it changes what is meant.
struct NumberFormat {
    bool is_date = false;
    bool is_percent = false;
    /// "000000000000": noughts are put before the number up to so many digits. 0 for no such
    /// format.
    std::size_t digits = 0;
};

/// Of a format that the workbook writes out: "dd/mm/yyyy", "[$-42A]d mmmm", "0.0%".
NumberFormat read_number_format(std::string_view code);
/// Of one that every workbook has by its number, in any country's Excel.
NumberFormat built_in_format(std::uint32_t id);

/// The number in a cell as Excel shows it at its widest: "0.30000000000000004" is 0.3. 15 digits
/// that count, at most 12 after the point. Empty for what is no number or beyond what is read.
std::optional<Decimal> number_of_cell(std::string_view written);

}  // namespace thidua::sheets
