#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "client/app/consolidation_files.h"
#include "client/app/workbook.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"
#include "shared/model/report.h"

namespace thidua {
namespace {

constexpr std::uint32_t header_colour = 0xD9E2F3;
constexpr std::uint32_t section_colour = 0xF2F2F2;
constexpr std::uint32_t total_colour = 0xFFF8E1;
constexpr std::uint32_t alarm_colour = 0xB00020;
/// Beyond so many units a sheet as wide as one page could not be read.
constexpr std::size_t units_on_one_page = 8;

const CellStyle title_style{
    .bold = true, .bordered = false, .align = CellAlign::centre, .size = 14};
const CellStyle subtitle_style{.italic = true, .bordered = false, .align = CellAlign::centre};
const CellStyle note_style{.bordered = false};
const CellStyle header_style{
    .bold = true, .align = CellAlign::centre, .background = header_colour};
const CellStyle section_style{.bold = true, .background = section_colour};
const CellStyle centre_style{.align = CellAlign::centre};
const CellStyle total_style{.bold = true, .align = CellAlign::right, .background = total_colour};

/// A column of the sheet of figures.
struct UnitColumn {
    RecordId unit;
    std::string name;
    std::uint64_t version = 0;  ///< 0: nothing of this unit is in the figures
};

std::vector<UnitColumn> columns_of(const Consolidation& consolidation) {
    std::vector<UnitColumn> columns;
    for (const UnitStanding& unit : consolidation.status.units)
        columns.push_back({unit.unit, unit.unit_name});
    for (const Figure& figure : consolidation.figures)
        for (const Part& part : figure.parts) {
            auto at = std::ranges::find(columns, part.unit, &UnitColumn::unit);
            if (at == columns.end()) at = columns.insert(at, {part.unit, part.unit_name});
            at->version = part.version;
        }
    return columns;
}

bool is_words(const Figure& figure) {
    return figure.by == ConsolidationKind::text_by_unit;
}

bool is_quotient(const Figure& figure) {
    return figure.by == ConsolidationKind::ratio_of_sums;
}

void write_value(Sheet& sheet, CellPlace place, const Field* field, const Value& value,
                 const CellStyle& style) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return sheet.number(place, Decimal{*whole}, style);
    if (const auto* number = std::get_if<Decimal>(&value))
        return sheet.number(place, *number, style);
    if (const auto* date = std::get_if<CivilDate>(&value)) return sheet.date(place, *date, style);
    if (const auto* instant = std::get_if<Instant>(&value))
        return sheet.instant(place, *instant, style);
    if (is_null(value)) return sheet.blank(place, style);
    sheet.text(place, field ? display_answer(*field, value) : to_display(value), style);
}

/// What is written under a figure's own unit: of a ratio the unit's own ratio, else what it gave.
Value shown_part(const Field& field, const Figure& figure, const Part& part) {
    const auto* const numerator = std::get_if<Decimal>(&part.contribution);
    if (!is_quotient(figure) || !numerator || !part.weight) return part.contribution;
    const bool is_percent = shown_kind(field) == FieldKind::percent;
    const auto ratio = (*numerator * Decimal{is_percent ? 100 : 1})
                           .divided_by(*part.weight, field.consolidation.digits);
    return ratio ? Value{*ratio} : Value{};
}

/// Two lines that every sheet begins with.
void write_title(Sheet& sheet, const Consolidation& consolidation, const std::string& title,
                 std::uint16_t last_column) {
    sheet.merged({0, 0}, last_column, title, title_style);
    sheet.set_height(0, 24);
    sheet.merged({1, 0}, last_column,
                 fmt::format(fmt::runtime(tr("{}. Due {}. Consolidated on {}.")),
                             consolidation.period_name, consolidation.status.due_words,
                             to_display(consolidation.made_at)),
                 subtitle_style);
    sheet.set_height(1, 18);
}

/// The figures by section, a column for each unit.
class FigureSheet {
public:
    FigureSheet(const Consolidation& consolidation, Sheet sheet)
        : consolidation_{consolidation}, sheet_{sheet}, columns_{columns_of(consolidation)} {}

