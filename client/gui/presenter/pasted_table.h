#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/forms/form.h"

namespace thidua {

/// What a spreadsheet puts on the clipboard: cells parted by tabs, rows by line ends, cells with
/// line ends inside in double quotes. A last empty line is no row.
std::vector<std::vector<std::string>> read_pasted_table(std::string_view text);

/// A pasted or typed cell: the Vietnamese way of writing, else, for a number that this way cannot
/// mean, the plain one ("1234.5").
Result<Value> answer_from_typing(const Field& field, std::string_view typed);

}  // namespace thidua
