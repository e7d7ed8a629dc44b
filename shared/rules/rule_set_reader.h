#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/rules/rule_set.h"

namespace thidua {

inline constexpr std::size_t rule_set_bytes_max = 1 << 19;

/// Reads a rule set's file. The text is what is stored and synced; this is what it means. Strict as
/// read_form: an unknown member or word, a code twice, a rule or document named that is not there,
/// a date that ends before it begins are refused, in one sentence that names the place. Numbers
/// that matter are whole, or texts: "0.5". Entries are unverified unless they say "confirmed"; an
/// award lists the members that are.
///
/// `base` is the set that "extends" names; then awards, rules, checks and so on stand beside its
/// own and replace those of the same key. A set of an organ ("organ") must extend one, and may
/// replace no more than vote rules, checks and standards: law is not the organ's to change.
/// "doubtful" takes the mark "confirmed" from those members of all awards that stood in the base.
Result<RuleSet> read_rule_set(std::string_view json, const RuleSet* base = nullptr);

/// Several files that may extend one another, in any order; the sets come back in the order of
/// their days. Refuses the first file that cannot be read, a key twice, and what extends a set that
/// is not among them or, by way of others, itself.
Result<std::vector<RuleSet>> read_rule_sets(const std::vector<std::string>& files);

/// The key that a file gives itself, whether or not the rest can be read.
Result<std::string> key_of_rule_set(std::string_view json);

}  // namespace thidua
