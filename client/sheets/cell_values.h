#pragma once

#include <string>
#include <variant>

#include "client/sheets/sheet_mapping.h"
#include "client/sheets/workbook.h"

namespace thidua::sheets {

/// A text, a name or the key of a choice; a number, whole or not; a date.
using FieldValue = std::variant<std::string, Decimal, CivilDate>;

/// What the cell's content is as that field; texts in it are in Unicode and tidy. Refused in one
/// sentence that says what is wrong and how to write it; nothing is guessed.
Result<FieldValue> read_value(const FieldColumn& column, const CellContent& content,
                              SerialSystem serials);

/// A content as text, the Vietnamese way: "1234,5", "05/04/2026".
std::string shown_text(const CellContent& content);

/// What in a name a person should look at though it is read; empty for nothing.
std::string doubt_about_name(const std::string& name);

}  // namespace thidua::sheets
