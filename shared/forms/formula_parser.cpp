#include <boost/spirit/home/x3.hpp>

#include "shared/forms/formula_tree.h"

namespace thidua::formula {
namespace {

namespace x3 = boost::spirit::x3;
using boost::fusion::at_c;

using Rest = std::vector<boost::fusion::deque<Operator, Node>>;

struct AddOperators : x3::symbols<Operator> {
    AddOperators() { add("+", Operator::add)("-", Operator::subtract); }
};
struct MultiplyOperators : x3::symbols<Operator> {
    MultiplyOperators() { add("*", Operator::multiply)("/", Operator::divide); }
};
struct CompareOperators : x3::symbols<Operator> {
    CompareOperators() {
        add("=", Operator::equal)("!=", Operator::unequal)("<", Operator::less);
        add("<=", Operator::less_equal)(">", Operator::greater)(">=", Operator::greater_equal);
    }
};
struct Functions : x3::symbols<Function> {
    Functions() {
        add("sum", Function::sum)("count", Function::count)("min", Function::minimum);
        add("max", Function::maximum)("abs", Function::absolute)("round", Function::round);
        add("if", Function::choose)("blank", Function::blank);
    }
};

const AddOperators add_operator;
const MultiplyOperators multiply_operator;
const CompareOperators compare_operator;
const Functions function_name;

const auto name_character = x3::char_('a', 'z') | x3::char_('0', '9') | x3::char_('_');

auto word(const char* text) {
    return x3::lexeme[x3::lit(text) >> !name_character];
}

const auto keyword = word("and") | word("or") | word("not") | word("true") | word("false");

const auto keep = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

const auto join = [](auto& context) {
    auto& parsed = x3::_attr(context);
    Node first = std::move(at_c<0>(parsed));
    Rest rest = std::move(at_c<1>(parsed));
    if (rest.empty()) {
        x3::_val(context) = std::move(first);
        return;
    }
    Chain chain;
    chain.operands.push_back(std::move(first));
    for (auto& step : rest) {
        chain.operators.push_back(at_c<0>(step));
        chain.operands.push_back(std::move(at_c<1>(step)));
    }
    x3::_val(context) = Node{std::move(chain)};
};

/// A run of signs or of `not` is folded to one or none, so that it does not nest.
template <Function applied>
void fold_prefixes(auto& context) {
    auto& parsed = x3::_attr(context);
    Node operand = std::move(at_c<1>(parsed));
    if (at_c<0>(parsed).size() % 2 == 0) {
        x3::_val(context) = std::move(operand);
        return;
    }
    Call call{.function = applied, .arguments = {}};
    call.arguments.push_back(std::move(operand));
    x3::_val(context) = Node{std::move(call)};
}
const auto negate = [](auto& context) { fold_prefixes<Function::negative>(context); };
const auto oppose = [](auto& context) { fold_prefixes<Function::opposite>(context); };

const auto make_number = [](auto& context) {
    const auto& range = x3::_attr(context);
    const auto number = Decimal::from_text(std::string(range.begin(), range.end()));
    x3::_pass(context) = number.has_value();
    if (number) x3::_val(context) = Node{Literal{*number}};
};
const auto make_text = [](auto& context) {
    x3::_val(context) = Node{Literal{std::string{x3::_attr(context)}}};
};
const auto make_true = [](auto& context) { x3::_val(context) = Node{Literal{true}}; };
const auto make_false = [](auto& context) { x3::_val(context) = Node{Literal{false}}; };
const auto make_name = [](auto& context) {
    auto& parsed = x3::_attr(context);
    Name name{.field = std::move(at_c<0>(parsed)), .column = {}};
    if (at_c<1>(parsed)) name.column = std::move(*at_c<1>(parsed));
    x3::_val(context) = Node{std::move(name)};
};
const auto make_call = [](auto& context) {
    auto& parsed = x3::_attr(context);
    x3::_val(context) =
        Node{Call{.function = at_c<0>(parsed), .arguments = std::move(at_c<1>(parsed))}};
};

// The grammar, loosest binding first.

const x3::rule<struct ExpressionRule, Node> expression{"expression"};
const x3::rule<struct ConjunctionRule, Node> conjunction{"conjunction"};
const x3::rule<struct NegationRule, Node> negation{"negation"};
const x3::rule<struct ComparisonRule, Node> comparison{"comparison"};
const x3::rule<struct TotalRule, Node> total{"total"};
const x3::rule<struct ProductRule, Node> product{"product"};
const x3::rule<struct SignedRule, Node> signed_value{"signed value"};
const x3::rule<struct PrimaryRule, Node> primary{"value"};
const x3::rule<struct IdentifierRule, std::string> identifier{"name"};

const auto expression_def =
    (conjunction >> *((word("or") >> x3::attr(Operator::either)) > conjunction))[join];
const auto conjunction_def =
    (negation >> *((word("and") >> x3::attr(Operator::both)) > negation))[join];
const auto negation_def = (*(word("not") >> x3::attr('n')) >> comparison)[oppose];
const auto comparison_def = (total >> *(compare_operator > total))[join];
const auto total_def = (product >> *(add_operator > product))[join];
const auto product_def = (signed_value >> *(multiply_operator > signed_value))[join];
const auto signed_value_def = (*(x3::lit('-') >> x3::attr('-')) >> primary)[negate];

const auto number = x3::raw[x3::lexeme[+x3::char_('0', '9') >>
                                       -(x3::lit('.') > +x3::char_('0', '9')) >> !name_character]];
const auto text = x3::lexeme['\'' > *(x3::char_ - '\'') > '\''];
const auto call = x3::lexeme[function_name >> !name_character] >> '(' > (expression % ',') > ')';

const auto identifier_def = x3::lexeme[x3::char_('a', 'z') >> *name_character] - keyword;
const auto primary_def = number[make_number] | text[make_text] | word("true")[make_true] |
                         word("false")[make_false] | call[make_call] |
                         (identifier >> -('.' > identifier))[make_name] |
                         ('(' > expression > ')')[keep];

BOOST_SPIRIT_DEFINE(expression, conjunction, negation, comparison, total, product, signed_value,
                    primary, identifier)

constexpr char blanks[] = " \t\r\n";

bool is_blank(char c) { return std::string_view{blanks}.find(c) != std::string_view::npos; }

}  // namespace

Parsed parse_tree(std::string_view written) {
    const char* at = written.data();
    const char* const end = at + written.size();
    try {
        Node root;
        const bool parsed = x3::phrase_parse(at, end, expression, x3::char_(blanks), root);
        if (parsed && at == end) return {.root = std::move(root), .stopped_at = 0};
    } catch (const x3::expectation_failure<const char*>& failure) {
        at = failure.where();
    }
    while (at != end && is_blank(*at)) ++at;
    return {.root = std::nullopt, .stopped_at = static_cast<std::size_t>(at - written.data())};
}

}  // namespace thidua::formula
