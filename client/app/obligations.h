#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/model/obligation.h"

namespace thidua {

class Workspace;

/// What this device's organ must report, and by which rule.
struct ObligationView {
    RecordId id;
    Obligation obligation;
    std::string name;                    ///< in the language of the interface
    std::string words;                   ///< the rule: "every year, before 15/12"
    std::vector<std::string> reporters;  ///< kinds of units, in words; the organ itself when empty
    std::vector<RecordId> periods;       ///< that followed from it, by due date
};

/// "every year, before 15/12; the units 5 working days earlier".
std::string rule_words(const ScheduleRule& rule);

/// By key. The administrator's organisation file makes them, and the Office (obligation_desk.h).
std::vector<ObligationView> list_obligations(Workspace& workspace);
Result<ObligationView> find_obligation(Workspace& workspace, const RecordId& id);

}  // namespace thidua
