#pragma once

#include <optional>
#include <vector>

#include "shared/record/record.h"

namespace thidua {

// What is asked of an accepted report stands in it beside the answers, one value for each field,
// until the Office reopens it or declines, or the unit takes it back (workflow.h, as_request).

/// Null where the field is to be cleared; empty where nothing is asked of it.
[[nodiscard]] std::optional<Value> find_request(const Fields& fields, const FieldPath& path);
/// Where that request stands, for its history.
[[nodiscard]] FieldPath place_of_request(const Fields& fields, const FieldPath& path);
/// The field that a path below one of the two prefixes is about; empty for any other path.
[[nodiscard]] std::optional<FieldPath> requested_field(std::string_view path);

/// What the report asks, for somebody who answers it: a long text is told by its digest.
[[nodiscard]] Fields requests_seen(const Fields& fields);
/// The fields of the requests that still are what was seen. A new row is one with its cells; the
/// wish itself goes with the last of them.
[[nodiscard]] std::vector<FieldPath> requests_as_seen(const Fields& fields, const Fields& seen);
/// Whether the unit's words or any value of a field wait there.
[[nodiscard]] bool has_requests(const Fields& fields);

}  // namespace thidua
