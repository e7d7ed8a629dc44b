#include "client/app/frozen_figures.h"

#include <algorithm>


namespace thidua {
namespace {

std::string figure_path(const std::string& field) { return "figures/" + field; }

std::string part_path(const std::string& field, const RecordId& unit) {
    return figure_path(field) + "/parts/" + unit.text();
}

std::string weight_path(const std::string& field, const RecordId& unit) {
    return figure_path(field) + "/weights/" + unit.text();
}

/// Below it stand the unit's rows.
std::string rows_path(const std::string& field, const RecordId& unit) {
    return figure_path(field) + "/rows/" + unit.text() + "/";
}

/// Reads what one unit gave to one figure.
class UnitFigureReader {
public:
    UnitFigureReader(const Fields& fields, const IncludedReport& report, std::string unit_name)
        : fields_{fields}, report_{report}, unit_name_{std::move(unit_name)} {}

    void add_to(Figure& figure) const {
        const Value& gives = find_value(fields_, part_path(figure.field, report_.unit));
        if (is_null(gives)) return;
        figure.parts.push_back({.report = report_.report,
                                .unit = report_.unit,
                                .unit_name = unit_name_,
                                .version = static_cast<std::uint64_t>(report_.version),
                                .contribution = gives});
        const Value& weight = find_value(fields_, weight_path(figure.field, report_.unit));
        if (const auto* number = std::get_if<Decimal>(&weight))
            figure.parts.back().weight = *number;
        add_rows(figure);
    }

private:
    void add_rows(Figure& figure) const {
        const std::string below = rows_path(figure.field, report_.unit);
        for (auto at = fields_.lower_bound(below);
             at != fields_.end() && at->first.starts_with(below); ++at) {
            const std::string_view rest = std::string_view{at->first}.substr(below.size());
            const std::size_t slash = rest.find('/');
            const auto row = RowId::from_text(std::string{rest.substr(0, slash)});
            if (!row) continue;
            if (slash == std::string_view::npos)
                figure.rows.push_back({.report = report_.report,
                                       .unit = report_.unit,
                                       .unit_name = unit_name_,
                                       .row = *row});
            else if (!figure.rows.empty() && figure.rows.back().row == *row)
                figure.rows.back().cells.emplace(rest.substr(slash + 1), at->second);
        }
    }

    const Fields& fields_;
    const IncludedReport& report_;
    std::string unit_name_;
};

std::string name_of_unit(const Consolidation& made, const RecordId& unit) {
    const auto found = std::ranges::find(made.status.units, unit, &UnitStanding::unit);
    return found == made.status.units.end() ? std::string{} : found->unit_name;
}

}  // namespace

void write_figures(Fields& fields, const std::vector<Figure>& figures) {
    for (const Figure& figure : figures) {
        set_value(fields, figure_path(figure.field) + "/value", figure.value);
        for (const Part& part : figure.parts) {
            set_value(fields, part_path(figure.field, part.unit), part.contribution);
            if (part.weight) set_value(fields, weight_path(figure.field, part.unit), *part.weight);
        }
        for (const ConsolidatedRow& row : figure.rows) {
            const std::string path = rows_path(figure.field, row.unit) + row.row.text();
            set_value(fields, path, true);
            for (const auto& [column, value] : row.cells)
                set_value(fields, path + "/" + column, value);
        }
    }
}

std::vector<Figure> read_figures(const Fields& fields, const Consolidation& made) {
    std::vector<Figure> figures;
    for (const Section& section : made.form.sections)
        for (const Field& field : section.fields) {
            if (field.consolidation.kind == ConsolidationKind::none) continue;
            Figure figure{.field = field.key, .by = field.consolidation.kind};
            figure.value = find_value(fields, figure_path(field.key) + "/value");
            for (const IncludedReport& report : made.included)
                UnitFigureReader{fields, report, name_of_unit(made, report.unit)}.add_to(figure);
            figure.note = figure_note(figure, made.included.size());
            figures.push_back(std::move(figure));
        }
    return figures;
}

}  // namespace thidua
