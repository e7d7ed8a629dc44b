#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/forms/form.h"

namespace thidua {

/// A form that somebody brings in: read_form(), and every register, state, field and value that a
/// "feed" names must be one that the table of record_rules.h has, in one of the registers that feed
/// it. A misspelt one would feed nothing, silently. invalid_input with one sentence that names the
/// field of the form, the register and the nearest name or all there are. What is stored already,
/// or comes from a newer version, is read with read_form(), which asks none of this.
Result<Form> read_new_form(std::string_view json);

/// The sentence; empty when the form takes from registers only what they have.
[[nodiscard]] std::optional<std::string> find_feed_mistake(const Form& form);

}  // namespace thidua
