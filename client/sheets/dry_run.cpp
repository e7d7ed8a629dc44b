#include "client/sheets/dry_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "client/sheets/namesakes.h"
#include "client/sheets/row_reading.h"
#include "shared/base/translate.h"

namespace thidua::sheets {
namespace {

/// A legacy font over words of which fewer read as Vietnamese may be there by mistake.
constexpr int trusted_score = 50;

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
    [[nodiscard]] CellFinding doubt_about(const Conversion& conversion) const;
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

CellFinding Trial::doubt_about(const Conversion& conversion) const {
    return {.place = conversion.place,
            .sentence = located(
                *table_.sheet, conversion.place,
                fmt::format(fmt::runtime(tr("By its font \"{}\" is \"{}\", which does not read as "
                                            "Vietnamese; correct it by hand.")),
                            conversion.before, conversion.after))};
}

/// Of the rows that would be imported, and the sections.
void Trial::note_conversions() {
    for (Conversion& conversion : view_.legacy().conversions()) {
        if (conversion.place.row < table_.first_row) continue;
        if (std::ranges::binary_search(result_.passed, conversion.place.row, {},
                                       &PassedRow::number))
            continue;
        if (conversion.by_font && conversion.score < trusted_score)
            result_.warnings.push_back(doubt_about(conversion));
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
