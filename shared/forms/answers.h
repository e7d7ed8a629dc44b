#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/id.h"
#include "shared/record/record.h"

namespace thidua {

/// One row of one table of one report. Where the form declares a row key the id follows from the
/// key's value, so that two people who add the same row apart add one row.
using RowId = Id<struct RowTag>;

/// Where an answer stands in a report's record:
///   answers/<field>                     the answer
///   answers/<table>/<row>               true: the row exists; cells without it are of no row
///   answers/<table>/<row>/<column>      one cell
struct AnswerPath {
    std::string field;
    std::optional<RowId> row = {};
    std::string column = {};  ///< empty for the row's marker

    bool operator==(const AnswerPath&) const = default;
};

FieldPath answer_path(std::string_view field);
FieldPath row_marker_path(std::string_view table, RowId row);
FieldPath cell_path(std::string_view table, RowId row, std::string_view column);
/// Empty unless the path has exactly one of the three shapes.
std::optional<AnswerPath> split_answer_path(std::string_view path);

/// The row with that key in that table, the same on every device. Text is compared folded
/// (shared/base/text.h): "Mô hình A" and "mô  hình a" are one row.
RowId row_id_for_key(std::string_view table, const Value& key);

/// The rows that exist, by id.
std::vector<RowId> list_rows(const Fields& answers, std::string_view table);

}  // namespace thidua
