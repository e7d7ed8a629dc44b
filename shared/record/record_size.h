#pragma once

#include <string_view>

#include "shared/record/record.h"

namespace thidua {

/// The bytes that a field, or all of a record's fields, take at most when they are encoded
/// (shared/wire). 0 for a null value, which is not stored.
std::size_t encoded_bytes(std::string_view path, const Value& value);
std::size_t encoded_bytes(const Fields& fields);

}  // namespace thidua
