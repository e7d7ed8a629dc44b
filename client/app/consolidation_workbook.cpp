#include <fmt/format.h>

#include <algorithm>

#include "client/app/consolidation_files.h"
#include "client/app/consolidation_sheets.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/report.h"

namespace thidua {

namespace {

const CellStyle title_style{
    .bold = true, .bordered = false, .align = CellAlign::centre, .size = 14};
const CellStyle subtitle_style{.italic = true, .bordered = false, .align = CellAlign::centre};

std::string subtitle_of(const Consolidation& consolidation) {
    const std::string when = to_display(consolidation.made_at);
    const std::string& due = consolidation.status.due_words;
    if (!consolidation.frozen)
        return fmt::format(fmt::runtime(tr("{}. Due {}. Consolidated on {}.")),
                           consolidation.period_name, due, when);
    const FrozenHead& head = *consolidation.frozen;
    return fmt::format(fmt::runtime(tr("{}. Due {}. Frozen (no. {}) on {} by {}; seal code "
                                       "{}.")),
                       consolidation.period_name, due, head.number, when, head.by, head.seal_code);
}

}  // namespace

const CellStyle header_style{.bold = true, .align = CellAlign::centre, .background = 0xD9E2F3};
const CellStyle section_style{.bold = true, .background = 0xF2F2F2};
const CellStyle centre_style{.align = CellAlign::centre};

void write_heading(Sheet& sheet, const std::string& title, const std::string& subtitle,
                   std::uint16_t last_column) {
    sheet.merged({0, 0}, last_column, title, title_style);
    sheet.set_height(0, 24);
    sheet.merged({1, 0}, last_column, subtitle, subtitle_style);
    sheet.set_height(1, 18);
}

void write_title(Sheet& sheet, const Consolidation& consolidation, const std::string& title,
                 std::uint16_t last_column) {
    write_heading(sheet, title, subtitle_of(consolidation), last_column);
}

namespace {

/// Rates stand below one another with the same number of digits.
bool is_rate(const Field& field) {
    return shown_kind(field) == FieldKind::percent;
}

}  // namespace

void write_value(Sheet& sheet, CellPlace place, const Field* field, const Value& value,
                 const CellStyle& style) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return sheet.number(place, Decimal{*whole}, style);
    if (const auto* number = std::get_if<Decimal>(&value)) {
        CellStyle shown = style;
        if (field && is_rate(*field)) shown.number_format = "#,##0.00";
        return sheet.number(place, *number, shown);
    }
    if (const auto* date = std::get_if<CivilDate>(&value)) return sheet.date(place, *date, style);
    if (const auto* instant = std::get_if<Instant>(&value))
        return sheet.instant(place, *instant, style);
    if (is_null(value)) return sheet.blank(place, style);
    sheet.text(place, field ? display_answer(*field, value) : to_display(value), style);
}

