#pragma once

#include <map>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/forms/answers.h"
#include "shared/forms/form.h"

namespace thidua {

/// One unit's report in a consolidation: the version named, and nothing written after it.
struct UnitAnswers {
    RecordId unit;
    std::string unit_name;
    RecordId report;
    std::uint64_t version = 0;
    Fields answers;
};

/// What one unit gave to one figure.
struct Part {
    RecordId report;
    RecordId unit;
    std::string unit_name;
    std::uint64_t version = 0;
    Value contribution;  ///< what is added, compared or quoted; of a ratio, the numerator
    std::optional<Decimal> weight = {};  ///< of an average, the weight; of a ratio, the denominator
};

/// A row of one unit's table among the rows of all.
struct ConsolidatedRow {
    RecordId report;
    RecordId unit;
    std::string unit_name;
    RowId row;
    std::map<std::string, Value> cells = {};  ///< by column; blank cells are left out
};

/// One line of a consolidated report, traceable to the units.
struct Figure {
    std::string field;
    ConsolidationKind by = ConsolidationKind::none;
    /// A Decimal (sums, averages, counts, ratios) or date; null for words, and when there is
    /// nothing to say.
    Value value = {};
    std::vector<Part> parts = {};            ///< in the order of the units
    std::vector<ConsolidatedRow> rows = {};  ///< of table_rows
    std::string note = {};                   ///< translated: who is not in it, or why it is missing
};

/// The unit with what its computed fields give among its answers, as figures are made from it.
UnitAnswers with_computed(const Form& form, UnitAnswers unit);
/// The figure of one field that declares how; every unit is with_computed().
Figure consolidate_field(const Field& field, const std::vector<const UnitAnswers*>& units);
/// What there is to say about a figure that `units` reports are in: see Figure::note.
std::string figure_note(const Figure& figure, std::size_t units);

/// Consolidates every field that declares how, in the order of the form. Exact: a figure does not
/// depend on the order of the units, and a sum is the sum of its parts. Averages and ratios are
/// rounded once, half away from zero, at the digits their field states. A unit that left a field
/// blank is no part of its figure and is counted in the note.
std::vector<Figure> consolidate(const Form& form, const std::vector<UnitAnswers>& units);

}  // namespace thidua
