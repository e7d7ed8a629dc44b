#pragma once

#include <string>
#include <vector>

#include "client/app/list_workbook.h"
#include "client/app/periods.h"
#include "client/cli/json.h"
#include "shared/evidence/period_status.h"

/// How periods and what units owe in them are shown.
namespace thidua::cli {

Json to_json(const PeriodView& view);
/// "12 days left", "overdue by 3 days".
std::string days_words(const PeriodView& view);
/// The days on which the due date rests and that may still move; empty when there are none.
std::string expected_days_words(const PeriodView& view);
std::string phase_words(PeriodPhase phase);

Json to_json(const Standing& standing);
Json to_json(const PeriodStatus& status);
/// A period over its units, as a paragraph with a table.
std::string status_text(const PeriodStatus& status);
/// The same for a workbook, one table for each; an empty one where there is no period.
std::vector<ListTable> status_tables(const std::vector<PeriodStatus>& statuses);

}  // namespace thidua::cli