    void write() {
        write_title(sheet_, consolidation_, consolidation_.form.title.shown(), last_column());
        write_summary();
        write_header();
        for (const Section& section : consolidation_.form.sections) write_section(section);
        set_layout();
    }

private:
    static constexpr std::uint16_t number_column = 0;
    static constexpr std::uint16_t label_column = 1;
    static constexpr std::uint16_t unit_label_column = 2;
    static constexpr std::uint16_t total_column = 3;
    static constexpr std::uint16_t first_unit_column = 4;
    static constexpr std::uint32_t summary_row = 2;
    static constexpr std::uint32_t header_row = 4;

    [[nodiscard]] std::uint16_t how_column() const {
        return static_cast<std::uint16_t>(first_unit_column + columns_.size());
    }
    [[nodiscard]] std::uint16_t last_column() const {
        return static_cast<std::uint16_t>(how_column() + 1);
    }

    void write_summary() {
        const PeriodStatus& status = consolidation_.status;
        const std::string words = fmt::format(
            fmt::runtime(tr("Accepted reports: {} of {} units. On time {}, late {}, missing {}.")),
            consolidation_.included.size(), status.units.size(), status.count(Verdict::on_time),
            status.count(Verdict::late),
            status.count(Verdict::missing) + status.count(Verdict::pending));
        sheet_.merged({summary_row, 0}, last_column(), words, note_style);
        std::string without;
        for (const std::string& why : consolidation_.not_included)
            without.append(without.empty() ? "" : "; ").append(why);
        const std::string named =
            without.empty() ? tr("Every unit is in the figures.")
                            : fmt::format(fmt::runtime(tr("Not in the figures: {}.")), without);
        CellStyle style = note_style;
        if (!without.empty()) style.colour = alarm_colour;
        sheet_.merged({summary_row + 1, 0}, last_column(), named, style);
        constexpr std::size_t letters_in_line = 120;
        constexpr double line_points = 16;
        sheet_.set_height(summary_row + 1,
                          line_points * static_cast<double>(1 + named.size() / letters_in_line));
    }

    void write_header() {
        sheet_.text({header_row, number_column}, tr("No."), header_style);
        sheet_.text({header_row, label_column}, tr("Indicator"), header_style);
        sheet_.text({header_row, unit_label_column}, tr("Unit of measure"), header_style);
        sheet_.text({header_row, total_column}, tr("Total"), header_style);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            const UnitColumn& unit = columns_[i];
            const std::string version =
                unit.version == 0 ? tr("(not in the figures)")
                                  : fmt::format(fmt::runtime(tr("(version {})")), unit.version);
            sheet_.text({header_row, unit_column(i)}, unit.name + "\n" + version, header_style);
        }
        sheet_.text({header_row, how_column()}, tr("How it is consolidated"), header_style);
        sheet_.text({header_row, last_column()}, tr("Note"), header_style);
    }

    static std::uint16_t unit_column(std::size_t index) {
        return static_cast<std::uint16_t>(first_unit_column + index);
    }

    void write_section(const Section& section) {
        bool is_begun = false;
        for (const Field& field : section.fields) {
            const auto figure =
                std::ranges::find(consolidation_.figures, field.key, &Figure::field);
            if (figure == consolidation_.figures.end() || is_words(*figure)) continue;
            if (!is_begun)
                sheet_.merged({row_++, number_column}, last_column(), section.title.shown(),
                              section_style);
            is_begun = true;
            write_figure(field, *figure);
        }
    }

    void write_figure(const Field& field, const Figure& figure) {
        sheet_.number({row_, number_column}, Decimal{++figures_written_});
        sheet_.text({row_, label_column}, field.label.shown());
        sheet_.text({row_, unit_label_column}, unit_label(field), centre_style);
        write_value(sheet_, {row_, total_column}, &field, figure.value, total_style);
        for (std::size_t i = 0; i < columns_.size(); ++i) write_cell(field, figure, i);
        CellStyle small;
        small.size = 9;
        small.italic = true;
        sheet_.text({row_, how_column()}, consolidation_words(consolidation_.form, field), small);
        sheet_.text({row_, last_column()}, figure.note, small);
        ++row_;
    }

    static std::string unit_label(const Field& field) {
        if (!field.unit_label.empty()) return field.unit_label.shown();
        return shown_kind(field) == FieldKind::percent ? "%" : std::string{};
    }

    void write_cell(const Field& field, const Figure& figure, std::size_t index) {
        const UnitColumn& unit = columns_[index];
        const CellPlace place{row_, unit_column(index)};
        const auto part = std::ranges::find(figure.parts, unit.unit, &Part::unit);
        const bool has_part = part != figure.parts.end();
        if (has_part) return write_value(sheet_, place, &field, shown_part(field, figure, *part), {});
        unit.version == 0 ? sheet_.text(place, "–", centre_style) : sheet_.blank(place);
    }

