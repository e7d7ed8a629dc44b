#pragma once

#include <string_view>
#include <vector>

#include "shared/model/record_rules.h"
#include "shared/record/workflow.h"

/// Steps of the types whose states stand in the table of record_rules.h: one workflow for all of
/// them.
namespace thidua {

/// Where the record stands; where it begins when it says nothing.
[[nodiscard]] std::string_view state_of(const RecordRule& rule, const Fields& fields);
/// Null for a state that this version does not know.
[[nodiscard]] const StateRule* find_state(const RecordRule& rule, std::string_view state);
/// Whether whoever may change it may do so where it stands. A state of a newer version is not open.
[[nodiscard]] bool is_open(const RecordRule& rule, const Fields& fields);
/// What only steps write: the state, the version, what steps say, and below "steps/" who took each
/// last and when.
[[nodiscard]] bool is_written_by_steps(const RecordRule& rule, std::string_view path);
/// What no change of a record that stands there already says: its keys, what its maker fixed,
/// what only steps write, and everything where nobody may change it.
[[nodiscard]] bool is_said_once(const RecordRule& rule, std::string_view path);
/// The rules of the fields that are needed then and are not there.
[[nodiscard]] std::vector<const FieldRule*> missing_fields(const RecordRule& rule,
                                                           const Fields& fields, Need need);
/// Whether the step may be taken where the record stands.
[[nodiscard]] bool is_possible(const RecordRule& rule, const StepRule& step, const Fields& fields);

/// Compares where the record stood when the person decided with where it stands, as one: state and
/// version. The same step taken twice is done once; any other that comes too late is rejected with
/// what happened first.
[[nodiscard]] StepDecision decide_by_table(const RecordRule& rule, const Record& now,
                                           const Operation& step, const Edit& edit);

}  // namespace thidua
