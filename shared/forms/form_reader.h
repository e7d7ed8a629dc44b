#pragma once

#include <string_view>

#include "shared/base/result.h"
#include "shared/forms/form.h"

namespace thidua {

/// Fields of one form, columns of tables included.
inline constexpr std::size_t form_fields_max = 600;
/// Labels, hints and messages, in code points.
inline constexpr std::size_t form_text_points_max = 1000;

/// Reads the definition of a form. The definition's own text is what is stored, signed and synced;
/// this is what it means. Strict: an unknown member, a key twice, a name in a formula that does
/// not exist, formulas that need one another, anything over a limit is refused, in one sentence
/// that names the field. Keys are [a-z][a-z0-9_]*, unique in the whole form (columns: in their
/// table); the form's own is [a-z][a-z0-9-]*. Numbers such as minimum are whole JSON numbers or
/// texts, "0.5".
Result<Form> read_form(std::string_view json);

}  // namespace thidua
