#pragma once

#include <string>
#include <vector>

#include "client/app/round_window.h"
#include "client/app/rule_sets.h"
#include "shared/record/record.h"
#include "shared/rules/completeness.h"
#include "shared/rules/eligibility.h"

namespace thidua {

class EditBuilder;

/// What the law of its day says of one nomination.
struct NominationReview {
    std::string rule_set;  ///< key
    std::vector<Check> checks;
    std::vector<MissingPart> missing;
    /// What keeps it from being accepted: each needs mending or a written reason.
    std::vector<Check> open;
    HandingIn handed_in = {};
    std::string too_late = {};  ///< handed in outside the round's days, with the way out
    std::string refusal;  ///< why the head may not grant it, with the right way; empty when he may
    std::string route;    ///< the way to who decides, in words; empty where the head does
};

/// Nominations against the rule sets, decisions and the register of awards.
class AwardDesk {
public:
    explicit AwardDesk(Workspace& workspace) : workspace_{workspace} {}

    /// By the set under which its dossier was received; before that by the one of today.
    Result<NominationReview> review(const RecordId& nomination);
    /// The officer goes on in spite of a check, with a reason that stays.
    Result<void> overrule(const RecordId& nomination, const std::string& check,
                          const std::string& reason);
    /// One line in the register for each nomination of an issued decision, with its prize by the
    /// base salary on the day of the decision. Doing it again adds nothing. Returns how many are
    /// there.
    Result<std::size_t> enter_awards(const RecordId& decision);
    /// The line of the register for what a higher level has decided, under that number and day.
    Result<Fields> award_from_above(const Record& nomination, const Fields& said);

private:
    Result<Record> find(std::string_view type, const RecordId& id);
    Result<RuleSet> rules_of(const Record& nomination);
    Workspace& workspace_;
};

/// What must hold before a step beyond the table of record_rules.h, and what the same save says
/// with it: the checks before a dossier is accepted, the count before the Council's result is
/// noted, the power to grant before it is presented, the nominations that a signed decision
/// decides, the dossier of one that is forwarded. What was decided above enters the register.
/// `said`: with the step.
Result<void> prepare_step(Workspace& workspace, const Record& record, std::string_view step,
                          const Fields& said, EditBuilder& edit);

}  // namespace thidua
