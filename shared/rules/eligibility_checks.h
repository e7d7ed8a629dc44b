#pragma once

#include <string>
#include <vector>

#include "shared/rules/eligibility.h"

namespace thidua::eligibility {

/// What one check found; nothing while the words are empty.
struct Finding {
    std::string words = {};
    std::vector<RecordId> about = {};
    std::string source = {};  ///< beside the rule set's own, when the finding has one
};

struct Question {
    const RuleSet& rules;
    const DossierFacts& facts;
    const AwardEntry& award;
};

// What was done, and for what else it counts: eligibility_achievement.cpp.
Finding find_same_achievement(const Question& question);
Finding find_several_forms(const Question& question);
Finding find_no_step_needed(const Question& question);
Finding find_not_for_merit(const Question& question);
Finding find_hold(const Question& question);
Finding find_period_outside(const Question& question);
Finding find_unrecognised_initiative(const Question& question);

}  // namespace thidua::eligibility
