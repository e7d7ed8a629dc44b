#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/evidence/verdict.h"

namespace thidua {

/// One unit in one period.
struct UnitStanding {
    RecordId unit;
    std::string unit_code;
    std::string unit_name;
    std::optional<RecordId> report;
    std::string state;  ///< of the report; empty when not started
    Standing standing;
    std::optional<CivilDate> extended_until;
    std::string reason;  ///< of the extension or exemption
};

/// One period over the units that owe a report.
struct PeriodStatus {
    RecordId period;
    std::string period_name;
    std::string form_key;
    CivilDate due_date{};
    std::string due_words;
    Instant due_at;
    std::vector<UnitStanding> units;  ///< in the organ's order

    [[nodiscard]] std::size_t count(Verdict verdict) const;
    [[nodiscard]] std::size_t extended() const;
};

}  // namespace thidua
