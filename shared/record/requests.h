#pragma once

#include <optional>

#include "shared/record/record.h"

namespace thidua {

// What is asked of an accepted report stands in it beside the answers, one value for each field,
// until the Office reopens it (workflow.h, as_request).

/// Null where the field is to be cleared; empty where nothing is asked of it.
[[nodiscard]] std::optional<Value> find_request(const Fields& fields, const FieldPath& path);
/// Where that request stands, for its history.
[[nodiscard]] FieldPath place_of_request(const Fields& fields, const FieldPath& path);
/// The field that a path below one of the two prefixes is about; empty for any other path.
[[nodiscard]] std::optional<FieldPath> requested_field(std::string_view path);

}  // namespace thidua
