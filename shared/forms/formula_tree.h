#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/forms/formula.h"

/// What the parser hands to the evaluation. Nobody else includes this.
namespace thidua::formula {

enum class Operator {
    add,
    subtract,
    multiply,
    divide,
    equal,
    unequal,
    less,
    less_equal,
    greater,
    greater_equal,
    both,
    either
};

enum class Function {
    sum,
    count,
    minimum,
    maximum,
    absolute,
    round,
    choose,
    blank,
    negative,  ///< written as a sign
    opposite   ///< written as `not`
};

struct Node;

struct Literal {
    FormulaValue value;
};

struct Name {
    std::string field;
    std::string column;  ///< empty: the field itself
};

struct Call {
    Function function = Function::sum;
    std::vector<Node> arguments;
};

/// operands[0] operators[0] operands[1] ...: operators of one rank, from left to right.
struct Chain {
    std::vector<Node> operands;
    std::vector<Operator> operators;
};

struct Node {
    std::variant<Literal, Name, Call, Chain> content;
};

struct Parsed {
    std::optional<Node> root;
    std::size_t stopped_at = 0;  ///< byte at which it stops making sense, when there is no root
};

/// Syntax only. `text` is clean UTF-8 within the limits on length and depth.
Parsed parse_tree(std::string_view text);

/// See Formula::evaluate. `root` is a tree that Formula::parse has accepted.
FormulaOutcome evaluate(const Node& root, const Fields& answers);

constexpr bool is_comparison(Operator by) {
    return by >= Operator::equal && by <= Operator::greater_equal;
}

}  // namespace thidua::formula
