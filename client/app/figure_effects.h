#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/forms/aggregation.h"
#include "shared/forms/form.h"

namespace thidua {

/// What one change makes of one figure.
struct FigureEffect {
    std::string field;
    std::string label;  ///< from the form, in the current language
    /// How the figure comes about; none for a computed field that is not consolidated.
    ConsolidationKind by = ConsolidationKind::none;
    Value before;
    Value after;
    std::string before_words;  ///< as people read it; empty for nothing
    std::string after_words;
    std::string unit_label;  ///< "người", "đồng"; empty where there is none

    [[nodiscard]] bool changes() const { return before != after; }
};

/// One answer of one report before and after, among the reports of other units.
struct AnswerChange {
    UnitAnswers before;  ///< with_computed()
    UnitAnswers after;   ///< with_computed()
    FieldPath path;
};

/// What the change makes of every figure that the answer feeds: the field's own, and through
/// formulas. For words and rows of tables: what would stand in the consolidated text or table.
/// `others` are with_computed() and without the report itself.
std::vector<FigureEffect> effects_of_change(const Form& form,
                                            const std::vector<const UnitAnswers*>& others,
                                            const AnswerChange& change);

/// The same for the unit alone: what it gives to each figure, and its computed fields. Nothing of
/// other units is in it.
std::vector<FigureEffect> own_effects_of_change(const Form& form, const AnswerChange& change);

/// What becomes of the figures that are numbers or dates when a whole report comes in (`before`
/// null), goes out (`after` null) or takes the place of another version. Only those that change.
std::vector<FigureEffect> effects_of_report(const Form& form,
                                            const std::vector<const UnitAnswers*>& others,
                                            const UnitAnswers* before, const UnitAnswers* after);

/// Figures that were made once against the same from these reports, which are with_computed(): the
/// numbers and dates that differ.
std::vector<FigureEffect> effects_against(const Form& form, const std::vector<Figure>& once,
                                          const std::vector<const UnitAnswers*>& now);

/// The fields with the answer at the path set. A cell comes together with its row.
Fields with_answer(Fields answers, const FieldPath& path, const Value& value);

/// The field's label, of a cell with its column's; the path itself where the form has no such place.
std::string answer_label(const Form& form, const FieldPath& path);
/// The answer as people write it; "nothing" where there is none.
std::string answer_words(const Form& form, const FieldPath& path, const Value& value);

/// "Số mô hình: 128 → 131 (+3)", "Số mô hình: 128, unchanged": one line for people. Beside prose
/// that is shown, words of a consolidated text are not said again.
std::string effect_words(const FigureEffect& effect, bool is_beside_prose = false);
/// The same without the name of the figure: "128 → 131 (+3)".
std::string effect_change_words(const FigureEffect& effect);
/// All of them, one a line.
std::string effect_lines(const std::vector<FigureEffect>& effects, bool is_beside_prose = false);

}  // namespace thidua
