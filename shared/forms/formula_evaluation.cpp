#include <utility>

#include "shared/base/translate.h"
#include "shared/forms/answers.h"
#include "shared/forms/formula_tree.h"

namespace thidua::formula {
namespace {

bool is_missing(const FormulaValue& value) {
    return std::holds_alternative<Null>(value);
}

class Evaluation {
public:
    explicit Evaluation(const Fields& answers) : answers_{answers} {}

    FormulaOutcome outcome_of(const Node& root) {
        FormulaValue value = value_of(root);
        if (!is_missing(value)) return {.value = std::move(value), .reason = {}};
        if (reason_.empty()) reason_ = tr("Something it is calculated from is blank.");
        return {.value = Null{}, .reason = reason_};
    }

private:
    FormulaValue value_of(const Node& node) {
        return std::visit([this](const auto& content) { return evaluate(content); }, node.content);
    }

    FormulaValue evaluate(const Literal& literal) { return literal.value; }

    FormulaValue evaluate(const Name& name) {
        return to_formula_value(find_value(answers_, answer_path(name.field)));
    }

    FormulaValue evaluate(const Chain& chain) {
        FormulaValue value = value_of(chain.operands[0]);
        for (std::size_t i = 0; i < chain.operators.size(); ++i)
            value = combined(chain.operators[i], value, value_of(chain.operands[i + 1]));
        return value;
    }

    FormulaValue evaluate(const Call& call) {
        switch (call.function) {
            case Function::sum:
                return sum(call.arguments);
            case Function::count:
                return count(std::get<Name>(call.arguments[0].content));
            case Function::minimum:
                return extreme(call.arguments, false);
            case Function::maximum:
                return extreme(call.arguments, true);
            case Function::choose:
                return choose(call.arguments);
            case Function::blank:
                return is_blank(std::get<Name>(call.arguments[0].content));
            case Function::opposite:
                return opposite(value_of(call.arguments[0]));
            default:
                return on_number(call);
        }
    }

    FormulaValue on_number(const Call& call) {
        const FormulaValue value = value_of(call.arguments[0]);
        const auto* const number = std::get_if<Decimal>(&value);
        if (!number) return is_missing(value) ? FormulaValue{} : mismatch();
        if (call.function == Function::negative) return -*number;
        if (call.function == Function::absolute) return *number < Decimal{0} ? -*number : *number;
        const FormulaValue digits = value_of(call.arguments[1]);
        return number->rounded(std::stoi(std::get<Decimal>(digits).text()));
    }

    FormulaValue sum(const std::vector<Node>& arguments) {
        Decimal total;
        bool any = false;
        for (const Node& argument : arguments) {
            any = any || is_column(argument);
            for (const FormulaValue& value : values_of(argument)) {
                const auto* const number = std::get_if<Decimal>(&value);
                if (!number) return mismatch();
                total = total + *number;
                any = true;
            }
        }
        if (!any) return {};
        return bounded(total);
    }

    FormulaValue count(const Name& name) {
        if (name.column.empty())
            return Decimal{static_cast<std::int64_t>(list_rows(answers_, name.field).size())};
        return Decimal{static_cast<std::int64_t>(column_values(name).size())};
    }

    /// Of columns, the values that are there; a missing single value makes the result missing.
    FormulaValue extreme(const std::vector<Node>& arguments, bool largest) {
        FormulaValue best;
        for (const Node& argument : arguments) {
            const auto values = values_of(argument);
            if (values.empty() && !is_column(argument)) return {};
            for (const FormulaValue& value : values) {
                if (!is_missing(best) && best.index() != value.index()) return mismatch();
                if (is_missing(best) || (largest ? best < value : value < best)) best = value;
            }
        }
        return best;
    }

    FormulaValue choose(const std::vector<Node>& arguments) {
        const FormulaValue condition = value_of(arguments[0]);
        if (is_missing(condition)) return {};
        const bool* const truth = std::get_if<bool>(&condition);
        return truth ? value_of(arguments[*truth ? 1 : 2]) : mismatch();
    }

