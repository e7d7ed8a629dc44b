#include "shared/forms/comparison.h"

#include "shared/forms/answers.h"
#include "shared/forms/validation.h"

namespace thidua {
namespace {

std::optional<Decimal> figure_of(const Fields& answers, const Fields& computed,
                                 const Field& field) {
    const Fields& source = field.kind == FieldKind::computed ? computed : answers;
    const FormulaValue value = to_formula_value(find_value(source, answer_path(field.key)));
    const auto* const number = std::get_if<Decimal>(&value);
    return number ? std::optional{*number} : std::nullopt;
}

}  // namespace

std::vector<Comparison> compare_with_last(const Form& form, const Fields& now, const Fields& last) {
    const Fields computed_now = computed_values(form, now);
    const Fields computed_last = computed_values(form, last);
    std::vector<Comparison> comparisons;
    for (const Section& section : form.sections)
        for (const Field& field : section.fields) {
            if (!field.compare_last_period) continue;
            Comparison made{.field = field.key};
            made.now = figure_of(now, computed_now, field);
            made.last = figure_of(last, computed_last, field);
            if (made.now && made.last) {
                made.difference = *made.now - *made.last;
                const Decimal base = *made.last < Decimal{0} ? -*made.last : *made.last;
                made.percent_change = (*made.difference * Decimal{100}).divided_by(base, 2);
            }
            comparisons.push_back(std::move(made));
        }
    return comparisons;
}

}  // namespace thidua
