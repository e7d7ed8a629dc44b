#include "client/sheets/refusals.h"

#include "shared/base/translate.h"

namespace thidua::sheets {

Error damaged_workbook() {
    return failure(
        ErrorCode::damaged,
        tr("This is no Excel workbook, or it is damaged; open it in Excel, save it again "
           "as .xlsx and choose that file."));
}

Error too_large() {
    return failure(ErrorCode::invalid_input,
                   tr("The file is larger than any list can be; keep only the sheet with the list "
                      "in it and choose it again."));
}

Error older_or_locked_workbook() {
    return failure(ErrorCode::invalid_input,
                   tr("This is an old .xls workbook or one with a password; open it in Excel, save "
                      "it as .xlsx without a password and choose that file."));
}

Error not_a_table() {
    return failure(
        ErrorCode::invalid_input,
        tr("The file cannot be read as text; save it in Excel as .xlsx or as CSV UTF-8."));
}

}  // namespace thidua::sheets