    void set_layout() {
        constexpr double unit_width = 15;
        std::vector<double> widths{5, 44, 10, 17};
        widths.insert(widths.end(), columns_.size(), unit_width);
        widths.insert(widths.end(), {26, 24});
        sheet_.set_widths(widths);
        sheet_.set_print(true, header_row, first_unit_column);
        if (columns_.size() > units_on_one_page) sheet_.let_columns_flow(total_column);
    }

    const Consolidation& consolidation_;
    Sheet sheet_;
    std::vector<UnitColumn> columns_;
    std::uint32_t row_ = header_row + 1;
    std::int64_t figures_written_ = 0;
};

/// What the units wrote in words, field by field.
void write_words(const Consolidation& consolidation, Sheet sheet) {
    constexpr std::uint16_t words_column = 2;
    constexpr std::uint32_t header_row = 3;
    write_title(sheet, consolidation, tr("What the units wrote"), words_column);
    const std::vector<std::string> heads{tr("Unit"), tr("Version"), tr("Words")};
    for (std::uint16_t i = 0; i < heads.size(); ++i)
        sheet.text({header_row, i}, heads[i], header_style);
    std::uint32_t row = header_row + 1;
    for (const Figure& figure : consolidation.figures) {
        if (!is_words(figure)) continue;
        const Field* const field = find_field(consolidation.form, figure.field);
        sheet.merged({row++, 0}, words_column, field ? field->label.shown() : figure.field,
                     section_style);
        for (const Part& part : figure.parts) {
            const std::string words = field ? display_answer(*field, part.contribution)
                                            : to_display(part.contribution);
            for (const std::string& piece : cut_for_cells(words)) {
                sheet.text({row, 0}, part.unit_name);
                sheet.number({row, 1}, Decimal{static_cast<std::int64_t>(part.version)});
                sheet.text({row++, words_column}, piece);
            }
        }
    }
    sheet.set_widths({34, 11, 95});
    sheet.set_print(true, header_row, 1);
}

double width_of(const Field& column) {
    constexpr double narrow = 14;
    constexpr double wide = 34;
    return column.kind == FieldKind::text || column.kind == FieldKind::long_text ? wide : narrow;
}

/// The rows that the units filled into one table.
void write_table(const Consolidation& consolidation, const Field& table, const Figure& figure,
                 Sheet sheet) {
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
        sheet.number({row, 0}, Decimal{static_cast<std::int64_t>(row - header_row)});
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
void write_standings(const Consolidation& consolidation, Sheet sheet) {
    constexpr std::uint32_t header_row = 3;
    const std::vector<std::string> heads{
        tr("No."),      tr("Code"),          tr("Unit"),        tr("Report"), tr("Version"),
        tr("Standing"), tr("Evidence"),      tr("Time of it"),  tr("Received"),
        tr("Extended until"), tr("Reason")};
    write_title(sheet, consolidation, tr("Who submitted"),
                static_cast<std::uint16_t>(heads.size() - 1));
    for (std::uint16_t i = 0; i < heads.size(); ++i)
        sheet.text({header_row, i}, heads[i], header_style);
    std::uint32_t row = header_row + 1;
    for (const UnitStanding& unit : consolidation.status.units) {
        const Standing& standing = unit.standing;
        sheet.number({row, 0}, Decimal{static_cast<std::int64_t>(row - header_row)});
        sheet.text({row, 1}, unit.unit_code);
        sheet.text({row, 2}, unit.unit_name);
        sheet.text({row, 3}, state_shown(unit.state), centre_style);
        if (standing.version > 0)
            sheet.number({row, 4}, Decimal{standing.version});
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
    sheet.set_widths({5, 14, 38, 13, 10, 14, 26, 20, 20, 13, 28});
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
    workbook.set_title(consolidation.form.title.shown() + ", " + consolidation.period_name);
    FigureSheet{consolidation, workbook.add_sheet(tr("Consolidation"))}.write();
    write_words(consolidation, workbook.add_sheet(tr("Words of the units")));
    write_tables(consolidation, workbook);
    write_standings(consolidation, workbook.add_sheet(tr("Who submitted")));
    return workbook.close();
}

}  // namespace thidua
