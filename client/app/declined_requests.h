#pragma once

#include "client/app/reopen_requests.h"

namespace thidua {

/// What an Office declined to open an accepted report for. The report does not ask for it any more;
/// its history still tells it to the unit.
struct DeclinedRequest {
    RecordId report;
    std::string unit_name;
    std::string period_name;
    std::string declined_by;
    std::optional<Instant> declined_at;  ///< server time; empty while the server has not answered
    std::string reason;
    std::string asked_reason;              ///< of a withdrawal, in the unit's words
    std::vector<RequestedChange> changes;  ///< `after`: as it was asked for
};

/// The last refusal since the report was submitted. `form`: the report's own; null when it is not
/// here.
std::optional<DeclinedRequest> declined_request_of(Workspace& workspace, const Record& report,
                                                   const Form* form);
/// Of this device's own unit, for a month: nothing is left to be done about them. The newest first.
[[nodiscard]] std::vector<DeclinedRequest> list_declined_requests(Workspace& workspace);

/// "Lê Thị Hà keeps the accepted report as it is: the figures agree (Tasks done: 30 → 33)".
std::string words_of(const DeclinedRequest& declined);

}  // namespace thidua
