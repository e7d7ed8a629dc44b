#include "shared/forms/aggregation.h"

#include <fmt/format.h>

#include <algorithm>

#include "shared/base/translate.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

std::optional<Decimal> number_in(const Fields& answers, const std::string& field) {
    const FormulaValue value = to_formula_value(find_value(answers, answer_path(field)));
    const auto* const number = std::get_if<Decimal>(&value);
    return number ? std::optional{*number} : std::nullopt;
}

Part part_of(const UnitAnswers& unit, Value contribution) {
    return {.report = unit.report,
            .unit = unit.unit,
            .unit_name = unit.unit_name,
            .version = unit.version,
            .contribution = std::move(contribution)};
}

const Decimal& number_of(const Part& part) {
    return std::get<Decimal>(part.contribution);
}

Decimal sum_of(const std::vector<Part>& parts) {
    Decimal total;
    for (const Part& part : parts) total = total + number_of(part);
    return total;
}

Decimal sum_of_weights(const std::vector<Part>& parts) {
    Decimal total;
    for (const Part& part : parts) total = total + *part.weight;
    return total;
}

/// Makes the figure of one field from all units.
class Consolidator {
public:
    Consolidator(const Field& field, const std::vector<const UnitAnswers*>& units)
        : field_{field}, by_{field.consolidation}, units_{units} {}

    Figure figure() {
        figure_.field = field_.key;
        figure_.by = by_.kind;
        for (const UnitAnswers* unit : units_) add_part(*unit);
        if (!figure_.parts.empty()) conclude();
        figure_.note = figure_note(figure_, units_.size());
        return std::move(figure_);
    }

private:
    void add_part(const UnitAnswers& unit) {
        switch (by_.kind) {
            case ConsolidationKind::sum:
                return add_weighted(unit, field_.key, {});
            case ConsolidationKind::weighted_average:
                return add_weighted(unit, field_.key, by_.weight);
            case ConsolidationKind::ratio_of_sums:
                return add_weighted(unit, by_.numerator, by_.denominator);
            case ConsolidationKind::count:
                return add_count(unit);
            case ConsolidationKind::table_rows:
                return add_rows(unit);
            default:
                return add_value(unit);
        }
    }

    void add_weighted(const UnitAnswers& unit, const std::string& value,
                      const std::string& weight) {
        const auto number = number_in(unit.answers, value);
        const auto by = weight.empty() ? std::nullopt : number_in(unit.answers, weight);
        if (!number || (!weight.empty() && !by)) return;
        figure_.parts.push_back(part_of(unit, *number));
        figure_.parts.back().weight = by;
    }

    void add_value(const UnitAnswers& unit) {
        const Value& value = find_value(unit.answers, answer_path(field_.key));
        if (is_null(value)) return;
        const auto* const whole = std::get_if<std::int64_t>(&value);
        figure_.parts.push_back(part_of(unit, whole ? Value{Decimal{*whole}} : value));
    }

    void add_count(const UnitAnswers& unit) {
        const Value& value = find_value(unit.answers, answer_path(field_.key));
        if (field_.kind == FieldKind::table) {
            const auto rows = list_rows(unit.answers, field_.key).size();
            figure_.parts.push_back(part_of(unit, Decimal{static_cast<std::int64_t>(rows)}));
        } else if (!is_null(value)) {
            figure_.parts.push_back(part_of(unit, Decimal{value == Value{false} ? 0 : 1}));
        }
    }

    void add_rows(const UnitAnswers& unit) {
        add_count(unit);
        for (const RowId row : list_rows(unit.answers, field_.key)) {
            ConsolidatedRow& added = figure_.rows.emplace_back(ConsolidatedRow{
                .report = unit.report, .unit = unit.unit, .unit_name = unit.unit_name, .row = row});
            for (const Field& column : field_.columns) {
                const Value& cell =
                    find_value(unit.answers, cell_path(field_.key, row, column.key));
                if (!is_null(cell)) added.cells.emplace(column.key, cell);
            }
        }
    }

    void conclude() {
        switch (by_.kind) {
            case ConsolidationKind::sum:
            case ConsolidationKind::count:
            case ConsolidationKind::table_rows:
                figure_.value = sum_of(figure_.parts);
                return;
            case ConsolidationKind::weighted_average:
                return conclude_average();
            case ConsolidationKind::ratio_of_sums:
                return conclude_ratio();
            case ConsolidationKind::minimum:
                return conclude_extreme(false);
            case ConsolidationKind::maximum:
                return conclude_extreme(true);
            default:
                return;
        }
    }

    void conclude_average() {
        Decimal total;
        for (const Part& part : figure_.parts) total = total + number_of(part) * *part.weight;
        conclude_quotient(total);
    }

    void conclude_ratio() {
        const bool percent = shown_kind(field_) == FieldKind::percent;
        conclude_quotient(sum_of(figure_.parts) * Decimal{percent ? 100 : 1});
    }

    void conclude_quotient(const Decimal& total) {
        const auto quotient = total.divided_by(sum_of_weights(figure_.parts), by_.digits);
        if (quotient) figure_.value = *quotient;
    }

    void conclude_extreme(bool largest) {
        for (const Part& part : figure_.parts) {
            const FormulaValue value = to_formula_value(part.contribution);
            const FormulaValue best = to_formula_value(figure_.value);
            if (is_null(figure_.value) || (largest ? best < value : value < best))
                figure_.value = part.contribution;
        }
    }

    const Field& field_;
    const ConsolidationRule& by_;
    const std::vector<const UnitAnswers*>& units_;
    Figure figure_;
};

bool is_quotient(ConsolidationKind kind) {
    return kind == ConsolidationKind::weighted_average || kind == ConsolidationKind::ratio_of_sums;
}

}  // namespace

UnitAnswers with_computed(const Form& form, UnitAnswers unit) {
    for (auto& [path, value] : computed_values(form, unit.answers))
        unit.answers.insert_or_assign(path, value);
    return unit;
}

Figure consolidate_field(const Field& field, const std::vector<const UnitAnswers*>& units) {
    return Consolidator{field, units}.figure();
}

std::string figure_note(const Figure& figure, std::size_t units) {
    if (is_quotient(figure.by) && !figure.parts.empty() && is_null(figure.value))
        return tr("It would be a division by zero.");
    const std::size_t blank = units - figure.parts.size();
    if (blank == 0) return {};
    return fmt::format(fmt::runtime(tr("Left blank by {} of {} units.")), blank, units);
}

std::vector<Figure> consolidate(const Form& form, const std::vector<UnitAnswers>& units) {
    std::vector<UnitAnswers> complete;
    std::vector<const UnitAnswers*> all;
    complete.reserve(units.size());
    for (const UnitAnswers& unit : units)
        all.push_back(&complete.emplace_back(with_computed(form, unit)));
    std::vector<Figure> figures;
    for (const Section& section : form.sections)
        for (const Field& field : section.fields)
            if (field.consolidation.kind != ConsolidationKind::none)
                figures.push_back(consolidate_field(field, all));
    return figures;
}

}  // namespace thidua
