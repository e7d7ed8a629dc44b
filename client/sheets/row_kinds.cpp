#include "client/sheets/row_kinds.h"

#include <algorithm>

#include "client/sheets/cell_values.h"
#include "client/sheets/words.h"
#include "shared/base/syllables.h"

namespace thidua::sheets {
namespace {

constexpr std::size_t ordinal_bytes_max = 6;

bool is_figures(std::string_view words) {
    return !words.empty() && words.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string_view without_brackets(std::string_view words) {
    if (words.size() < 3 || words.front() != '(' || words.back() != ')') return words;
    return words.substr(1, words.size() - 2);
}

/// "1", "12", "IV", "A", "b": what stands before things in a list.
bool is_enumerator(std::string_view words) {
    if (words.size() > ordinal_bytes_max) return false;
    const bool is_roman =
        !words.empty() && words.find_first_not_of("IVXLC") == std::string_view::npos;
    const bool is_letter = words.size() == 1 && ((words[0] >= 'A' && words[0] <= 'Z') ||
                                                 (words[0] >= 'a' && words[0] <= 'z'));
    return is_figures(words) || is_roman || is_letter || words == "Đ" || words == "đ";
}

/// "I. Phòng A", "2) Phòng B", "III - Phòng C".
std::string without_enumerator(const std::string& words) {
    const std::size_t space = words.find(' ');
    if (space == std::string::npos || space == 0) return words;
    std::string_view first = std::string_view{words}.substr(0, space);
    std::string_view rest = std::string_view{words}.substr(space + 1);
    const bool has_sign = std::string_view{".)-/:"}.find(first.back()) != std::string_view::npos;
    if (has_sign) first.remove_suffix(1);
    if (!is_enumerator(first)) return words;
    if (has_sign) return std::string{rest};
    return rest.starts_with("- ") ? std::string{rest.substr(2)} : words;
}

/// Equal but for marks, or followed by what no name is followed by: "Cộng: 5", "Tổng cộng (60
/// người)". "Cộng" alone does not begin "Cộng Thị Hoa"; two words or more begin anything.
bool begins_with(const std::string& words, const std::string& beginning) {
    if (Heading{words}.likeness(Heading{beginning}) <= Likeness::explained) return true;
    const std::string lower = lowered(words);
    const std::string begun = lowered(tidy_line(beginning));
    if (begun.empty() || !lower.starts_with(begun) || lower.size() == begun.size()) return false;
    const char next = lower[begun.size()];
    if (next == ':' || next == ',' || next == '.') return true;
    if (next != ' ') return false;
    const char after = lower.size() > begun.size() + 1 ? lower[begun.size() + 1] : ' ';
    return begun.find(' ') != std::string::npos || (after >= '0' && after <= '9') || after == ':';
}

/// "(1) (2) (3)", "A B 1 2 3": each number one more than the last.
template <class FilledCells>
bool are_column_numbers(const FilledCells& filled) {
    int last = 0;
    std::size_t bracketed = 0;
    for (const auto& cell : filled) {
        const std::string_view words = without_brackets(cell.words);
        if (words.size() != cell.words.size()) ++bracketed;
        if (words.size() > 2 || !is_enumerator(words)) return false;
        if (!is_figures(words)) continue;
        const int number = std::stoi(std::string{words});
        if (last != 0 && number != last + 1) return false;
        last = number;
    }
    return last != 0 && (filled.size() > 2 || bracketed > 1);
}

}  // namespace

RowJudge::RowJudge(SheetView& view, const FoundTable& table, const SheetMapping& mapping)
    : view_{&view}, table_{&table}, mapping_{&mapping} {}

std::vector<RowJudge::Filled> RowJudge::filled_cells(const Row& row) {
    std::vector<Filled> filled;
    for (const PlacedCell& placed : row.cells) {
        const bool is_text = std::holds_alternative<std::string>(placed.cell.content);
        const CellPlace place{.row = row.number, .column = placed.column};
        std::string words = tidy_line(is_text ? view_->text_of(place, placed.cell)
                                              : shown_text(placed.cell.content));
        if (!words.empty())
            filled.push_back(
                {.column = placed.column, .words = std::move(words), .is_text = is_text});
    }
    return filled;
}

bool RowJudge::is_mapped(std::uint32_t column) const {
    return std::ranges::any_of(table_->columns, [&](const FoundColumn& found) {
        return std::ranges::find(found.columns, column) != found.columns.end();
    });
}

bool RowJudge::is_ordinal(const Filled& cell) const {
    return table_->ordinal == cell.column;
}

bool RowJudge::has_number(const std::vector<Filled>& filled) const {
    return std::ranges::any_of(filled, [&](const Filled& cell) {
        std::string_view words = cell.words;
        if (words.ends_with('.')) words.remove_suffix(1);
        return is_ordinal(cell) && is_figures(words);
    });
}

bool RowJudge::has_all_required(const std::vector<Filled>& filled) const {
    return std::ranges::all_of(table_->columns, [&](const FoundColumn& found) {
        return !found.mapped->is_required || std::ranges::any_of(filled, [&](const Filled& cell) {
            return cell.column == found.columns.front();
        });
    });
}

bool RowJudge::is_header(const std::vector<Filled>& filled) const {
    std::size_t same = 0;
    for (const FoundColumn& found : table_->columns)
        for (const Filled& cell : filled) {
            if (cell.column != found.columns.front()) continue;
            if (Heading{cell.words}.likeness(Heading{found.heading}) > Likeness::unmarked)
                return false;
            ++same;
        }
    return same >= 2;
}

std::string RowJudge::section_of(const std::vector<Filled>& filled) const {
    if (mapping_->section_field.empty() || has_number(filled)) return {};
    const Filled* only = nullptr;
    for (const Filled& cell : filled) {
        if (is_ordinal(cell) && is_enumerator(without_brackets(cell.words))) continue;
        if (only) return {};
        only = &cell;
    }
    return only && only->is_text ? without_enumerator(only->words) : std::string{};
}

/// By the first text of the row: what is said of a person further right may begin with anything.
bool RowJudge::is_begun_by(const std::vector<Filled>& filled,
                           const std::vector<std::string>& words) const {
    if (has_number(filled)) return false;
    const auto first = std::ranges::find_if(filled, [&](const Filled& cell) {
        return cell.is_text && !(is_ordinal(cell) && is_enumerator(cell.words));
    });
    return first != filled.end() && std::ranges::any_of(words, [&](const std::string& beginning) {
               return begins_with(first->words, beginning);
           });
}

RowKind RowJudge::judge(const Row& row) {
    const std::vector<Filled> filled = filled_cells(row);
    if (filled.empty()) return RowKind::blank;
    if (row.number == table_->first_row && are_column_numbers(filled)) return RowKind::numbers;
    if (is_header(filled)) return RowKind::header;
    if (is_begun_by(filled, mapping_->pass_over)) {
        is_below_a_sum_ = true;
        return RowKind::sum;
    }
    if (is_begun_by(filled, mapping_->ends_at)) return RowKind::end;
    section_ = section_of(filled);
    if (!section_.empty()) return RowKind::section;
    if (std::ranges::none_of(filled, [&](const Filled& cell) { return is_mapped(cell.column); }))
        return RowKind::blank;
    if (is_below_a_sum_ && !has_number(filled) && !has_all_required(filled))
        return RowKind::below_a_sum;
    return RowKind::data;
}

}  // namespace thidua::sheets
