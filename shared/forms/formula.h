#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/result.h"
#include "shared/record/record.h"

namespace thidua {

namespace formula {
struct Node;
}

/// What an expression gives. Null is "missing": not known, because something it needs is blank.
using FormulaValue = std::variant<Null, bool, Decimal, CivilDate, std::string>;

struct FormulaOutcome {
    FormulaValue value;
    /// One sentence on why the value is missing; empty when it is there.
    std::string reason;
};

/// An expression of a form over the answers of one report, in exact decimals:
///
///   + - * /   = != < <= > >=   and or not   (...)   12.5   'a choice key'   true   false
///   field     table.column (inside sum, min, max, count)
///   sum(a, b, table.column)  count(table)  count(table.column)  min(...)  max(...)  abs(x)
///   round(x, digits)  if(condition, a, b)  blank(field or table)
///
/// Arithmetic and comparison with something missing is missing; sum and columns skip what is
/// missing; "false and missing" is false, "true or missing" is true. A division by zero is missing,
/// with a reason. Quotients and products are rounded half away from zero to fraction_digits_max
/// digits; a result longer than Decimal's limits is missing, with a reason. A value, cheap to copy.
class Formula {
public:
    static constexpr std::size_t length_max = 2000;  ///< bytes
    static constexpr std::size_t depth_max = 32;     ///< parentheses within parentheses

    /// How a formula uses a name, and so what the name may belong to.
    enum class Use {
        value,    ///< an answer with a value
        column,   ///< a column of a table
        rows,     ///< a table
        anything  ///< asked only whether it is blank
    };
    struct Reference {
        std::string field;
        std::string column;  ///< empty unless use is column
        Use use = Use::value;
    };

    /// Refuses what is not an expression in one sentence that gives the position (1 is the first
    /// character). Never throws.
    static Result<Formula> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    /// Every name in it, in order, repetitions included.
    [[nodiscard]] std::vector<Reference> references() const;
    /// `answers` holds the values of computed fields that the formula names, too.
    [[nodiscard]] FormulaOutcome evaluate(const Fields& answers) const;

private:
    Formula(std::string text, std::shared_ptr<const formula::Node> root);
    std::string text_;
    std::shared_ptr<const formula::Node> root_;
};

/// As a field of a record would hold it.
Value to_value(const FormulaValue& value);
FormulaValue to_formula_value(const Value& value);

}  // namespace thidua
