#pragma once

#include <string>

#include "client/app/periods.h"
#include "client/app/reports.h"
#include "client/app/sync_service.h"
#include "shared/evidence/period_status.h"

namespace thidua {

/// How something stands; the view gives each tone its colours.
enum class Tone { plain, good, busy, warning, bad };

/// Where a thing stands, told three times over: colour, symbol and words (desktop.md rules 2, 9).
struct Chip {
    Tone tone = Tone::plain;
    std::string symbol;
    std::string words;

    bool operator==(const Chip&) const = default;
    [[nodiscard]] std::string text() const { return symbol + " " + words; }
};

/// Where the report's latest change stands, most urgent truth first.
Chip chip_of(const ReportSummary& report, Instant now);
/// A unit in a period: the cell of the matrix. `due_over` is irrelevant to a verdict already fixed.
Chip chip_of(const UnitStanding& standing, Instant now);
/// How urgent a period is for this unit.
Chip chip_of(const PeriodView& period);
/// The line, as the status bar shows it.
Chip chip_of(const LineState& line, Instant now);
/// The unit's own words for a workflow state: "draft", "submitted" ...
std::string report_state_words(const std::string& state);

}  // namespace thidua
