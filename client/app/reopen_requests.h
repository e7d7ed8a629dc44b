#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/time.h"
#include "shared/forms/form.h"
#include "shared/record/record.h"

namespace thidua {

class Workspace;

/// One answer of an accepted report that its unit wants otherwise.
struct RequestedChange {
    FieldPath path;  ///< of the answer
    Value before;    ///< as it was accepted
    Value after;     ///< as it is asked for; null: cleared
    std::string author;
    std::string words;  ///< change_words()
};

/// What a unit asks of its Office: to open an accepted report again, because it withdrew the report
/// or typed into it. What it typed waits in the report until then, or until the Office declines.
struct ReopenRequest {
    RecordId report;
    std::string unit_name;
    std::string period_name;
    std::string asked_by;             ///< the unit's name where the history does not tell who
    std::optional<Instant> asked_at;  ///< server time; empty while the server has not answered
    std::string reason;               ///< in the unit's words; empty when it gave none
    std::vector<RequestedChange> changes;
    bool may_reopen = false;  ///< this device's person
};

/// "Tasks done: 30 → 33"; empty of a row's own mark.
std::string change_words(const Form& form, const RequestedChange& change);
/// The first few.
std::string joined_changes(const std::vector<RequestedChange>& changes);

bool asks_to_reopen(const Record& report);
/// Empty when the report asks for nothing. `form`: the report's own; null when it is not here.
std::optional<ReopenRequest> reopen_request_of(Workspace& workspace, const Record& report,
                                               const Form* form);
/// What waits for this device's person, or, of the person's own unit, for the Office; by unit.
[[nodiscard]] std::vector<ReopenRequest> list_reopen_requests(Workspace& workspace);

/// "Hoàng Văn Kiên asks to open the accepted report again: wrong figures (Tasks done: 30 → 33)". To
/// who may not open it: what it waits for. With the first few changes.
std::string words_of(const ReopenRequest& request);

}  // namespace thidua
