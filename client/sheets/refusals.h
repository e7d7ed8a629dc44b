#pragma once

#include "shared/base/result.h"

/// Why a file is refused whole, each in one sentence.
namespace thidua::sheets {

Error damaged_workbook();
Error too_large();
/// An .xls of before 2007, or an .xlsx behind a password: both are the same kind of file outside.
Error older_or_locked_workbook();
Error not_a_table();

}  // namespace thidua::sheets
