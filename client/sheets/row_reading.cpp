#include "client/sheets/row_reading.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/sheets/words.h"
#include "shared/base/translate.h"

namespace thidua::sheets {

std::string located(const Sheet& sheet, CellPlace place, const std::string& sentence) {
    if (sheet.name.empty())
        return fmt::format(fmt::runtime(tr("Cell {}: {}")), cell_name(place), sentence);
    return fmt::format(fmt::runtime(tr("Sheet {}, cell {}: {}")), sheet.name, cell_name(place),
                       sentence);
}

void RowReading::refuse(const FoundColumn& found, const std::string& sentence, DryRun& result) {
    row_.has_errors = true;
    const CellPlace place = place_of(found);
    result.errors.push_back({.place = place, .sentence = located(*table_->sheet, place, sentence)});
}

std::string RowReading::joined_name(const FoundColumn& found) {
    std::string name;
    for (const std::uint32_t column : found.columns) {
        const CellPlace place{.row = row_.number, .column = column};
        const Cell* const cell = view_->find_meant(place);
        if (!cell) continue;
        const std::string part = std::holds_alternative<std::string>(cell->content)
                                     ? view_->text_of(place, *cell)
                                     : shown_text(cell->content);
        if (!name.empty() && !part.empty()) name += ' ';
        name += part;
    }
    return tidy_line(name);
}

std::optional<CellContent> RowReading::content_of(const FoundColumn& found) {
    if (found.columns.size() > 1) {
        std::string name = joined_name(found);
        return name.empty() ? std::nullopt : std::optional<CellContent>{std::move(name)};
    }
    const Cell* const cell = view_->find_meant(place_of(found));
    if (!cell) return std::nullopt;
    if (!std::holds_alternative<std::string>(cell->content)) return cell->content;
    std::string text = view_->text_of(place_of(found), *cell);
    return text.empty() ? std::nullopt : std::optional<CellContent>{std::move(text)};
}

bool RowReading::is_as_above(const CellContent& content) const {
    const auto* const text = std::get_if<std::string>(&content);
    if (!text) return false;
    std::string words = *text;
    if (words.size() > 2 && words.front() == '-' && words.back() == '-')
        words = tidy_line(words.substr(1, words.size() - 2));
    const Heading heading{words};
    return std::ranges::any_of(mapping_->as_above, [&](const std::string& meaning) {
        return words == meaning || heading.likeness(Heading{meaning}) <= Likeness::unmarked;
    });
}

void RowReading::repeat_above(const FoundColumn& found, DryRun& result) {
    const auto above = above_.find(found.mapped->field);
    if (above == above_.end())
        refuse(found, tr("There is no value above that could be meant; write it out."), result);
    else
        row_.values[found.mapped->field] = above->second;
}

void RowReading::note_doubts(const FoundColumn& found, DryRun& result) {
    const CellPlace place = place_of(found);
    const Cell* const cell = view_->find_meant(place);
    std::string doubt;
    if (found.mapped->kind == FieldKind::name)
        doubt = doubt_about_name(std::get<std::string>(row_.values[found.mapped->field]));
    else if (cell && cell->is_percent)
        doubt = fmt::format(fmt::runtime(tr("The cell shows {0}%; it is taken as {0}.")),
                            std::get<Decimal>(cell->content).display());
    if (!doubt.empty())
        result.warnings.push_back(
            {.place = place, .sentence = located(*table_->sheet, place, doubt)});
}

void RowReading::read_content(const FoundColumn& found, const CellContent& content,
                              DryRun& result) {
    if (is_as_above(content)) return repeat_above(found, result);
    auto value = read_value(*found.mapped, content, serials_);
    if (!value) return refuse(found, value.error().message, result);
    row_.values[found.mapped->field] = std::move(*value);
    note_doubts(found, result);
}

void RowReading::read_field(const FoundColumn& found, DryRun& result) {
    if (const auto content = content_of(found)) return read_content(found, *content, result);
    const bool is_given_by_section =
        found.mapped->field == mapping_->section_field && !section_.empty();
    if (found.mapped->is_required && !is_given_by_section)
        refuse(found, fmt::format(fmt::runtime(tr("\"{}\" is missing; write it.")), found.heading),
               result);
}

void RowReading::read(const Row& row, DryRun& result) {
    row_ = {.number = row.number};
    for (const FoundColumn& found : table_->columns) read_field(found, result);
    if (!section_.empty()) row_.values.try_emplace(mapping_->section_field, section_);
    if (row.is_hidden) {
        const CellPlace place = place_of(table_->columns.front());
        result.warnings.push_back(
            {.place = place,
             .sentence =
                 located(*table_->sheet, place, tr("The row is hidden; should it be imported?"))});
    }
    above_ = row_.values;
    result.rows.push_back(std::move(row_));
}

}  // namespace thidua::sheets
