#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/forms/form.h"
#include "shared/record/record.h"

namespace thidua {

/// How numbers and dates are written by whoever gives them.
enum class NumberStyle {
    plain,       ///< "1234.5", "2026-12-14": files
    vietnamese,  ///< "1.234,5", "14/12/2026": the window
    either       ///< command lines: one or the other; "1.500", which may be two numbers, is refused
};

/// What a person typed, as the value the field stores. Blank is null: it clears the answer. Text is
/// cleaned (shared/base/text.h). Refuses in one sentence that names the field: wrong kind, out of
/// range, too long, not UTF-8, a NUL byte.
Result<Value> parse_answer(const Field& field, std::string_view typed, NumberStyle style);

/// As people read it: "1.234,5", "97,6%", "Có", the label of a choice. "" for null. A value of
/// another kind than the field's is shown as what it is.
std::string display_answer(const Field& field, const Value& value);

/// For a value that came from elsewhere (a peer, a file): whether the form has such a place and the
/// value is of its kind and range. Null fits everywhere. One sentence that names the path.
std::optional<Error> check_value(const Form& form, std::string_view path, const Value& value);
/// The same for one field or column whose place is known.
std::optional<Error> check_value(const Field& field, const Value& value);

/// Something to look at before submitting.
struct Finding {
    FieldPath path;       ///< of the answer or cell it points at
    std::string field;    ///< key of the field, or of the table
    std::string section;  ///< key
    Severity severity = Severity::error;
    std::string message;  ///< one translated sentence
};

/// Everything that is wrong with the answers of a report, in the order of the form, then the
/// cross-field rules in theirs (one finding for each field a broken rule points at). A report may
/// be submitted when none is an error.
std::vector<Finding> check_answers(const Form& form, const Fields& answers);
bool has_errors(const std::vector<Finding>& findings);

/// What the computed fields give, by path (answers/<key>); what is missing is left out.
Fields computed_values(const Form& form, const Fields& answers);
/// The same with the reasons for what is missing, by key.
std::map<std::string, FormulaOutcome> computed_outcomes(const Form& form, const Fields& answers);

/// How far a section is filled in. Computed fields do not count; a table counts as filled with one
/// row.
struct Completion {
    std::string section;
    std::size_t fields = 0;
    std::size_t filled = 0;
    std::size_t required = 0;
    std::size_t required_filled = 0;
};
std::vector<Completion> completion_of(const Form& form, const Fields& answers);

}  // namespace thidua
