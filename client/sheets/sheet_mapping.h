#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/enum_text.h"
#include "shared/base/result.h"

namespace thidua::sheets {

/// What a column's cells are read as.
enum class FieldKind { text, integer, decimal, date, name, choice };

/// Where a column is: by its letter, or by one of the words that its heading may be.
struct ColumnPlace {
    std::vector<std::string> headings = {};
    std::optional<std::uint32_t> column = {};

    [[nodiscard]] bool is_given() const { return column || !headings.empty(); }
};

/// One field of what is imported.
struct FieldColumn {
    std::string field;  ///< Where its value goes; whoever imports gives it a meaning.
    FieldKind kind = FieldKind::text;
    ColumnPlace place;
    /// Of a name in two columns, "Họ và đệm" and "Tên": where the second is.
    ColumnPlace given_name = {};
    bool is_required = false;
    /// Of a choice: its values, each with the words that mean it.
    std::map<std::string, std::vector<std::string>> choices = {};
};

/// How one kind of list is read. A file in JSON:
///
///     {"ordinal": {"heading": ["STT", "TT"]},
///      "columns": [
///        {"field": "name", "kind": "name", "heading": ["Họ và tên"], "required": true},
///        {"field": "gender", "kind": "choice", "letter": "D",
///         "choices": {"male": ["Nam"], "female": ["Nữ"]}}],
///      "section_field": "unit", "identity": ["name", "born"]}
struct SheetMapping {
    /// Empty: the one sheet in sight that has the headings.
    std::string sheet;
    /// From 0. Empty: the row with the most of the headings.
    std::optional<std::uint32_t> header_row;
    /// 0: as many as its merged cells are high.
    std::uint32_t header_rows = 0;
    /// The numbers before the rows; they have gaps and are not imported.
    ColumnPlace ordinal;
    std::vector<FieldColumn> columns;
    /// The field that a row with one filled cell sets for the rows below it; empty: no such rows.
    std::string section_field;
    /// "nt": the same as in the row above.
    std::vector<std::string> as_above;
    /// Rows that begin with these words are sums.
    std::vector<std::string> pass_over;
    /// The list ends at a row that begins with these words: signatures stand below.
    std::vector<std::string> ends_at;
    /// Two rows with the same in all of these are one row written twice.
    std::vector<std::string> identity;
};

inline constexpr std::size_t mapping_bytes_max = 64 << 10;
inline constexpr std::size_t mapping_columns_max = 100;

/// Refuses in one sentence what it does not know. as_above, pass_over and ends_at are what is
/// usual in Vietnamese lists where the file does not say.
Result<SheetMapping> read_sheet_mapping(std::string_view json);

}  // namespace thidua::sheets

template <>
struct thidua::EnumNames<thidua::sheets::FieldKind> {
    static constexpr std::array<std::string_view, 6> names{"text", "integer", "decimal",
                                                           "date", "name",    "choice"};
};
