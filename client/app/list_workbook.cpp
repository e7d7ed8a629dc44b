#include "client/app/list_workbook.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/app/consolidation_sheets.h"
#include "client/app/document_parts.h"
#include "client/app/workspace.h"
#include "shared/base/text.h"
#include "shared/base/translate.h"

namespace thidua {
namespace {

constexpr std::uint32_t list_head_row = 3;

/// "Sở Tư pháp. Made on 10/09/2026 08:30 by Hoàng Thị Hà."
std::string origin_of(Workspace& workspace) {
    const auto profile = workspace.profile();
    const std::string organ = organ_names(workspace).organ;
    const std::string whose = organ.empty() && profile ? profile->unit_name : organ;
    return fmt::format(fmt::runtime(tr("{}. Made on {} by {}.")), whose,
                       to_display(workspace.environment().clock.now()),
                       profile ? profile->person : std::string{});
}

/// Wide enough for most of the column, within what stays legible on paper.
double width_of(const ListTable& table, std::size_t column) {
    constexpr std::size_t narrowest = 8;
    constexpr std::size_t widest = 48;
    constexpr double margin = 2;
    std::size_t letters = std::max(narrowest, code_points(table.heads[column]));
    for (const auto& row : table.rows)
        letters = std::max(letters, code_points(to_display(row[column])));
    return static_cast<double>(std::min(letters, widest)) + margin;
}

/// A spreadsheet knows no day before 1900.
Value as_cell(const Value& value) {
    constexpr int first_year = 1900;
    const auto* const date = std::get_if<CivilDate>(&value);
    const bool is_too_old = date != nullptr && static_cast<int>(date->year()) < first_year;
    return is_too_old ? Value{to_display(value)} : value;
}

void write_rows(const ListTable& table, Sheet& sheet) {
    for (std::uint32_t at = 0; at < table.rows.size(); ++at) {
        const std::uint32_t row = list_head_row + 1 + at;
        const bool is_total = table.has_totals && at + 1 == table.rows.size();
        const CellStyle style = is_total ? section_style : CellStyle{};
        if (is_total)
            sheet.blank({row, 0}, style);
        else
            sheet.number({row, 0}, Decimal{std::int64_t{at} + 1}, centre_style);
        for (std::uint16_t column = 0; column < table.heads.size(); ++column)
            write_value(sheet, {row, static_cast<std::uint16_t>(column + 1)}, nullptr,
                        as_cell(table.rows[at][column]), style);
    }
}

void write_sheet(const ListTable& table, const std::string& origin, Sheet& sheet) {
    constexpr double number_width = 5;
    constexpr std::size_t upright_columns_max = 4;
    const auto last = static_cast<std::uint16_t>(table.heads.size());
    write_heading(sheet, table.title, origin, last);
    if (!table.remark.empty())
        sheet.merged({list_head_row - 1, 0}, last, table.remark, {.bordered = false});
    sheet.text({list_head_row, 0}, tr("No."), header_style);
    std::vector<double> widths{number_width};
    for (std::size_t column = 0; column < table.heads.size(); ++column) {
        sheet.text({list_head_row, static_cast<std::uint16_t>(column + 1)}, table.heads[column],
                   header_style);
        widths.push_back(width_of(table, column));
    }
    write_rows(table, sheet);
    sheet.set_widths(widths);
    sheet.set_print(table.heads.size() > upright_columns_max, list_head_row, 1);
}

}  // namespace

Result<std::size_t> write_list_workbook(Workspace& workspace, const std::vector<ListTable>& tables,
                                        const std::filesystem::path& file) {
    if (tables.empty()) return failure(ErrorCode::invalid_input, tr("There is nothing to write."));
    if (file.extension() != ".xlsx")
        return failure(ErrorCode::invalid_input,
                       tr("A list is written to a file that ends in .xlsx."));
    Workbook workbook{file};
    workbook.set_title(tables.front().title, workspace.environment().clock.now());
    const std::string origin = origin_of(workspace);
    std::size_t rows = 0;
    for (const ListTable& table : tables) {
        write_sheet(table, origin, workbook.add_sheet(table.title));
        rows += table.rows.size() - (table.has_totals ? 1 : 0);
    }
    if (auto kept = workbook.close(); !kept) return kept.error();
    return rows;
}

}  // namespace thidua
