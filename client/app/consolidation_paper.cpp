#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

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
#include "shared/base/text.h"
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

/// A file is no figure, and nobody reads how many there are of them.
bool is_file(const Field& field) {
    return field.kind == FieldKind::attachment;
}

std::vector<const Figure*> figures_of(const Consolidation& consolidation, const Section& section) {
    std::vector<const Figure*> figures;
    for (const Figure& figure : consolidation.figures) {
        const Field* const field = find_field(consolidation.form, figure.field);
        const Section* const own = find_section_of(consolidation.form, figure.field);
        if (field != nullptr && is_file(*field)) continue;
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
        const Field* const field = find_field(consolidation.form, figure->field);
        if (!is_words(*figure) || figure->parts.empty() || field == nullptr) continue;
        paper.heading(field->label.vi, 2);
        for (const Part& part : figure->parts)
            if (std::holds_alternative<std::string>(part.contribution))
                paper.body_with_head("- " + part.unit_name + ":",
                                     display_answer(*field, part.contribution));
    }
}

void add_own_text(const OwnText& text, PaperBuilder& paper) {
    std::string_view left = text.words;
    while (!left.empty()) {
        const std::size_t end = std::min(left.find('\n'), left.size());
        const std::string_view paragraph = left.substr(0, end);
        if (!is_blank(paragraph)) paper.body(std::string{paragraph});
        left.remove_prefix(std::min(end + 1, left.size()));
    }
}

constexpr double rows_width = 160;  ///< mm, as all that follow
constexpr double rows_number_width = 11;
constexpr double rows_unit_width = 24;
constexpr double least_share = 14;

/// What the longest figure of its kind needs on one line; 0: it shares what is left.
double least_width(const Field& column) {
    switch (column.kind) {
        case FieldKind::money:
            return 24;
        case FieldKind::date:
            return 22;
        case FieldKind::number:
            return 18;
        case FieldKind::integer:
        case FieldKind::percent:
        case FieldKind::yes_no:
            return 15;
        default:
            return 0;
    }
}

bool is_figure(const Field& column) {
    return column.kind == FieldKind::money || column.kind == FieldKind::number ||
           column.kind == FieldKind::integer || column.kind == FieldKind::percent;
}

std::vector<const Field*> shown_columns(const Field& table) {
    std::vector<const Field*> columns;
    for (const Field& column : table.columns)
        if (!is_file(column)) columns.push_back(&column);
    return columns;
}

/// The first column of words says what the row is about and has twice the width of the others.
std::vector<PaperColumn> columns_of(const std::vector<const Field*>& fields) {
    double left = rows_width - rows_number_width - rows_unit_width;
    double shares = 0;
    for (const Field* const field : fields) {
        left -= least_width(*field);
        if (least_width(*field) == 0) shares += shares == 0 ? 2 : 1;
    }
    left = std::max(left, shares * least_share);
    std::vector<PaperColumn> columns{{"STT", rows_number_width, Align::centre},
                                     {"Đơn vị", rows_unit_width, Align::left}};
    bool is_first = true;
    for (const Field* const field : fields) {
        double width = least_width(*field);
        if (width == 0) width = left / shares * (std::exchange(is_first, false) ? 2 : 1);
        columns.push_back({field->label.vi, width, is_figure(*field) ? Align::right : Align::left});
    }
    return columns;
}

/// Many columns take smaller letters.
double letters_of(const std::vector<const Field*>& fields) {
    constexpr std::size_t columns_in_usual_letters = 4;
    return fields.size() > columns_in_usual_letters ? 10 : 11;
}

void add_rows(const Consolidation& consolidation, const std::vector<const Figure*>& figures,
              PaperBuilder& paper) {
    for (const Figure* const figure : figures) {
        const Field* const table = find_field(consolidation.form, figure->field);
        if (!is_rows(*figure) || table == nullptr || figure->rows.empty()) continue;
        paper.heading(table->label.vi, 2);
        const auto fields = shown_columns(*table);
        Rows rows;
        for (const ConsolidatedRow& row : figure->rows) {
            std::vector<std::string> cells{std::to_string(rows.size() + 1), row.unit_name};
            for (const Field* const column : fields) {
                const auto cell = row.cells.find(column->key);
                cells.push_back(cell == row.cells.end() ? std::string{}
                                                        : display_answer(*column, cell->second));
            }
            rows.push_back(std::move(cells));
        }
        paper.table(columns_of(fields), rows, letters_of(fields));
    }
}

std::string names_of(const std::vector<LeftOut>& units) {
    std::string names;
    for (const LeftOut& unit : units) names += (names.empty() ? "" : "; ") + left_out_words(unit);
    return names;
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

/// Sections are numbered here, and a form's own numerals would stand beside those: "I. I. …".
std::string without_numeral(const std::string& title) {
    const std::size_t end = title.find_first_not_of("IVXLC");
    const bool has_numeral = end != std::string::npos && end > 0 && title[end] == '.';
    const std::size_t words = has_numeral ? title.find_first_not_of(' ', end + 1) : 0;
    return words == std::string::npos ? title : title.substr(words);
}

/// "BÁO CÁO" stands above it already.
std::string subject_of(const Consolidation& consolidation) {
    constexpr std::string_view kind = "Báo cáo ";
    std::string subject = consolidation.form.title.vi;
    if (subject.starts_with(kind)) {
        subject.erase(0, kind.size());
        if (!subject.empty() && subject.front() >= 'a' && subject.front() <= 'z')
            subject.replace(0, 1, in_capitals(subject.substr(0, 1)));
    }
    return subject;
}

/// By the sections of the form: figures, words and rows.
std::string sections_of(const Consolidation& consolidation) {
    PaperBuilder paper;
    int number = 0;
    for (const Section& section : consolidation.form.sections) {
        const auto figures = figures_of(consolidation, section);
        const OwnText* const own = find_own_text(consolidation.texts, section.key);
        if (figures.empty() && own == nullptr) continue;
        paper.heading(roman(++number) + ". " + in_capitals(without_numeral(section.title.vi)));
        add_numbers(consolidation, figures, paper);
        if (own != nullptr) add_own_text(*own, paper);
        if (own == nullptr || own->with_units) add_words(consolidation, figures, paper);
        add_rows(consolidation, figures, paper);
    }
    return paper.built();
}

}  // namespace

PaperData consolidation_data(Workspace& workspace, const Consolidation& consolidation) {
    PaperData data = summary_head(workspace);
    set_recipients(data, recipients_of_period(workspace, consolidation));
    data.set("subject", subject_of(consolidation))
        .set("period", consolidation.paper_name.empty() ? consolidation.period_name
                                                        : consolidation.paper_name)
        .set("report_count",
             count_display(static_cast<std::int64_t>(consolidation.included.size())))
        .set("made_on", document_date(to_civil_date(consolidation.made_at)))
        .set("left_out", names_of(consolidation.left_out))
        .set("report_body", PaperData::built(sections_of(consolidation)));
    return data;
}

}  // namespace thidua
