#pragma once

#include <string>
#include <vector>

#include "shared/rules/rule_set.h"

namespace thidua {

CivilDate on(const std::string& iso);

std::string content_of(const std::string& path_in_project);
/// The text of each sample file, by file name without its end.
std::string sample_file(const std::string& name);
const std::vector<RuleSet>& sample_sets();
/// What the sample sets say on that day.
const RuleSet& sample_rules_on(const std::string& iso);
/// On 20/11/2026.
const RuleSet& sample_rules();

}  // namespace thidua
