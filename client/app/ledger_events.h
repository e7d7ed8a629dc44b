#pragma once

#include <set>
#include <string>
#include <vector>

#include "client/app/report_corrections.h"
#include "client/app/reports.h"
#include "client/app/workspace.h"

namespace thidua {

/// What the Office made of its correction of one figure.
struct CorrectionEvent {
    HistoryEntry entry;
    Correction after;
};

/// What happened to one unit in one period that a ledger may have to tell, each oldest first.
struct UnitEvents {
    std::vector<HistoryEntry> report;
    std::vector<HistoryEntry> extension;
    std::vector<HistoryEntry> exemption;
    std::vector<CorrectionEvent> corrections;  ///< of each figure oldest first

    [[nodiscard]] std::set<EditId> edits() const;
};

/// Of the report: every step of the workflow, and with `version` > 0 also every change of an answer
/// made after that version was submitted. Read from the history on this device.
UnitEvents events_of(Workspace& workspace, const RecordId& period, const RecordId& unit,
                     std::int64_t version);

/// What the edit put at the path; null when it did not touch it.
const HistoryEntry::Change* find_change(const HistoryEntry& entry, std::string_view path);
/// The path is of an answer, or of a change of one that waits for the report to be reopened.
bool is_of_answer(const FieldPath& path);

}  // namespace thidua