    bool is_blank(const Name& name) {
        if (!name.column.empty()) return column_values(name).empty();
        return is_null(find_value(answers_, answer_path(name.field))) &&
               list_rows(answers_, name.field).empty();
    }

    FormulaValue opposite(const FormulaValue& value) {
        const bool* const truth = std::get_if<bool>(&value);
        if (truth) return !*truth;
        return is_missing(value) ? FormulaValue{} : mismatch();
    }

    static bool is_column(const Node& node) {
        const auto* const name = std::get_if<Name>(&node.content);
        return name && !name->column.empty();
    }

    /// What is there: the cells of a column, or one value, or nothing.
    std::vector<FormulaValue> values_of(const Node& node) {
        if (is_column(node)) return column_values(std::get<Name>(node.content));
        FormulaValue value = value_of(node);
        if (is_missing(value)) return {};
        return {std::move(value)};
    }

    std::vector<FormulaValue> column_values(const Name& name) {
        std::vector<FormulaValue> values;
        for (const RowId row : list_rows(answers_, name.field)) {
            const Value& cell = find_value(answers_, cell_path(name.field, row, name.column));
            if (!is_null(cell)) values.push_back(to_formula_value(cell));
        }
        return values;
    }

    FormulaValue combined(Operator by, const FormulaValue& a, const FormulaValue& b) {
        if (by == Operator::both || by == Operator::either)
            return logic(a, b, by == Operator::either);
        if (is_missing(a) || is_missing(b)) return {};
        if (is_comparison(by)) return compared(by, a, b);
        const auto* const left = std::get_if<Decimal>(&a);
        const auto* const right = std::get_if<Decimal>(&b);
        if (!left || !right) return mismatch();
        return calculated(by, *left, *right);
    }

    /// Three-valued: what is missing decides nothing that the other side has already decided.
    FormulaValue logic(const FormulaValue& a, const FormulaValue& b, bool decisive) {
        bool missing = false;
        for (const FormulaValue* const side : {&a, &b}) {
            const bool* const truth = std::get_if<bool>(side);
            if (!truth && !is_missing(*side)) return mismatch();
            if (truth && *truth == decisive) return decisive;
            missing = missing || !truth;
        }
        return missing ? FormulaValue{} : FormulaValue{!decisive};
    }

    FormulaValue compared(Operator by, const FormulaValue& a, const FormulaValue& b) {
        if (a.index() != b.index()) return mismatch();
        if (by == Operator::equal) return a == b;
        if (by == Operator::unequal) return a != b;
        if (std::holds_alternative<bool>(a) || std::holds_alternative<std::string>(a))
            return mismatch();
        switch (by) {
            case Operator::less:
                return a < b;
            case Operator::less_equal:
                return !(b < a);
            case Operator::greater:
                return b < a;
            default:
                return !(a < b);
        }
    }

    FormulaValue calculated(Operator by, const Decimal& a, const Decimal& b) {
        if (by == Operator::add) return bounded(a + b);
        if (by == Operator::subtract) return bounded(a - b);
        if (by == Operator::multiply) return bounded(a * b);
        const auto quotient = a.divided_by(b, Decimal::fraction_digits_max);
        if (!quotient) return missing_because(tr("It would be a division by zero."));
        return bounded(*quotient);
    }

    FormulaValue bounded(const Decimal& exact) {
        Decimal number = exact.rounded(Decimal::fraction_digits_max);
        if (!number.is_within_limits()) return missing_because(tr("The result is too large."));
        return number;
    }

    FormulaValue mismatch() {
        return missing_because(tr("The formula mixes numbers with something that is no number."));
    }

    FormulaValue missing_because(std::string reason) {
        if (reason_.empty()) reason_ = std::move(reason);
        return {};
    }

    const Fields& answers_;
    std::string reason_;
};

}  // namespace

FormulaOutcome evaluate(const Node& root, const Fields& answers) {
    return Evaluation{answers}.outcome_of(root);
}

}  // namespace thidua::formula
