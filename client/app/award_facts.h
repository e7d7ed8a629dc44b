#pragma once

#include "shared/base/result.h"
#include "shared/record/record.h"
#include "shared/rules/completeness.h"
#include "shared/rules/dossier_facts.h"
#include "shared/rules/eligibility.h"
#include "shared/rules/rule_set.h"

namespace thidua {

class Workspace;

/// The head of this device's organ, as the law names such heads.
Grantor own_head(Workspace& workspace);
/// What this device knows of a nomination: its round, the nominee's earlier awards, discipline,
/// initiatives, the others of the round, the quota.
DossierFacts gather_facts(Workspace& workspace, const Record& nomination);
/// The days whose achievements it is for: its own, else those of its round.
Window achievement_days(Workspace& workspace, const Record& nomination);
/// Handed in, and nobody has turned it down or moved it to another form.
[[nodiscard]] bool is_on_its_way(const Record& nomination);
/// The same, and not on hold.
[[nodiscard]] bool is_proposed(const Record& nomination);
/// What lies in its dossier.
DossierParts gather_parts(const Record& nomination);
/// What keeps a dossier from going on, below that sentence: a line for each check and missing part.
Error open_words(std::string sentence, const std::vector<Check>& open,
                 const std::vector<MissingPart>& missing);
/// The award under which it stands in the set; not_found in words for a code the set does not know.
Result<AwardEntry> award_of(const RuleSet& rules, const Record& nomination);

}  // namespace thidua
