#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/base/id.h"
#include "shared/base/result.h"

namespace thidua {

class Workspace;

/// What the registers of the unit say for one answer of its report.
struct FedAnswer {
    std::string field;
    std::string label;
    std::size_t records = 0;  ///< of the register that belong to the period
    /// False when somebody has typed an answer already that says otherwise: it stands.
    bool is_taken = false;
    /// What the register says, for people; a line for each row by groups, empty for other tables.
    std::string words;
    std::size_t left_out = 0;  ///< of the records: their value is no row of the table
};

/// Fills the answers that the form feeds from registers (role models, initiatives, difficulties,
/// self-inspections …), all in one edit. Nothing that somebody typed is replaced; a table gets the
/// rows that it lacks, however often this is done, and rows by groups the cells that are empty.
/// Errors: not_found, not_allowed, wrong_state; wrong_state also for a form that feeds nothing.
Result<std::vector<FedAnswer>> feed_report(Workspace& workspace, const RecordId& report);

}  // namespace thidua
