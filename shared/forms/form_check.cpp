#include "shared/forms/form_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/translate.h"

namespace thidua {
namespace {

using Problem = std::optional<std::string>;

/// The first problem that `check` finds in any field.
template <class Check>
Problem first_problem(const Form& form, Check check) {
    for (const Section& section : form.sections)
        for (const Field& field : section.fields)
            if (const Problem problem = check(field)) return problem;
    return std::nullopt;
}

Problem check_unique_keys(const Form& form) {
    std::set<std::string_view> keys;
    std::set<std::string_view> sections;
    for (const Section& section : form.sections)
        if (!sections.insert(section.key).second)
            return fmt::format(fmt::runtime(tr("Two sections have the key \"{}\".")), section.key);
    return first_problem(form, [&](const Field& field) -> Problem {
        if (!keys.insert(field.key).second)
            return fmt::format(fmt::runtime(tr("Two fields have the key \"{}\".")), field.key);
        std::set<std::string_view> columns;
        for (const Field& column : field.columns)
            if (!columns.insert(column.key).second)
                return fmt::format(
                    fmt::runtime(tr("In field \"{}\", two columns have the key \"{}\".")),
                    field.key, column.key);
        return std::nullopt;
    });
}

Problem check_reference(const Form& form, std::string_view owner,
                        const Formula::Reference& reference) {
    const Field* const field = find_field(form, reference.field);
    if (!field)
        return fmt::format(fmt::runtime(tr("The formula of \"{}\" names the field \"{}\", which "
                                           "does not exist.")),
                           owner, reference.field);
    const bool is_table = field->kind == FieldKind::table;
    if (reference.use == Formula::Use::column && !find_column(*field, reference.column))
        return fmt::format(fmt::runtime(tr("The formula of \"{}\" names the column \"{}\" of "
                                           "\"{}\", which does not exist.")),
                           owner, reference.column, reference.field);
    if (reference.use == Formula::Use::value && is_table)
        return fmt::format(
            fmt::runtime(tr("The formula of \"{}\" uses the table \"{}\" as if it were a value.")),
            owner, reference.field);
    if (reference.use == Formula::Use::rows && !is_table)
        return fmt::format(
            fmt::runtime(tr("The formula of \"{}\" counts the rows of \"{}\", which is no table.")),
            owner, reference.field);
    return std::nullopt;
}

Problem check_references(const Form& form, std::string_view owner, const Formula& formula) {
    for (const Formula::Reference& reference : formula.references())
        if (const Problem problem = check_reference(form, owner, reference)) return problem;
    return std::nullopt;
}

Problem check_operand(const Form& form, const Field& field, const std::string& named) {
    const Field* const other = find_field(form, named);
    if (other && is_numeric(other->kind)) return std::nullopt;
    return fmt::format(fmt::runtime(tr("The consolidation of field \"{}\" needs the numeric field "
                                       "\"{}\", which does not exist.")),
                       field.key, named);
}

bool suits(ConsolidationKind kind, FieldKind of) {
    switch (kind) {
        case ConsolidationKind::sum:
        case ConsolidationKind::weighted_average:
        case ConsolidationKind::ratio_of_sums:
            return is_numeric(of);
        case ConsolidationKind::minimum:
        case ConsolidationKind::maximum:
            return is_numeric(of) || of == FieldKind::date;
        case ConsolidationKind::table_rows:
            return of == FieldKind::table;
        case ConsolidationKind::text_by_unit:
            return of != FieldKind::table;
        default:
            return true;
    }
}

Problem check_consolidation(const Form& form, const Field& field) {
    const ConsolidationRule& by = field.consolidation;
    if (!suits(by.kind, field.kind))
        return fmt::format(
            fmt::runtime(tr("Field \"{}\" cannot be consolidated by \"{}\": its kind is \"{}\".")),
            field.key, name_of(by.kind), name_of(field.kind));
    if (by.kind == ConsolidationKind::weighted_average)
        return check_operand(form, field, by.weight);
    if (by.kind != ConsolidationKind::ratio_of_sums) return std::nullopt;
    if (const Problem problem = check_operand(form, field, by.numerator)) return problem;
    return check_operand(form, field, by.denominator);
}

bool has_fed_choices(const Field& field) {
    return std::ranges::any_of(field.choices,
                               [](const Choice& choice) { return !choice.fed_by.empty(); });
}

/// Each value of a register means one choice.
Problem check_fed_choices(const Field& key) {
    std::set<std::string_view> values;
    for (const Choice& choice : key.choices)
        for (const std::string& value : choice.fed_by)
            if (!values.insert(value).second)
                return fmt::format(fmt::runtime(tr("In field \"{}\", \"{}\" feeds two choices.")),
                                   key.key, value);
    return std::nullopt;
}

/// Rows by groups: the key column gets the value of the group, others count and add up.
Problem check_column_feed(const Field& table, const Field& column, bool has_groups) {
    const bool is_key = column.key == table.row_key;
    const std::string name = table.key + "." + column.key;
    if (has_groups && !column.fed_by.empty())
        return fmt::format(fmt::runtime(tr("\"{}\" is in a table fed by groups: its \"feed\" says "
                                           "how to count or add up, and the row key has none.")),
                           name);
    if (column.grouped && (!has_groups || is_key))
        return fmt::format(fmt::runtime(tr("\"{}\" counts or adds up, which only a column beside "
                                           "the row key of a table with \"group\" can.")),
                           name);
    if (has_fed_choices(column) && !(has_groups && is_key))
        return fmt::format(fmt::runtime(tr("The choices of \"{}\" have a \"feed\", which only the "
                                           "row key of a table with \"group\" can have.")),
                           name);
    return is_key ? check_fed_choices(column) : std::nullopt;
}

Problem check_feed(const Field& field) {
    const bool has_groups = field.feed && !field.feed->group.empty();
    if (has_groups && (field.kind != FieldKind::table || field.row_key.empty()))
        return fmt::format(fmt::runtime(tr("Field \"{}\" is fed by groups, and is no table with a "
                                           "row key.")),
                           field.key);
    if (has_fed_choices(field))
        return fmt::format(fmt::runtime(tr("The choices of \"{}\" have a \"feed\", which only the "
                                           "row key of a table with \"group\" can have.")),
                           field.key);
    for (const Field& column : field.columns)
        if (const Problem problem = check_column_feed(field, column, has_groups)) return problem;
    return std::nullopt;
}

Problem check_rules(const Form& form) {
    std::set<std::string_view> keys;
    for (const Rule& rule : form.rules) {
        if (!keys.insert(rule.key).second)
            return fmt::format(fmt::runtime(tr("Two rules have the key \"{}\".")), rule.key);
        if (const Problem problem = check_references(form, rule.key, rule.check)) return problem;
        for (const std::string& named : rule.fields)
            if (!find_field(form, named))
                return fmt::format(
                    fmt::runtime(tr("Rule \"{}\" points at the field \"{}\", which does not "
                                    "exist.")),
                    rule.key, named);
    }
    return std::nullopt;
}

/// Depth first over "needs"; a field met again while still open closes a circle.
class Ordering {
public:
    explicit Ordering(const Form& form) : form_{form} {}

