#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/app/workspace.h"
#include "client/store/record_query.h"
#include "shared/evidence/period_status.h"
#include "shared/forms/aggregation.h"

namespace thidua {

/// A version of a report as it was sealed.
struct SealedReport {
    UnitAnswers answers;
    std::string seal;  ///< hexadecimal
    Sequence rev;      ///< where in the server's log that version stands; 0 while only here
};

/// The accepted version of the unit's report; empty without one, and when its content has not come
/// yet.
std::optional<SealedReport> find_accepted(RecordQuery& query, const UnitStanding& unit);

/// Version `version` with that seal, as it was submitted.
std::optional<SealedReport> find_sealed(RecordQuery& query, const RecordId& report,
                                        std::int64_t version, const std::string& seal);

}  // namespace thidua