namespace {

bool is_text(const Figure& figure) {
    return figure.by == ConsolidationKind::text_by_unit;
}

/// What the Office says itself, section by section; gives the row below it.
std::uint32_t write_own_texts(const Consolidation& consolidation, std::uint32_t row, Sheet& sheet) {
    constexpr std::uint16_t words_column = 2;
    for (const OwnText& text : consolidation.texts) {
        const Section* const section = find_section(consolidation.form, text.section);
        sheet.merged({row++, 0}, words_column, section ? section->title.shown() : text.section,
                     section_style);
        for (const std::string& piece : cut_for_cells(text.words)) {
            sheet.text({row, 0}, tr("The Office"));
            sheet.blank({row, 1}, centre_style);
            sheet.text({row++, words_column}, piece);
        }
    }
    return row;
}

/// What the units wrote in words, field by field.
void write_words(const Consolidation& consolidation, Sheet& sheet) {
    constexpr std::uint16_t words_column = 2;
    constexpr std::uint32_t header_row = 3;
    write_title(sheet, consolidation, tr("What the units wrote"), words_column);
    const std::vector<std::string> heads{tr("Unit"), tr("Version"), tr("Words")};
    for (std::uint16_t i = 0; i < heads.size(); ++i)
        sheet.text({header_row, i}, heads[i], header_style);
    std::uint32_t row = write_own_texts(consolidation, header_row + 1, sheet);
    for (const Figure& figure : consolidation.figures) {
        if (!is_text(figure)) continue;
        const Field* const field = find_field(consolidation.form, figure.field);
        sheet.merged({row++, 0}, words_column, field ? field->label.shown() : figure.field,
                     section_style);
        for (const Part& part : figure.parts) {
            const std::string words =
                field ? display_answer(*field, part.contribution) : to_display(part.contribution);
            for (const std::string& piece : cut_for_cells(words)) {
                sheet.text({row, 0}, part.unit_name);
                sheet.number({row, 1}, Decimal{static_cast<std::int64_t>(part.version)},
                             centre_style);
                sheet.text({row++, words_column}, piece);
            }
        }
    }
    sheet.set_widths({28, 7, 62});
    sheet.set_print(false, header_row, 1);
}

double width_of(const Field& column) {
    constexpr double narrow = 14;
    constexpr double wide = 34;
    return column.kind == FieldKind::text || column.kind == FieldKind::long_text ? wide : narrow;
}

/// The rows that the units filled into one table.
void write_table(const Consolidation& consolidation, const Field& table, const Figure& figure,
                 Sheet& sheet) {
    constexpr std::uint32_t header_row = 3;
    constexpr std::uint16_t first_column = 2;
    const auto last_column = static_cast<std::uint16_t>(first_column + table.columns.size() - 1);
    write_title(sheet, consolidation, table.label.shown(), last_column);
    sheet.text({header_row, 0}, tr("No."), header_style);
    sheet.text({header_row, 1}, tr("Unit"), header_style);
    std::vector<double> widths{5, 34};
    for (std::uint16_t i = 0; i < table.columns.size(); ++i) {
        sheet.text({header_row, static_cast<std::uint16_t>(first_column + i)},
                   table.columns[i].label.shown(), header_style);
        widths.push_back(width_of(table.columns[i]));
    }
    std::uint32_t row = header_row + 1;
    for (const ConsolidatedRow& line : figure.rows) {
        sheet.number({row, 0}, Decimal{static_cast<std::int64_t>(row - header_row)}, centre_style);
        sheet.text({row, 1}, line.unit_name);
        for (std::uint16_t i = 0; i < table.columns.size(); ++i) {
            const Field& column = table.columns[i];
            const auto cell = line.cells.find(column.key);
            write_value(sheet, {row, static_cast<std::uint16_t>(first_column + i)}, &column,
                        cell == line.cells.end() ? Value{} : cell->second, {});
        }
        ++row;
    }
    sheet.set_widths(widths);
    sheet.set_print(true, header_row, first_column);
}

std::string state_shown(const std::string& state) {
    if (state.empty()) return tr("Not started");
    const auto known = from_text<ReportState>(state);
    return known ? state_words(*known) : state;
}

CellStyle verdict_style(Verdict verdict) {
    CellStyle style = centre_style;
    style.bold = verdict == Verdict::late || verdict == Verdict::missing;
    if (style.bold) style.colour = alarm_colour;
    return style;
}

void write_time(Sheet& sheet, CellPlace place, const std::optional<Instant>& instant) {
    instant ? sheet.instant(place, *instant) : sheet.blank(place);
}

/// Who submitted, when, and on what evidence.
void write_standings(const Consolidation& consolidation, Sheet& sheet) {
    constexpr std::uint32_t header_row = 3;
    const std::vector<std::string> heads{
        tr("No."),      tr("Code"),           tr("Unit"),     tr("Report"),
        tr("Version"),  tr("Standing"),       tr("Evidence"), tr("Time of it"),
        tr("Received"), tr("Extended until"), tr("Reason")};
    write_title(sheet, consolidation, tr("Who submitted"),
                static_cast<std::uint16_t>(heads.size() - 1));
    for (std::uint16_t i = 0; i < heads.size(); ++i)
        sheet.text({header_row, i}, heads[i], header_style);
    std::uint32_t row = header_row + 1;
    for (const UnitStanding& unit : consolidation.status.units) {
        const Standing& standing = unit.standing;
        sheet.number({row, 0}, Decimal{static_cast<std::int64_t>(row - header_row)}, centre_style);
        sheet.text({row, 1}, unit.unit_code);
        sheet.text({row, 2}, unit.unit_name);
        sheet.text({row, 3}, state_shown(unit.state), centre_style);
        if (standing.version > 0)
            sheet.number({row, 4}, Decimal{standing.version}, centre_style);
        else
            sheet.blank({row, 4});
        sheet.text({row, 5}, to_display(standing.verdict), verdict_style(standing.verdict));
        sheet.text({row, 6}, to_display(standing.evidence));
        write_time(sheet, {row, 7}, standing.at);
        write_time(sheet, {row, 8}, standing.received_at);
        unit.extended_until ? sheet.date({row, 9}, *unit.extended_until) : sheet.blank({row, 9});
        sheet.text({row, 10}, unit.reason);
        ++row;
    }
    sheet.set_widths({5, 13, 36, 13, 7, 12, 24, 19, 19, 13, 22});
    sheet.set_print(true, header_row, 3);
}

void write_tables(const Consolidation& consolidation, Workbook& workbook) {
    for (const Figure& figure : consolidation.figures) {
        const Field* const field = find_field(consolidation.form, figure.field);
        if (figure.by != ConsolidationKind::table_rows || field == nullptr) continue;
        write_table(consolidation, *field, figure, workbook.add_sheet(field->label.shown()));
    }
}

}  // namespace

Result<void> write_consolidation_xlsx(const Consolidation& consolidation,
                                      const std::filesystem::path& file) {
    Workbook workbook{file};
    workbook.set_title(consolidation.form.title.shown() + ", " + consolidation.period_name,
                       consolidation.made_at);
    write_figures(consolidation, workbook.add_sheet(tr("Consolidation")));
    write_words(consolidation, workbook.add_sheet(tr("Words of the units")));
    write_tables(consolidation, workbook);
    write_standings(consolidation, workbook.add_sheet(tr("Who submitted")));
    return workbook.close();
}

}  // namespace thidua
