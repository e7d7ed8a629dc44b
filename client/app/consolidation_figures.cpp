#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "client/app/consolidation_files.h"
#include "client/app/consolidation_sheets.h"
#include "shared/base/translate.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

/// Beyond so many units a sheet as wide as one page could not be read.
constexpr std::size_t units_on_one_page = 8;
constexpr std::uint32_t total_colour = 0xFFF8E1;
const CellStyle note_style{.bordered = false};
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

bool is_quotient(const Figure& figure) {
    return figure.by == ConsolidationKind::ratio_of_sums;
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

/// The figures by section, a column for each unit.
class FigureSheet {
public:
    FigureSheet(const Consolidation& consolidation, Sheet& sheet)
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
        for (const LeftOut& unit : consolidation_.left_out)
            without.append(without.empty() ? "" : "; ").append(left_out_words(unit));
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
            if (figure == consolidation_.figures.end() ||
                figure->by == ConsolidationKind::text_by_unit)
                continue;
            if (!is_begun)
                sheet_.merged({row_++, number_column}, last_column(), section.title.shown(),
                              section_style);
            is_begun = true;
            write_figure(field, *figure);
        }
    }

    void write_figure(const Field& field, const Figure& figure) {
        sheet_.number({row_, number_column}, Decimal{++figures_written_}, centre_style);
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
        if (has_part)
            return write_value(sheet_, place, &field, shown_part(field, figure, *part), {});
        unit.version == 0 ? sheet_.text(place, "–", centre_style) : sheet_.blank(place);
    }

    void set_layout() {
        constexpr double unit_width = 15;
        std::vector<double> widths{5, 44, 11, 17};
        widths.insert(widths.end(), columns_.size(), unit_width);
        widths.insert(widths.end(), {36, 22});
        sheet_.set_widths(widths);
        sheet_.set_print(true, header_row, first_unit_column);
        if (columns_.size() > units_on_one_page) sheet_.let_columns_flow(total_column);
    }

    const Consolidation& consolidation_;
    Sheet& sheet_;
    std::vector<UnitColumn> columns_;
    std::uint32_t row_ = header_row + 1;
    std::int64_t figures_written_ = 0;
};

}  // namespace

void write_figures(const Consolidation& consolidation, Sheet& sheet) {
    FigureSheet{consolidation, sheet}.write();
}

}  // namespace thidua
