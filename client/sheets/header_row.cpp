#include "client/sheets/header_row.h"

#include <algorithm>
#include <set>

namespace thidua::sheets {
namespace {

constexpr std::uint32_t header_rows_max = 5;

/// The columns that have something in these rows, merged cells in their whole width.
std::set<std::uint32_t> filled_columns(SheetView& view, std::uint32_t row, std::uint32_t rows) {
    std::set<std::uint32_t> columns;
    for (std::uint32_t at = row; at < row + rows; ++at) {
        const Row* const filled = view.sheet().find_row(at);
        if (!filled) continue;
        for (const PlacedCell& placed : filled->cells) {
            columns.insert(placed.column);
            const CellRange* const merged = view.find_merged({at, placed.column});
            for (auto next = placed.column; merged && next <= merged->last.column; ++next)
                if (next < limits::columns_max) columns.insert(next);
        }
    }
    return columns;
}

std::uint32_t height_of(SheetView& view, std::uint32_t row) {
    std::uint32_t rows = 1;
    const Row* const filled = view.sheet().find_row(row);
    if (!filled) return rows;
    for (const PlacedCell& placed : filled->cells)
        if (const CellRange* const merged = view.find_merged({row, placed.column}))
            rows = std::max(rows, merged->last.row - row + 1);
    return std::min(rows, header_rows_max);
}

Likeness best_likeness(const std::vector<Heading>& headings, const std::vector<Heading>& words) {
    Likeness best = Likeness::none;
    for (const Heading& heading : headings)
        for (const Heading& wanted : words) best = std::min(best, heading.likeness(wanted));
    return best;
}

}  // namespace

HeaderRow::HeaderRow(SheetView& view, std::uint32_t row, std::uint32_t rows)
    : row_{row}, rows_{rows > 0 ? rows : height_of(view, row)} {
    for (const std::uint32_t column : filled_columns(view, row_, rows_)) read_column(view, column);
}

void HeaderRow::read_column(SheetView& view, std::uint32_t column) {
    Column read{.group = column};
    std::string joined;
    for (std::uint32_t at = row_; at < row_ + rows_; ++at) {
        std::string words = view.words_at({at, column});
        if (words.empty() || words == read.words) continue;
        const CellRange* const merged = view.find_merged({at, column});
        read.group = merged ? merged->first.column : column;
        joined += (joined.empty() ? "" : " / ") + words;
        read.headings.emplace_back(words);
        read.words = std::move(words);
    }
    if (read.headings.size() > 1) read.headings.emplace_back(joined);
    columns_[column] = std::move(read);
}

HeaderRow::Found HeaderRow::find(const std::vector<std::string>& words) const {
    const std::vector<Heading> wanted(words.begin(), words.end());
    Found found;
    std::optional<std::uint32_t> group;
    for (const auto& [number, column] : columns_) {
        const Likeness likeness = best_likeness(column.headings, wanted);
        if (likeness == Likeness::none || likeness > found.likeness) continue;
        if (likeness < found.likeness) found = {.likeness = likeness};
        if (found.headings.empty() || group != column.group) found.headings.emplace_back();
        group = column.group;
        found.headings.back().push_back(number);
    }
    return found;
}

std::string HeaderRow::words_of(std::uint32_t column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() ? std::string{} : found->second.words;
}

std::size_t count_found(const HeaderRow& header, const SheetMapping& mapping) {
    return static_cast<std::size_t>(
        std::ranges::count_if(mapping.columns, [&](const FieldColumn& column) {
            return header.find(column.place.headings).likeness < Likeness::begun;
        }));
}

}  // namespace thidua::sheets
