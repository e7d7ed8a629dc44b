#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/forms/answers.h"
#include "shared/forms/form.h"
#include "shared/record/record.h"

namespace thidua {

/// All records of a register that have one value, as a row of a report's table.
struct GroupedRow {
    RowId id;  ///< the row of its key, which somebody may have typed already
    std::map<std::string, Value> cells;  ///< by column
    std::string words;                   ///< "Giấy khen của Giám đốc Sở: Cá nhân 2; Tập thể 1"
};

struct GroupedRows {
    std::vector<GroupedRow> rows;  ///< in the order of the choices, else of the values
    std::size_t left_out = 0;      ///< records whose value is none of the choices
};

/// What the numbers at that path make together; a record without one adds nothing.
Decimal sum_of(const std::vector<Record>& records, const std::string& path);

/// For a table whose feed has a "group".
GroupedRows grouped_rows(const Field& table, const std::vector<Record>& records);

}  // namespace thidua
