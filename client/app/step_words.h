#pragma once

#include <string>
#include <string_view>

namespace thidua {

/// What happened to a record of that type, in the language of the interface: "Returned". The bare
/// name of a step that this version does not know (rule 9).
std::string step_words(std::string_view type, const std::string& step);

}  // namespace thidua