    bool visit(const Field& field) {
        if (field.kind != FieldKind::computed || !field.formula) return true;
        const auto [at, is_new] = done_.try_emplace(&field, false);
        if (!is_new) return at->second;
        for (const Formula::Reference& reference : field.formula->references()) {
            const Field* const needed = find_field(form_, reference.field);
            if (needed && !visit(*needed)) return false;
        }
        done_[&field] = true;
        order.push_back(&field);
        return true;
    }

    std::vector<const Field*> order;

private:
    const Form& form_;
    std::map<const Field*, bool> done_;
};

}  // namespace

std::optional<std::vector<const Field*>> computation_order(const Form& form) {
    Ordering ordering{form};
    for (const Section& section : form.sections)
        for (const Field& field : section.fields)
            if (!ordering.visit(field)) return std::nullopt;
    return std::move(ordering.order);
}

std::optional<std::string> find_problem(const Form& form) {
    if (const Problem problem = check_unique_keys(form)) return problem;
    const Problem in_formula = first_problem(form, [&](const Field& field) -> Problem {
        return field.formula ? check_references(form, field.key, *field.formula) : std::nullopt;
    });
    if (in_formula) return in_formula;
    const Problem circle = first_problem(form, [&](const Field& field) -> Problem {
        if (Ordering{form}.visit(field)) return std::nullopt;
        return fmt::format(fmt::runtime(tr("The formula of \"{}\" needs its own result.")),
                           field.key);
    });
    if (circle) return circle;
    const Problem in_consolidation =
        first_problem(form, [&](const Field& field) { return check_consolidation(form, field); });
    if (in_consolidation) return in_consolidation;
    const Problem in_feed = first_problem(form, check_feed);
    return in_feed ? in_feed : check_rules(form);
}

}  // namespace thidua
