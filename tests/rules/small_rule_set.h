#pragma once

#include <string>
#include <string_view>

#include "shared/rules/rule_set_reader.h"

namespace thidua {

/// A whole rule set of a few lines, in which every kind of entry stands once.
extern const std::string small_rule_set;

/// The small set with the first occurrence of `was` replaced.
std::string small_rule_set_with(std::string_view was, std::string_view now);

/// The sentence with which reading fails; empty when it does not.
std::string problem_of(const std::string& json, const RuleSet* base = nullptr);

}  // namespace thidua
