#pragma once

#include "shared/record/record.h"
#include "shared/rules/rule_set.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// What the register of awards keeps of a nomination that was decided, by the names of this day.
Fields award_fields(Workspace& workspace, const Record& nomination);

/// The same of the law of the day on which `who` decided: the award's name, the prize and how it
/// was reckoned.
void add_law(Workspace& workspace, const RuleSet& rules, Grantor who, CivilDate day,
             Fields& fields);

/// One line of the register, made once: a second time nothing happens.
void enter_award(Workspace& workspace, const Fields& fields, EditBuilder& edit);

}  // namespace thidua
