#include "client/sheets/header_search.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/sheets/header_row.h"
#include "shared/base/translate.h"

namespace thidua::sheets {
namespace {

/// Headers do not stand lower than this.
constexpr std::uint32_t rows_to_search = 100;

Error refusal(std::string sentence) {
    return failure(ErrorCode::invalid_input, std::move(sentence));
}

/// The row with the most of the headings in it.
struct BestRow {
    std::uint32_t row = 0;
    std::size_t headings = 0;
};

BestRow find_best_row(const Sheet& sheet, const SheetMapping& mapping) {
    SheetView view{sheet};
    BestRow best;
    for (const Row& row : sheet.rows) {
        if (row.number >= rows_to_search) break;
        if (mapping.header_row && row.number != *mapping.header_row) continue;
        const HeaderRow header{view, row.number, mapping.header_rows};
        const std::size_t headings = count_found(header, mapping);
        if (headings > best.headings) best = {.row = row.number, .headings = headings};
    }
    return best;
}

Result<const Sheet*> find_named_sheet(const Workbook& workbook, const std::string& name) {
    const Heading wanted{name};
    for (const Sheet& sheet : workbook.sheets)
        if (Heading{sheet.name}.likeness(wanted) <= Likeness::unmarked) return &sheet;
    return refusal(fmt::format(fmt::runtime(tr("The workbook has no sheet \"{}\".")), name));
}

/// Sheets that are hidden are not looked at.
Result<const Sheet*> find_sheet_in_sight(const Workbook& workbook, const SheetMapping& mapping) {
    const Sheet* best = nullptr;
    const Sheet* rival = nullptr;
    std::size_t headings = 0;
    for (const Sheet& sheet : workbook.sheets) {
        if (sheet.is_hidden || sheet.rows.empty()) continue;
        const std::size_t found = find_best_row(sheet, mapping).headings;
        if (best && found < headings) continue;
        rival = best && found == headings ? best : nullptr;
        best = &sheet;
        headings = found;
    }
    if (!best) return refusal(tr("The file has nothing in it that could be read."));
    if (rival)
        return refusal(fmt::format(fmt::runtime(tr("Sheets \"{}\" and \"{}\" could both be the "
                                                   "list; say which.")),
                                   rival->name, best->name));
    return best;
}

/// Finds the columns of one header, and keeps why one is not found.
class ColumnSearch {
public:
    explicit ColumnSearch(const HeaderRow& header) : header_{&header} {}

    /// The columns of one heading; none when it is not there.
    std::vector<std::uint32_t> find(const ColumnPlace& place);
    FoundColumn find(const FieldColumn& column);
    [[nodiscard]] std::optional<Error> problem() const;

private:
    void note_missing(const ColumnPlace& place);

    const HeaderRow* header_;
    std::vector<std::string> missing_;
    std::string ambiguous_;
};

std::vector<std::uint32_t> ColumnSearch::find(const ColumnPlace& place) {
    if (place.column) return {*place.column};
    const HeaderRow::Found found = header_->find(place.headings);
    if (found.headings.size() > 1 && ambiguous_.empty())
        ambiguous_ = fmt::format(
            fmt::runtime(tr("In row {}, columns {} and {} could both be \"{}\"; name the column by "
                            "its letter.")),
            header_->row() + 1, column_letters(found.headings[0].front()),
            column_letters(found.headings[1].front()), place.headings.front());
    return found.headings.empty() ? std::vector<std::uint32_t>{} : found.headings.front();
}

FoundColumn ColumnSearch::find(const FieldColumn& column) {
    FoundColumn found{.mapped = &column, .columns = find(column.place)};
    if (found.columns.empty() && column.is_required)
        missing_.push_back("\"" + column.place.headings.front() + "\"");
    // Only a name goes on into the columns that its heading is merged over.
    if (column.kind != FieldKind::name && found.columns.size() > 1) found.columns.resize(1);
    if (column.given_name.is_given() && !found.columns.empty()) {
        found.columns.resize(1);
        const auto given = find(column.given_name);
        found.columns.insert(found.columns.end(), given.begin(), given.end());
        if (given.empty()) missing_.push_back("\"" + column.given_name.headings.front() + "\"");
    }
    if (!found.columns.empty()) found.heading = header_->words_of(found.columns.front());
    if (found.heading.empty()) found.heading = column.field;
    return found;
}

std::optional<Error> ColumnSearch::problem() const {
    if (!ambiguous_.empty()) return refusal(ambiguous_);
    if (missing_.empty()) return std::nullopt;
    return refusal(
        fmt::format(fmt::runtime(tr("Row {} has no heading {}; correct the heading, or name the "
                                    "column by its letter.")),
                    header_->row() + 1, fmt::join(missing_, ", ")));
}

Result<FoundTable> find_columns(const Sheet& sheet, const HeaderRow& header,
                                const SheetMapping& mapping) {
    FoundTable table{
        .sheet = &sheet, .header_row = header.row(), .first_row = header.row() + header.rows()};
    ColumnSearch search{header};
    for (const FieldColumn& column : mapping.columns) {
        FoundColumn found = search.find(column);
        if (!found.columns.empty()) table.columns.push_back(std::move(found));
    }
    if (mapping.ordinal.is_given())
        if (const auto ordinal = search.find(mapping.ordinal); !ordinal.empty())
            table.ordinal = ordinal.front();
    if (auto problem = search.problem()) return std::move(*problem);
    return table;
}

}  // namespace

Result<FoundTable> find_table(const Workbook& workbook, const SheetMapping& mapping) {
    const auto sheet = mapping.sheet.empty() ? find_sheet_in_sight(workbook, mapping)
                                             : find_named_sheet(workbook, mapping.sheet);
    if (!sheet) return sheet.error();
    const BestRow best = find_best_row(**sheet, mapping);
    if (best.headings == 0 && !mapping.header_row)
        return refusal(tr("None of the headings is in the file; say in which row they are."));
    SheetView view{**sheet};
    const HeaderRow header{view, mapping.header_row.value_or(best.row), mapping.header_rows};
    return find_columns(**sheet, header, mapping);
}

}  // namespace thidua::sheets
