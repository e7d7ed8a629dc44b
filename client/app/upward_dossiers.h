#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "client/app/record_register.h"
#include "shared/base/result.h"
#include "shared/model/record_rules.h"
#include "shared/record/record.h"

namespace thidua {

class EditBuilder;
class Workspace;

/// A nomination that is for a higher level to decide goes there as a dossier, one for each
/// recipient, which stands where both ends read it and no other organ.

/// Those of the nomination, on a device that reads them.
std::vector<Record> dossiers_of(Workspace& workspace, const Record& nomination);
/// "Returned: thiếu biên bản".
std::string standing_words(const Record& dossier);

/// Makes the dossier in the save that forwards the nomination, or brings the one that was made up
/// to date and sends it again. Refused while the recipient has it in hand, and until all files are
/// on this device: they are asked for, and come with the next session.
Result<void> prepare_forward(Workspace& workspace, const Record& nomination, const Fields& said,
                             EditBuilder& edit);
/// What nobody above has in hand any more may go back to its unit, and what went up on paper.
Result<void> check_is_back(Workspace& workspace, const Record& nomination);
/// Its sender sends it again as the nomination is now; the organ to which it is addressed answers,
/// and no other: not_allowed.
Result<void> prepare_dossier_step(Workspace& workspace, const Record& dossier,
                                  std::string_view step, EditBuilder& edit);
/// What a person should know who has just forwarded it: that no organ of that name reads it, that
/// the letter has no number yet or does not list it.
std::vector<std::string> notes_of_forwarding(Workspace& workspace, const Record& nomination);

/// Whether an approved dossier may say it instead of the person.
[[nodiscard]] bool takes_decision_over(const RecordRule& rule, const StepRule& step);
/// What is left unsaid of the decision from above, as the approved dossier has it.
Fields with_decision_from_above(Workspace& workspace, const Record& nomination,
                                std::string_view step, Fields said);
/// The authority that an approved dossier names for that decision; empty for none.
std::string authority_above(Workspace& workspace, const Record& nomination, const Fields& said);

struct DossierTotal {
    RecordId organ;
    std::string organ_code;
    std::string organ_name;
    std::string award;  ///< code
    std::string award_name;
    std::map<std::string, std::size_t> by_state;
    std::size_t total = 0;
};
/// One for each organ and award, by the organs' names.
std::vector<DossierTotal> totals_of(Workspace& workspace,
                                    const std::vector<RegisterEntry>& dossiers);

}  // namespace thidua
