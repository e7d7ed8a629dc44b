#include "client/sheets/sheet_view.h"

#include <algorithm>

#include "client/sheets/words.h"

namespace thidua::sheets {

const std::vector<CellRange>& SheetView::merged_in(std::uint32_t column) {
    const auto [entry, is_new] = merged_.try_emplace(column);
    if (is_new) {
        for (const CellRange& range : sheet_->merged)
            if (range.first.column <= column && column <= range.last.column)
                entry->second.push_back(range);
        std::ranges::sort(entry->second, {}, [](const CellRange& range) { return range.first; });
    }
    return entry->second;
}

const CellRange* SheetView::find_merged(CellPlace place) {
    const std::vector<CellRange>& ranges = merged_in(place.column);
    const auto after = std::ranges::upper_bound(
        ranges, place.row, {}, [](const CellRange& range) { return range.first.row; });
    if (after == ranges.begin() || !std::prev(after)->contains(place)) return nullptr;
    return &*std::prev(after);
}

const Cell* SheetView::find_shown(CellPlace place) {
    if (const Cell* const own = sheet_->find(place)) return own;
    const CellRange* const merged = find_merged(place);
    return merged ? sheet_->find(merged->first) : nullptr;
}

const Cell* SheetView::find_meant(CellPlace place) {
    if (const Cell* const own = sheet_->find(place)) return own;
    const CellRange* const merged = find_merged(place);
    if (!merged || merged->first.column != place.column) return nullptr;
    return sheet_->find(merged->first);
}

std::string SheetView::text_of(CellPlace place, const Cell& cell) {
    const auto* const text = std::get_if<std::string>(&cell.content);
    return text ? tidy(legacy_.read(place, *text, cell.font)) : std::string{};
}

std::string SheetView::words_at(CellPlace place) {
    const Cell* const cell = find_shown(place);
    return cell ? tidy_line(text_of(place, *cell)) : std::string{};
}

}  // namespace thidua::sheets
