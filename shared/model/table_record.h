#pragma once

#include <optional>

#include "shared/model/record_rules.h"
#include "shared/record/edit.h"

/// What may be said of a record of the table, whoever says it: the device asks before it saves, the
/// server again before it merges.
namespace thidua {

/// The one id that a record with those keys may have; empty where ids are random.
[[nodiscard]] std::optional<RecordId> id_from_keys(const RecordRule& rule, const Fields& fields);

/// A new record that says only this: nothing that steps write but the state in which it begins,
/// everything that is needed at once, and values that fit. Fields that this version does not know
/// pass (rule 9).
[[nodiscard]] RejectReason check_new_record(const RecordRule& rule, const Fields& fields);

/// One field of a record that stands there as `now`. A value that clears what is needed at once is
/// invalid; where the record is not open only fields with a right of their own change.
[[nodiscard]] RejectReason check_change(const RecordRule& rule, const Record& now,
                                        std::string_view path, const Value& value);

}  // namespace thidua
