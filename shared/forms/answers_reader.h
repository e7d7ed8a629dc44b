#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/base/time.h"
#include "shared/forms/form.h"
#include "shared/record/record.h"

namespace thidua {

/// Answers from a JSON file, checked against the form, in the order of the file:
///
///   {"staff_total": 12, "answers/movement_plan": "…", "revenue": "1250.5", "has_plan": true,
///    "models": [{"name": "…", "value": "15000000"}],
///    "models/01890a5d-ac96-774b-bcce-b302099a8057/value": "16000000"}
///
/// A leading "answers/" may be left out. Numbers are exact, in quotes or not, with a point; dates
/// are 2026-12-14; null clears. A list under a table's key gives rows: the row's id follows from
/// the row key where the table declares one, else it is made from `now` and `random`. Refuses the
/// whole file in one sentence, that of parse_answer where a value is wrong.
Result<std::vector<std::pair<FieldPath, Value>>> read_answers(const Form& form,
                                                              std::string_view json, Instant now,
                                                              Random& random);

}  // namespace thidua
