#include <fmt/format.h>

#include <algorithm>

#include "client/app/consolidations.h"
#include "client/app/document_data.h"
#include "client/app/document_parts.h"
#include "client/app/units.h"
#include "client/app/upward_reports.h"
#include "client/app/workspace.h"
#include "client/paper/paper_builder.h"
#include "shared/base/capitals.h"
#include "shared/base/date_words.h"
#include "shared/base/number_words.h"
#include "shared/forms/validation.h"

// A consolidation as the organ's report.

namespace thidua {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string shown(const Consolidation& consolidation, const Figure& figure) {
    const Field* const field = find_field(consolidation.form, figure.field);
    return field != nullptr ? display_answer(*field, figure.value) : to_display(figure.value);
}

std::string label_of(const Consolidation& consolidation, const Figure& figure) {
    const Field* const field = find_field(consolidation.form, figure.field);
    return field != nullptr ? field->label.vi : figure.field;
}

std::string measure_of(const Consolidation& consolidation, const Figure& figure) {
    const Field* const field = find_field(consolidation.form, figure.field);
    return field != nullptr ? field->unit_label.vi : std::string{};
}

bool is_words(const Figure& figure) {
    return figure.by == ConsolidationKind::text_by_unit;
}

bool is_rows(const Figure& figure) {
    return figure.by == ConsolidationKind::table_rows;
}

std::vector<const Figure*> figures_of(const Consolidation& consolidation, const Section& section) {
    std::vector<const Figure*> figures;
    for (const Figure& figure : consolidation.figures) {
        const Section* const own = find_section_of(consolidation.form, figure.field);
        if (own != nullptr && own->key == section.key) figures.push_back(&figure);
    }
    return figures;
}

const std::vector<PaperColumn>& figure_columns() {
    static const std::vector<PaperColumn> columns{{"STT", 13, Align::centre},
                                                  {"Chỉ tiêu", 85, Align::left},
                                                  {"Đơn vị tính", 24, Align::centre},
                                                  {"Kết quả", 38, Align::right}};
    return columns;
}

void add_numbers(const Consolidation& consolidation, const std::vector<const Figure*>& figures,
                 PaperBuilder& paper) {
    Rows rows;
    for (const Figure* const figure : figures)
        if (!is_words(*figure) && !is_rows(*figure))
            rows.push_back({std::to_string(rows.size() + 1), label_of(consolidation, *figure),
                            measure_of(consolidation, *figure), shown(consolidation, *figure)});
    if (!rows.empty()) paper.table(figure_columns(), rows);
}

/// What the units wrote, each under its name.
void add_words(const Consolidation& consolidation, const std::vector<const Figure*>& figures,
               PaperBuilder& paper) {
    for (const Figure* const figure : figures) {
        if (!is_words(*figure) || figure->parts.empty()) continue;
        paper.heading(label_of(consolidation, *figure), 2);
        for (const Part& part : figure->parts)
            if (const auto* text = std::get_if<std::string>(&part.contribution))
                paper.body_with_head("- " + part.unit_name + ":", *text);
    }
}

std::vector<PaperColumn> columns_of(const Field& table) {
    std::vector<PaperColumn> columns{{"STT", 12, Align::centre}, {"Đơn vị", 32, Align::left}};
    const double left = 116.0 / static_cast<double>(std::max<std::size_t>(table.columns.size(), 1));
    for (const Field& column : table.columns)
        columns.push_back({column.label.vi, left, Align::left});
    return columns;
}

void add_rows(const Consolidation& consolidation, const std::vector<const Figure*>& figures,
              PaperBuilder& paper) {
    for (const Figure* const figure : figures) {
        const Field* const table = find_field(consolidation.form, figure->field);
        if (!is_rows(*figure) || table == nullptr || figure->rows.empty()) continue;
        paper.heading(table->label.vi, 2);
        Rows rows;
        for (const ConsolidatedRow& row : figure->rows) {
            std::vector<std::string> cells{std::to_string(rows.size() + 1), row.unit_name};
            for (const Field& column : table->columns) {
                const auto cell = row.cells.find(column.key);
                cells.push_back(cell == row.cells.end() ? std::string{}
                                                        : display_answer(column, cell->second));
            }
            rows.push_back(std::move(cells));
        }
        paper.table(columns_of(*table), rows, 11);
    }
}

std::string names_of(const std::vector<LeftOut>& units) {
    std::string names;
    for (const LeftOut& unit : units) names += (names.empty() ? "" : "; ") + left_out_words(unit);
    return names;
}

std::string who_is_in(const Consolidation& consolidation) {
    const std::string counted =
        fmt::format("Số liệu được tổng hợp từ {} báo cáo đã được chấp nhận, {}.",
                    count_display(static_cast<std::int64_t>(consolidation.included.size())),
                    document_date(to_civil_date(consolidation.made_at)));
    if (consolidation.left_out.empty()) return counted + " Không có đơn vị nào chưa có số liệu.";
    return counted + " Chưa có số liệu của: " + names_of(consolidation.left_out) + ".";
}

/// Those to whom the organ owes the report.
Recipients recipients_of_period(Workspace& workspace, const Consolidation& consolidation) {
    Recipients recipients{.groups = {}, .archive = "VT, VP"};
    const auto report = UpwardReports{workspace}.find(consolidation.period);
    if (!report || report->recipients.empty()) return recipients;
    RecipientGroup& group = recipients.groups.emplace_back();
    group.purpose = "để báo cáo";
    for (const Recipient& recipient : report->recipients) {
        const auto unit = workspace.units().find(recipient.unit);
        const bool is_highest = unit && unit->kind == UnitKind::province;
        group.names.insert(is_highest ? group.names.begin() : group.names.end(), recipient.name);
    }
    return recipients;
}

}  // namespace

Bytes consolidation_docx(Workspace& workspace, const Consolidation& consolidation) {
    PaperBuilder paper;
    paper.letter_head(report_head(workspace))
        .title("BÁO CÁO", consolidation.form.title.vi + "\n(" + consolidation.period_name + ")");
    paper.body(who_is_in(consolidation));
    int number = 0;
    for (const Section& section : consolidation.form.sections) {
        const auto figures = figures_of(consolidation, section);
        if (figures.empty()) continue;
        paper.heading(roman(++number) + ". " + in_capitals(section.title.vi));
        add_numbers(consolidation, figures, paper);
        add_words(consolidation, figures, paper);
        add_rows(consolidation, figures, paper);
    }
    paper.body("Trên đây là kết quả tổng hợp, kính báo cáo./.");
    return paper.closing(head_signature(workspace), recipients_of_period(workspace, consolidation))
        .docx();
}

}  // namespace thidua
