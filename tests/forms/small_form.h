#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "shared/forms/form.h"
#include "shared/record/record.h"

namespace thidua {

/// A form with one field of each kind, as JSON and read.
extern const std::string_view small_form_json;
Form make_small_form();

/// Answers by their keys: {"people", Value{…}}.
Fields make_answers(std::initializer_list<std::pair<std::string_view, Value>> values);

Value decimal_value(std::string_view text);

}  // namespace thidua
