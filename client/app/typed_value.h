#pragma once

#include <string>

#include "shared/base/result.h"
#include "shared/model/field_rules.h"
#include "shared/record/value.h"

namespace thidua {

class Workspace;

/// What a person typed, as the value that the field stores; blank words clear it. Numbers and dates
/// are read the Vietnamese way ("1.234" is over a thousand), else as 2026-12-15 and 1234.5; a
/// choice by its name or its words; a record by its id or the ending of one, a unit also by its
/// code. invalid_input and not_found in one sentence that says how to write it.
Result<Value> typed_value(Workspace& workspace, const FieldRule& field, const std::string& typed);

/// The value as it is shown to people: a choice in its words, a record by its name.
std::string value_words(Workspace& workspace, const FieldRule* field, const Value& value);

}  // namespace thidua
