#include "client/sheets/dry_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/sheets/namesakes.h"
#include "client/sheets/words.h"
#include "shared/base/translate.h"

namespace thidua::sheets {
namespace {

/// A legacy font over words of which fewer read as Vietnamese may be there by mistake.
constexpr int trusted_score = 50;

class RowReading {
public:
    RowReading(SheetView& view, const FoundTable& table, const SheetMapping& mapping,
               SerialSystem serials)
        : view_{&view}, table_{&table}, mapping_{&mapping}, serials_{serials} {}

    void read(const Row& row, DryRun& result);
    void enter_section(std::string words) { section_ = std::move(words); }

private:
    void read_field(const FoundColumn& found, DryRun& result);
    /// The content of one cell, or of the cells that a name is divided over; empty for nothing.
    std::optional<CellContent> content_of(const FoundColumn& found);
    std::string joined_name(const FoundColumn& found);
    [[nodiscard]] bool is_as_above(const CellContent& content) const;
    void read_content(const FoundColumn& found, const CellContent& content, DryRun& result);
    void repeat_above(const FoundColumn& found, DryRun& result);
    void note_doubts(const FoundColumn& found, DryRun& result);
    void refuse(const FoundColumn& found, const std::string& sentence, DryRun& result);
    [[nodiscard]] CellPlace place_of(const FoundColumn& found) const {
        return {.row = row_.number, .column = found.columns.front()};
    }
    [[nodiscard]] std::string located(CellPlace place, const std::string& sentence) const;

    SheetView* view_;
    const FoundTable* table_;
    const SheetMapping* mapping_;
    SerialSystem serials_;
    std::string section_;
    ReadRow row_;
    std::map<std::string, FieldValue> above_;
};

std::string RowReading::located(CellPlace place, const std::string& sentence) const {
    if (table_->sheet->name.empty())
        return fmt::format(fmt::runtime(tr("Cell {}: {}")), cell_name(place), sentence);
    return fmt::format(fmt::runtime(tr("Sheet {}, cell {}: {}")), table_->sheet->name,
                       cell_name(place), sentence);
}

void RowReading::refuse(const FoundColumn& found, const std::string& sentence, DryRun& result) {
    row_.has_errors = true;
    const CellPlace place = place_of(found);
    result.errors.push_back({.place = place, .sentence = located(place, sentence)});
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
        result.warnings.push_back({.place = place, .sentence = located(place, doubt)});
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
             .sentence = located(place, tr("The row is hidden; should it be imported?"))});
    }
    above_ = row_.values;
    result.rows.push_back(std::move(row_));
}

std::string first_words(SheetView& view, const Row& row) {
    for (const PlacedCell& placed : row.cells)
        if (std::string words = view.words_at({row.number, placed.column}); !words.empty())
            return words;
    return {};
}

class Trial {
public:
    Trial(const Workbook& workbook, const SheetMapping& mapping, FoundTable table)
        : workbook_{&workbook}, mapping_{&mapping}, table_{std::move(table)} {}

    DryRun run();

private:
    void note_table();
    void read_rows();
    bool read_row(RowJudge& judge, RowReading& reading, const Row& row);
    void pass(const Row& row, RowKind kind);
    void drop_empty_sections();
    void note_conversions();
    void note_hidden_columns();

    const Workbook* workbook_;
    const SheetMapping* mapping_;
    FoundTable table_;
    SheetView view_{*table_.sheet};
    DryRun result_;
};

void Trial::note_hidden_columns() {
    for (const FoundColumn& found : table_.columns)
        for (const std::uint32_t column : found.columns)
            if (table_.sheet->hidden_columns.contains(column))
                result_.notes.push_back(
                    fmt::format(fmt::runtime(tr("Column {} (\"{}\") is hidden and is imported.")),
                                column_letters(column), found.heading));
}

void Trial::note_table() {
    result_.sheet = table_.sheet->name;
    result_.header_row = table_.header_row;
    for (const FoundColumn& found : table_.columns) {
        std::string& letters = result_.columns[found.mapped->field];
        for (const std::uint32_t column : found.columns)
            letters += (letters.empty() ? "" : " ") + column_letters(column);
    }
    if (!workbook_->code_page.empty())
        result_.notes.push_back(
            fmt::format(fmt::runtime(tr("The file is not in Unicode; it was read as {}. Look at "
                                        "the names before you accept it.")),
                        workbook_->code_page));
    note_hidden_columns();
}

void Trial::pass(const Row& row, RowKind kind) {
    result_.passed.push_back(
        {.number = row.number, .kind = kind, .words = first_words(view_, row)});
}

/// False at the end of the list.
bool Trial::read_row(RowJudge& judge, RowReading& reading, const Row& row) {
    const RowKind kind = judge.judge(row);
    if (kind == RowKind::data) {
        reading.read(row, result_);
    } else if (kind == RowKind::section) {
        reading.enter_section(judge.section());
        result_.sections.push_back({.number = row.number, .words = judge.section()});
    } else {
        pass(row, kind);
    }
    return kind != RowKind::end;
}

void Trial::read_rows() {
    RowJudge judge{view_, table_, *mapping_};
    RowReading reading{view_, table_, *mapping_, workbook_->serials};
    bool is_in_list = true;
    for (const Row& row : table_.sheet->rows) {
        if (row.number < table_.first_row) continue;
        if (is_in_list)
            is_in_list = read_row(judge, reading, row);
        else
            pass(row, RowKind::end);
    }
}

/// A line of one cell below the last row is no section: "Tuyên Quang, ngày …".
void Trial::drop_empty_sections() {
    const std::uint32_t last_row = result_.rows.empty() ? 0 : result_.rows.back().number;
    while (!result_.sections.empty() && result_.sections.back().number > last_row) {
        SectionRow& section = result_.sections.back();
        result_.passed.push_back({.number = section.number,
                                  .kind = RowKind::section,
                                  .words = std::move(section.words)});
        result_.sections.pop_back();
    }
    std::ranges::sort(result_.passed, {}, &PassedRow::number);
}

/// Of the rows that would be imported, and the sections.
void Trial::note_conversions() {
    for (Conversion& conversion : view_.legacy().conversions()) {
        if (conversion.place.row < table_.first_row) continue;
        if (std::ranges::binary_search(result_.passed, conversion.place.row, {},
                                       &PassedRow::number))
            continue;
        if (conversion.by_font && conversion.score < trusted_score)
            result_.warnings.push_back(
                {.place = conversion.place,
                 .sentence = fmt::format(
                     fmt::runtime(tr("Sheet {}, cell {}: by its font \"{}\" is \"{}\", which does "
                                     "not read as Vietnamese; correct it by hand.")),
                     table_.sheet->name, cell_name(conversion.place), conversion.before,
                     conversion.after)});
        result_.conversions.push_back(std::move(conversion));
    }
}

DryRun Trial::run() {
    note_table();
    read_rows();
    drop_empty_sections();
    note_conversions();
    result_.homonyms = find_homonyms(result_.rows, *mapping_);
    result_.duplicates = find_duplicates(result_.rows, *mapping_);
    return std::move(result_);
}

}  // namespace

Result<DryRun> dry_run(const Workbook& workbook, const SheetMapping& mapping) {
    auto table = find_table(workbook, mapping);
    if (!table) return table.error();
    if (table->columns.empty())
        return failure(ErrorCode::invalid_input,
                       tr("None of the headings is in the file; say in which row they are."));
    return Trial{workbook, mapping, std::move(*table)}.run();
}

}  // namespace thidua::sheets
