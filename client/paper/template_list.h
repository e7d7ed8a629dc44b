#pragma once

#include <string>
#include <vector>

#include "client/paper/default_templates.h"

namespace thidua {

/// A page in Markdown with what each template is for and the placeholders in it.
std::string template_list(const std::vector<DefaultTemplate>& templates);

}  // namespace thidua
