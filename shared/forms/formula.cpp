#include "shared/forms/formula.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "shared/base/text.h"
#include "shared/base/translate.h"
#include "shared/forms/formula_tree.h"

namespace thidua {

using formula::Call;
using formula::Chain;
using formula::Function;
using formula::Literal;
using formula::Name;
using formula::Node;

namespace {

struct Arity {
    std::size_t least;
    std::size_t most;
};

Arity arity_of(Function function) {
    switch (function) {
        case Function::sum:
        case Function::minimum:
        case Function::maximum:
            return {1, 200};
        case Function::round:
            return {2, 2};
        case Function::choose:
            return {3, 3};
        default:
            return {1, 1};
    }
}

bool takes_columns(Function function) {
    return function == Function::sum || function == Function::minimum ||
           function == Function::maximum || function == Function::count;
}

using Problem = std::optional<std::string>;

Problem check_call(const Call& call) {
    const auto [least, most] = arity_of(call.function);
    if (call.arguments.size() < least || call.arguments.size() > most)
        return tr("The formula gives a function the wrong number of values.");
    const bool asks_name = call.function == Function::count || call.function == Function::blank;
    if (asks_name && !std::holds_alternative<Name>(call.arguments[0].content))
        return tr("In a formula, count and blank take the name of a field or table.");
    if (call.function != Function::round) return std::nullopt;
    const auto* const literal = std::get_if<Literal>(&call.arguments[1].content);
    const auto* const digits = literal ? std::get_if<Decimal>(&literal->value) : nullptr;
    if (!digits || !digits->is_integer() || *digits > Decimal{Decimal::fraction_digits_max})
        return tr("In a formula, round takes a number of digits from 0 to 12.");
    return std::nullopt;
}

/// `columns`: whether a column may stand here.
Problem check_shape(const Node& node, bool columns) {
    if (const auto* const name = std::get_if<Name>(&node.content)) {
        if (name->column.empty() || columns) return std::nullopt;
        return fmt::format(
            fmt::runtime(tr("The column {}.{} must stand inside sum, min, max or count.")),
            name->field, name->column);
    }
    if (const auto* const call = std::get_if<Call>(&node.content)) {
        if (const Problem problem = check_call(*call)) return problem;
        for (const Node& argument : call->arguments)
            if (const Problem problem = check_shape(argument, takes_columns(call->function)))
                return problem;
    }
    if (const auto* const chain = std::get_if<Chain>(&node.content)) {
        if (chain->operators.size() > 1 && formula::is_comparison(chain->operators[0]))
            return tr("A formula compares two values at a time; join comparisons with \"and\".");
        for (const Node& operand : chain->operands)
            if (const Problem problem = check_shape(operand, false)) return problem;
    }
    return std::nullopt;
}

bool nests_too_deep(std::string_view text) {
    std::size_t depth = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '\'') quoted = !quoted;
        if (quoted) continue;
        if (c == '(' && ++depth > Formula::depth_max) return true;
        if (c == ')' && depth > 0) --depth;
    }
    return false;
}

void collect(const Node& node, Formula::Use use, std::vector<Formula::Reference>& into) {
    if (const auto* const name = std::get_if<Name>(&node.content)) {
        if (!name->column.empty()) use = Formula::Use::column;
        into.push_back({.field = name->field, .column = name->column, .use = use});
    } else if (const auto* const call = std::get_if<Call>(&node.content)) {
        Formula::Use inner = Formula::Use::value;
        if (call->function == Function::count) inner = Formula::Use::rows;
        if (call->function == Function::blank) inner = Formula::Use::anything;
        for (const Node& argument : call->arguments) collect(argument, inner, into);
    } else if (const auto* const chain = std::get_if<Chain>(&node.content)) {
        for (const Node& operand : chain->operands) collect(operand, Formula::Use::value, into);
    }
}

}  // namespace

Formula::Formula(std::string text, std::shared_ptr<const Node> root)
    : text_{std::move(text)}, root_{std::move(root)} {}

Result<Formula> Formula::parse(std::string_view text) {
    const auto refuse = [](std::string sentence) {
        return failure(ErrorCode::invalid_input, std::move(sentence));
    };
    if (text.size() > length_max)
        return refuse(fmt::format(
            fmt::runtime(tr("The formula is too long: the limit is {} characters.")), length_max));
    if (!is_clean_utf8(text)) return refuse(tr("The formula is not valid UTF-8 text."));
    if (nests_too_deep(text))
        return refuse(fmt::format(fmt::runtime(tr("The formula nests more than {} parentheses.")),
                                  depth_max));
    formula::Parsed parsed = formula::parse_tree(text);
    if (!parsed.root)
        return refuse(
            fmt::format(fmt::runtime(tr("The formula is not understood at character {}: {}")),
                        code_points(text.substr(0, parsed.stopped_at)) + 1, text));
    if (const Problem problem = check_shape(*parsed.root, false)) return refuse(*problem);
    return Formula{std::string{text}, std::make_shared<const Node>(std::move(*parsed.root))};
}

std::vector<Formula::Reference> Formula::references() const {
    std::vector<Reference> found;
    collect(*root_, Use::value, found);
    return found;
}

FormulaOutcome Formula::evaluate(const Fields& answers) const {
    return formula::evaluate(*root_, answers);
}

Value to_value(const FormulaValue& value) {
    return std::visit([](const auto& held) { return Value{held}; }, value);
}

FormulaValue to_formula_value(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return Decimal{*whole};
    if (const auto* number = std::get_if<Decimal>(&value)) return *number;
    if (const auto* truth = std::get_if<bool>(&value)) return *truth;
    if (const auto* date = std::get_if<CivilDate>(&value)) return *date;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return {};
}

}  // namespace thidua
